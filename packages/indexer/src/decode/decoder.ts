import type { Hex } from "@green-ledger/domain";
import { IndexError, type LedgerContract, type LedgerEvent } from "@green-ledger/domain/projection";
import { toEventSelector } from "viem";
import type { Header, RawLog } from "../chain/raw.ts";
import { type ContractAddresses, eventsOf, isNumbered, LEDGER_CONTRACTS } from "../contracts.ts";
import { type Decode, decoderOf } from "./event-layout.ts";

/** Turns logs into events. */
export interface Decoder {
  /**
   * The ledger's events among a block's logs, in order.
   * @throws IndexError `event_unknown` for a log of one of our contracts that no ABI here describes,
   *   `node_reply_invalid` for one that does not fit its ABI
   */
  decode(header: Header, logs: readonly RawLog[]): LedgerEvent[];
}

interface Known {
  contract: LedgerContract;
  name: string;
  /** Undefined for an event without a number, which is not the ledger's. */
  decode: Decode | undefined;
}

export function createDecoder(contracts: ContractAddresses): Decoder {
  const byAddress = new Map<Hex, { contract: LedgerContract; byTopic: Map<Hex, Known> }>(
    LEDGER_CONTRACTS.map((contract) => [contracts[contract], { contract, byTopic: topicsOf(contract) }]),
  );

  function decodeLog(header: Header, log: RawLog): LedgerEvent | undefined {
    const emitter = byAddress.get(log.address);
    if (emitter === undefined) return undefined;
    const known = emitter.byTopic.get(log.topics[0] ?? "0x");
    if (known === undefined) throw unknownEvent(emitter.contract, header, log);
    if (known.decode === undefined) return undefined;
    const place = {
      block: header.number,
      logIndex: log.logIndex,
      time: header.time,
      transaction: log.transactionHash,
    };
    // The ABI that the types of events come from is the one that is decoded by.
    return { contract: known.contract, name: known.name, args: known.decode(log), place } as LedgerEvent;
  }

  return {
    decode: (header, logs) => logs.flatMap((log) => decodeLog(header, log) ?? []),
  };
}

function topicsOf(contract: LedgerContract): Map<Hex, Known> {
  return new Map(
    eventsOf(contract).map((event) => [
      toEventSelector(event),
      { contract, name: event.name, decode: isNumbered(event) ? decoderOf(event) : undefined },
    ]),
  );
}

function unknownEvent(contract: LedgerContract, { number }: Header, log: RawLog): IndexError {
  return new IndexError(
    "event_unknown",
    `${contract} emitted an event in block ${number} that this version does not know (topic ${log.topics[0]}). Install the version that fits the contracts.`,
    { contract, block: number, logIndex: log.logIndex, topic: log.topics[0] ?? null },
  );
}
