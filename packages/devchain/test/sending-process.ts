/**
 * Opens the chain of a folder, sends transactions as fast as they are acknowledged, alone and in batches, and
 * prints the hash of each acknowledged one. It goes on until it is killed.
 */
import { createDevchain } from "../src/index.ts";
import { CHAIN_ID, createSender, type Signed, VALIDATORS } from "./sender.ts";

const [dataDir = ""] = process.argv.slice(2);
const sender = createSender(1);
const chain = await createDevchain({
  dataDir,
  chainId: CHAIN_ID,
  validators: VALIDATORS,
  clock: () => BigInt(Math.floor(Date.now() / 1000)),
});
process.stdout.write(`ready ${chain.restored.transactions}\n`);

let nonce = Number(await chain.request("eth_getTransactionCount", [sender.address, "latest"]));
for (let round = 0; ; round++) {
  const batch: Signed[] = [];
  const size = [1, 5, 1, 20][round % 4] ?? 1;
  while (batch.length < size)
    batch.push(
      await (nonce === 0 ? sender.deploy() : sender.record(nonce, nonce % 50, nonce)).finally(() => nonce++),
    );
  await Promise.all(
    batch.map(async ({ raw }) => {
      const hash = await chain.request("eth_sendRawTransaction", [raw]);
      process.stdout.write(`ack ${hash}\n`);
    }),
  );
}
