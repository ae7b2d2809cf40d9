import { formatDecimal } from "@green-ledger/domain";
import { RULES } from "./found.ts";
import { ROUND_TRIP, SECOND_DRAWDOWN } from "./planted-amounts.ts";
import type { Figures } from "./tell-proceeds.ts";

const DIGITS = 2;
const WIDTH = 16;

/** Pence as pounds with separators: 1,234.56. */
export const pounds = (minor: bigint): string =>
  formatDecimal(minor, DIGITS).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");

/** The figures as a story for the terminal. */
export function storyOf(figures: Figures): string {
  return [...beginning(figures), "", ...rules(figures), "", ...planted(figures)].join("\n");
}

function beginning({ source, simulated }: Figures): string[] {
  return [
    "Green Ledger: where a green loan goes that is paid into an account with other money",
    "",
    `REAL       ${source.payments} payments of Oxford City Council on ${source.days} days, ${source.first} to ${source.last}: GBP ${pounds(source.paid)}`,
    `           (${source.file}, Open Government Licence v3.0; ${source.refunds} refunds). --days N tells more of them.`,
    `MODELLED   ${source.forLoan.payments} of them, GBP ${pounds(source.forLoan.amount)}, are what the loan is for: capital lines booked as main contractor.`,
    `SIMULATED  a green loan of GBP ${pounds(simulated.loan)}, GBP ${pounds(simulated.opening)} of own money at the start, GBP ${pounds(simulated.income)} of income,`,
    "           all on one operating account; the bank sends its statement (camt.053) every evening.",
  ];
}

function rules({ runs, entries }: Figures): string[] {
  const head = ["booked", ...RULES].map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(WIDTH)));
  const row = (name: string, value: (run: Figures["runs"]["fifo"]) => string) =>
    name.padEnd(24) + RULES.map((rule) => value(runs[rule]).padStart(WIDTH)).join("");
  return [
    "The same payments three times. Whose money was it? (GBP)",
    head.join(""),
    row("loan drawn", ({ minted }) => pounds(minted)),
    row("  for the project", ({ allocated }) => pounds(allocated)),
    row("  left without project", ({ breached }) => pounds(breached)),
    row("  still there", ({ live }) => pounds(live)),
    row("own money there", ({ own }) => pounds(own)),
    row("payments marked", ({ flagged }) => String(flagged)),
    row("statements", ({ statements, unbalanced }) => `${statements}, ${unbalanced} differ`),
    "entries matched".padEnd(24) +
      RULES.map((rule) => `${entries[rule].matched} of ${allOf(entries[rule])}`.padStart(WIDTH)).join(""),
    "Each loan: drawn = for the project + left without project + still there, to the penny.",
  ];
}

function planted({ planted: { roundTrip, invoice, leak, permit } }: Figures): string[] {
  const atRisk = RULES.map(
    (rule) => `${rule} ${permit.after[rule].payments} payments, GBP ${pounds(permit.after[rule].green)}`,
  );
  const unchanged = roundTrip.before.live === roundTrip.after.live;
  return [
    `PLANTED after the last real day, on the account booked specified, with a second drawdown of GBP ${pounds(SECOND_DRAWDOWN)}:`,
    `1. GBP ${pounds(ROUND_TRIP)} goes to a company of the same group and comes back.`,
    `   Still there: before ${pounds(roundTrip.before.live)}, while away ${pounds(roundTrip.away.live)}, after ${pounds(roundTrip.after.live)}${unchanged ? ": green all the way, counted nowhere." : "."}`,
    `2. One invoice pays twice. First: ${invoice.first}. Second: refused, ${invoice.second}.`,
    `3. On ${leak.day} the bank states GBP ${pounds(leak.missing)} less than was reported.`,
    `   Own money goes first; GBP ${pounds(leak.green)} of the loan leaked. Account broken: ${yes(leak.broken.broken)}. Left without project: ${pounds(leak.broken.breached)}.`,
    `   It is explained as an unreported payment for the project: left without project ${pounds(leak.explained.breached)}, for the project ${pounds(leak.explained.allocated)}.`,
    `   Entries of the bank that the ledger does not know: before ${leak.unknown.before}, then ${leak.unknown.after}.`,
    `   The next statement agrees. Account broken: ${yes(leak.mended.broken)}.`,
    "4. A permit is revoked, on which those of all three projects stand.",
    `   At risk at once, ${permit.assets} projects: ${atRisk.join("; ")}.`,
    `   The next allocation: refused, ${permit.refused}.`,
  ];
}

const allOf = ({ matched, ambiguous, unmatched }: Figures["entries"]["fifo"]): number =>
  matched + ambiguous + unmatched;
const yes = (is: boolean): string => (is ? "yes" : "no");
