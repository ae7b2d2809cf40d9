import { type MovementRow, ZERO_32 } from "@green-ledger/domain";

/** What an entry has unless a test says otherwise. */
export const plainRow: Omit<MovementRow, "id" | "account" | "amount" | "legs" | "place"> = {
  kind: "receipt",
  state: "received",
  direction: "in",
  rule: "fifo",
  counterparty: null,
  draws: [],
  use: null,
  origin: null,
  entrusted: false,
  payeeBank: null,
  payeeAccount: null,
  project: null,
  line: null,
  valueDate: 20_000,
  flag: "none",
  dataRoot: ZERO_32,
  reversed: [],
  request: null,
  target: null,
  correction: false,
  passage: null,
  repays: null,
};
