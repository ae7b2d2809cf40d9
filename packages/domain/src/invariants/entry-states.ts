import { OTHER_MONEY } from "../hex.ts";
import { FLAGGABLE } from "../reasons.ts";
import type { MovementKind } from "../rows.ts";
import type { EntryState } from "../statuses.ts";
import { type Entered, hasMoved, leaks } from "./watcher.ts";

/** States that an entry of a kind can be in. */
const STATES: Record<MovementKind, readonly EntryState[]> = {
  receipt: ["received", "repaid", "statement"],
  payment: ["requested", "void", "paid", "confirmed", "disputed"],
  reversal: ["reversal"],
  shortfall: ["statement"],
  explanation: ["explanation"],
  lending: ["lending"],
  conversion: ["conversion"],
};

const INCOMING: readonly MovementKind[] = ["receipt", "explanation"];

/** Where what an entry says contradicts its kind or its state (L5). */
export function entryFaults(row: Entered): string[] {
  return [...kindFaults(row), ...amountFaults(row), ...(row.kind === "payment" ? paymentFaults(row) : [])];
}

function kindFaults(row: Entered): string[] {
  const { kind, state, direction, origin } = row;
  const faults: string[] = [];
  const says = (fits: boolean, fault: string) => void (fits || faults.push(`is a ${kind} ${fault}`));
  says(STATES[kind].includes(state), `that is ${state}`);
  const known = INCOMING.includes(kind) ? "in" : "out";
  says(kind === "reversal" || direction === known, `that goes ${direction}`);
  says((kind === "payment") === (row.use !== null), `with the use ${row.use ?? "of nothing"}`);
  says((kind === "receipt") === (origin !== null), `with the origin ${origin ?? "nowhere"}`);
  if (kind === "receipt") says(stateOf(row) === state, `of origin ${origin} that is ${state}`);
  const passes = kind === "lending" || kind === "conversion";
  says(passes === (row.passage !== null), "with or without a colour that it goes on in");
  says(kind === "payment" || passes === (row.payeeAccount !== null), "that arrives in an account, or not");
  const refers = kind === "reversal" || kind === "explanation";
  says(refers === (row.target !== null), "with or without an entry that it is about");
  says(kind === "reversal" || !row.correction, "that corrects");
  says(kind === "payment" || (row.flag === "none" && row.request === null), "with the marks of a payment");
  says(kind === "payment" || kind === "reversal" || row.project === null, "for a project");
  return faults;
}

function stateOf({ origin }: Entered): EntryState {
  if (origin === "repayment") return "repaid";
  return origin === "unexplained" ? "statement" : "received";
}

function amountFaults({ amount, legs, draws }: Entered): string[] {
  const nothing = [{ amount }, ...legs, ...draws].some((part) => part.amount <= 0n);
  return nothing ? ["moves nothing"] : [];
}

function paymentFaults(row: Entered): string[] {
  const { use, project, line, payeeAccount, flag, state, request } = row;
  const faults: string[] = [];
  const says = (fits: boolean, fault: string) => void (fits || faults.push(fault));
  says(flag === "none" || FLAGGABLE.includes(flag), `is marked ${flag}, which refuses`);
  says(use !== "transfer" || payeeAccount !== null, "is a transfer that arrives nowhere");
  says(payeeAccount === null || use === "transfer" || use === "return", "arrives, but leaves the ledger");
  says(use === "allocate" || project === null, "pays for a project, but allocates nothing");
  says(line === null || project !== null, "names a line without a project");
  says(hasMoved(row) || request !== null, `is ${state}, but was never asked for`);
  const leaking = hasMoved(row) && row.draws.some(({ colour }) => leaks(row, colour));
  says(!leaking || flag === "project_missing", "lets green money go without a purpose, unmarked");
  const other = row.draws.every(({ colour }) => colour === OTHER_MONEY);
  says(flag === "none" || !other || !hasMoved(row), "breaks a framework, but draws other money only");
  return faults;
}
