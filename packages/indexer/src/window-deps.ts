import { toEventSelector } from "viem";
import { createAnnounced } from "./chain/announced.ts";
import { createLogReader } from "./chain/read-logs.ts";
import type { Rpc } from "./chain/rpc.ts";
import { type ContractAddresses, eventsOf, isNumbered, LEDGER_CONTRACTS } from "./contracts.ts";
import { createDecoder } from "./decode/decoder.ts";
import type { WindowDeps } from "./follow/read-window.ts";

/** The parts that read blocks of our contracts from a node. */
export function createWindowDeps(rpc: Rpc, contracts: ContractAddresses): WindowDeps {
  const addresses = LEDGER_CONTRACTS.map((name) => contracts[name]);
  const topics = (name: (typeof LEDGER_CONTRACTS)[number]) =>
    eventsOf(name)
      .filter(isNumbered)
      .map((event) => toEventSelector(event));
  const emitters = new Map(LEDGER_CONTRACTS.map((name) => [contracts[name], topics(name)]));
  const announced = createAnnounced(emitters);
  return {
    rpc,
    contracts,
    announced,
    logReader: createLogReader({ rpc, addresses, announced }),
    decoder: createDecoder(contracts),
  };
}
