import { originNames } from "@green-ledger/protocol";
import { CertificateError } from "../certificate-error.ts";
import type { Evidence, ProvedEvent } from "../evidence.ts";
import { type Hex, lower } from "../hex.ts";
import { nameOf, placeOf, trancheOfColour } from "./common.ts";
import type { StatementOf, SubjectOf } from "./schema.ts";

/** The colour of money that carries no promise. */
const OTHER_MONEY = 0;

type Lot = SubjectOf<"lot_origin">["lot"];
type Step = StatementOf<"lot_origin">["path"][number];

/** From the birth of each lot on the way, back to one that has no parent (L2). */
export function deriveLotOrigin(
  evidence: Evidence,
  { lot }: SubjectOf<"lot_origin">,
): StatementOf<"lot_origin"> {
  const path: Step[] = [];
  const births = new Set<ProvedEvent>();
  let at: Lot = lot;
  for (;;) {
    const born = birthOf(evidence, at);
    // Of a chain that somebody made up, lots may come from each other.
    if (births.has(born)) throw new CertificateError("event_repeated", `LotLedger.${born.name}`);
    births.add(born);
    path.unshift(stepOf(at, born));
    if (born.name === "LotCreated") break;
    const { account, colour, n } = born.args;
    at = { account: lower(account), colour: Number(colour), n: Number(n) };
  }
  const colours = [...new Set(path.map(({ colour }) => colour))].filter((each) => each !== OTHER_MONEY);
  const tranches = colours.sort((a, b) => a - b).map((colour) => trancheOfColour(evidence, colour));
  const source = tranches.find(({ colour }) => colour === path[0]?.colour);
  return {
    kind: "lot_origin",
    lot,
    amount: path.at(-1)?.amount ?? "0",
    root: rootOf(evidence, birthOf(evidence, at)),
    instrument: source?.instrument ?? null,
    issuer: source === undefined ? null : issuerOf(evidence, source.instrument),
    tranches,
    path,
  };
}

/** A lot is born once: as a root, or as the child of one lot. */
function birthOf(evidence: Evidence, { account, colour, n }: Lot): ProvedEvent {
  const [root] = evidence.events(
    "LotLedger",
    "LotCreated",
    (args) => args.account === account && args.colour === BigInt(colour) && args.n === BigInt(n),
  );
  if (root !== undefined) return root;
  return evidence.event(
    "LotLedger",
    "LotMoved",
    (args) =>
      args.childAccount === account && args.childColour === BigInt(colour) && args.childN === BigInt(n),
  );
}

function stepOf(lot: Lot, { name, args, header }: ProvedEvent): Step {
  const amount = String(name === "LotCreated" ? args.amount : args.childAmount);
  return { ...lot, movement: lower(args.movement), amount, ...placeOf(header) };
}

/** What brought the money in: a receipt, a counter-entry, a statement's explanation. */
function rootOf(evidence: Evidence, { args, transaction }: ProvedEvent): StatementOf<"lot_origin">["root"] {
  const under = (name: string, id: string) =>
    evidence.events(
      "LotLedger",
      name,
      (each, event) => event.transaction === transaction && each[id] === args.movement,
    )[0];
  const receipt = under("ReceiptRecorded", "receipt");
  if (receipt !== undefined)
    return { kind: "receipt", origin: nameOf(originNames, receipt.args.origin), of: null };
  const reversal = under("EntryReversed", "reversal");
  if (reversal !== undefined) return { kind: "counter_entry", origin: null, of: lower(reversal.args.target) };
  const restored = evidence.event(
    "LotLedger",
    "LeakRestored",
    (each, event) => event.transaction === transaction && each.explanation === args.movement,
  );
  return { kind: "explanation", origin: null, of: lower(restored.args.statement) };
}

function issuerOf(evidence: Evidence, instrument: Hex): Hex {
  const { args } = evidence.event(
    "InstrumentRegistry",
    "InstrumentRegistered",
    (each) => each.instrument === instrument,
  );
  return lower(args.issuer);
}
