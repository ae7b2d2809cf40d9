// Accepts operations until the disk refuses, and prints what was acknowledged. Arguments: the folder.
import type { Bytes32, Operation } from "@green-ledger/domain";
import { openOutbox } from "../src/outbox/index.ts";

const [directory = ""] = process.argv.slice(2);
const word = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;
const outbox = await openOutbox({ directory, log: { debug() {}, info() {}, warn() {}, error() {} } });

function operation(n: number): Operation {
  return {
    id: `opn_01890000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`,
    status: "received",
    history: [],
    commands: ["recordPayments"],
    subject: "bank",
    party: word(1),
    signer: `0x${"a1".repeat(20)}`,
    subjects: [],
    transactions: [],
    outcome: null,
    error: null,
  };
}

const codes = new Set<unknown>();
for (let n = 1; codes.size === 0; n++) {
  const requests = [2 * n, 2 * n + 1].map((m) =>
    outbox
      .receive({
        operation: operation(m),
        idempotency: { scope: "bank", key: `${m}`, bodyHash: word(m) },
        calls: [
          { index: 0, contract: "LotLedger", gas: 1, data: `0x${"ab".repeat(9_000)}`, splitFrom: null },
        ],
        profiles: [{ id: word(m), kind: "party", keeper: word(1), salt: word(2), data: {} }],
      })
      .then(
        () => console.log(`acknowledged ${m}`),
        (error: { code?: unknown }) => codes.add(error.code),
      ),
  );
  await Promise.all(requests);
}
// What comes after the first refusal is refused too, though a smaller write might still fit.
await outbox
  .bindChain({ chainId: 1, genesisHash: word(1) })
  .catch((error: { code?: unknown }) => codes.add(`later ${error.code}`));
for (const code of codes) console.log(`refused ${code}`);
await outbox.close();
