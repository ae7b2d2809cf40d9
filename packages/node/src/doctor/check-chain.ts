import type { Address, Hex } from "@green-ledger/domain";
import type { Outbox } from "@green-ledger/store/outbox";
import type { Projection } from "@green-ledger/store/projection";
import { type ChainLink, genesisOf } from "../chain/connect-chain.ts";
import { compareDeployment } from "../chain/find-deployment.ts";
import type { Manifest } from "../deployment/index.ts";
import { type CheckResult, judged, notDone, sound } from "./check.ts";

/** The chain is the manifest's, and the code on it is what was deployed. */
export async function checkContracts({ request }: ChainLink, manifest: Manifest): Promise<CheckResult> {
  await compareDeployment(request, manifest);
  const count = Object.keys(manifest.contracts).length;
  return sound("contracts", `${count} contracts and their implementations on chain ${manifest.chainId}`);
}

/** The index is of this chain and these contracts, and the block it has reached is on the chain. */
export async function checkIndexOnChain(
  chain: ChainLink,
  { reader, writer }: Projection,
  manifest: Manifest,
): Promise<CheckResult> {
  const check = "index and chain";
  const identity = writer.identity();
  const checkpoint = reader.checkpoint();
  if (identity === undefined || checkpoint === undefined) return notDone(check, "nothing is indexed yet");
  const faults: string[] = [];
  const genesis = await genesisOf(chain);
  if (identity.genesisHash !== genesis) {
    faults.push(
      `The index is of a chain with genesis block ${identity.genesisHash}; this one has ${genesis}.`,
    );
  }
  for (const [name, address] of Object.entries(identity.contracts)) {
    const deployed = manifest.contracts[name as keyof Manifest["contracts"]];
    if (deployed?.address !== address)
      faults.push(`The index reads ${name} at ${address}, the manifest has ${deployed?.address}.`);
  }
  const number = `0x${checkpoint.block.toString(16)}`;
  const block = (await chain.request("eth_getBlockByNumber", [number, false])) as { hash: string } | null;
  if (block?.hash !== checkpoint.hash) {
    faults.push(
      `Block ${checkpoint.block} is ${block?.hash ?? "missing"} on the chain, ${checkpoint.hash} in the index.`,
    );
  }
  const head = Number(await chain.request("eth_blockNumber"));
  return judged(check, `the index has reached block ${checkpoint.block} of ${head}`, faults);
}

/** The chain has no transaction of a key that the store of operations does not know. */
export async function checkNonces(
  { request }: ChainLink,
  outbox: Outbox,
  signers: readonly Address[],
): Promise<CheckResult> {
  const faults: string[] = [];
  for (const signer of signers) {
    const mined = Number((await request("eth_getTransactionCount", [signer, "latest"])) as Hex);
    const known = outbox.nextNonce(signer);
    if (mined > known) {
      faults.push(
        `The chain has ${mined} transactions of ${signer}, here are ${known}: the store has lost some, or another program signs with the key.`,
      );
    }
  }
  return judged("operations and chain", `transactions of ${signers.length} keys`, faults);
}
