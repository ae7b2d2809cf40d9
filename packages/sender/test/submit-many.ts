// A process that sends payments and may be killed at any time. Arguments: a JSON object with the node's URL, the
// outbox's folder, the contracts' addresses, the private key, the party, the account, and how many payments to send.
// Prints "started" when the sender runs, and "done" when every one is mined. Each payment has one id and one idempotency key, whoever asks for it.
import {
  type Address,
  type Bytes32,
  type Log,
  OTHER_MONEY,
  type Payment,
  ZERO_32,
} from "@green-ledger/domain";
import { openOutbox } from "@green-ledger/store/outbox";
import { type ContractAddresses, createHttpRpc, createLocalSigner, createSender } from "../src/index.ts";

interface Job {
  url: string;
  directory: string;
  contracts: ContractAddresses;
  privateKey: Bytes32;
  party: Bytes32;
  payee: Bytes32;
  account: Bytes32;
  payments: number;
}

const job: Job = JSON.parse(process.argv[2] ?? "");
const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const word = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;

const outbox = await openOutbox({ directory: job.directory, log });
const signer = createLocalSigner(job.privateKey);
let ids = process.pid * 1_000;
const sender = await createSender({
  rpc: createHttpRpc({ url: job.url }),
  chainId: 88001,
  contracts: job.contracts,
  outbox,
  signers: new Map<Address, typeof signer>([[signer.address, signer]]),
  clock: () => 1_800_000_000,
  newId: () => `01890000-0000-7000-8000-${(ids++).toString(16).padStart(12, "0")}`,
  log,
  pollMs: 5,
});
console.log("started");

const payment = (n: number): Payment => ({
  id: word(0xc0de0000 + n),
  amount: 1n,
  use: "allocate",
  entrusted: false,
  payee: job.payee,
  payeeBank: null,
  payeeAccount: null,
  project: null,
  line: null,
  valueDate: 0,
  dataRoot: ZERO_32,
  draws: [{ colour: OTHER_MONEY, amount: 1n }],
  documents: [],
});

const pending = new Set<string>();
outbox.onChange(({ id, status }) => {
  if (status === "mined" || status === "failed") pending.delete(id);
});
for (let n = 0; n < job.payments; n++) {
  const result = await sender.submit({
    commands: [{ kind: "recordPayments", account: job.account, payments: [payment(n)] }],
    subject: "bank",
    party: job.party,
    signer: signer.address,
    idempotency: { scope: "bank", key: `${n}`, bodyHash: word(n) },
    profiles: [],
  });
  if (result.kind === "mismatch") throw new Error(`payment ${n} was asked for with another body`);
  const { id } = result.operation;
  const status = outbox.operation(id)?.status;
  if (status !== "mined" && status !== "failed") pending.add(id);
}
while (pending.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
await sender.stop(10_000);
await outbox.close();
console.log("done");
