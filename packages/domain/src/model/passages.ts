import type { CommandOf, Conversion, Lending } from "../commands.ts";
import { ruleAt } from "../entries.ts";
import { type AccountId, type Bytes32, type Colour, type MovementId, ZERO_32 } from "../hex.ts";
import { count, date } from "./counters.ts";
import { drawsBy, type Objection } from "./draws.ts";
import {
  ACCEPTED,
  type Account,
  asCustodian,
  closed,
  type Decision,
  dayObjection,
  keep,
  keptAccount,
  movementOf,
  refuse,
  stateOf,
} from "./entries.ts";
import { termsOf } from "./instruments.ts";
import { drawsOf, hasRoom, MOST_COLOURS, take } from "./lots.ts";
import { checkConversion, checkLending } from "./passage-policy.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

/** Money of one colour that goes on as another. */
interface Passage {
  id: MovementId;
  kind: "lending" | "conversion";
  from: { colour: Colour; amount: bigint };
  to: AccountId;
  into: Colour;
  arrived: bigint;
  rate: bigint;
  sourceRoot: Bytes32;
  valueDate: number;
  dataRoot: Bytes32;
}

const AT_PAR = 10n ** 18n;

/** @returns what was decided on each lending */
export function lendMoney(state: ModelState, call: Call, command: CommandOf<"lendMoney">): Decision[] {
  const caller = asCustodian(state, call);
  keptAccount(state, command.account, caller);
  return command.lendings.map((lending) => {
    const account = keptAccount(state, command.account, caller);
    const forbidden =
      lending.to === account.id
        ? ({ reason: "account_same", limit: 0n } as const)
        : checkLending(state, account, lending, call.time);
    return pass(state, call, account, passageOfLending(state, lending), forbidden);
  });
}

function passageOfLending(
  state: ModelState,
  { id, into, amount, to, valueDate, dataRoot }: Lending,
): Passage {
  const colour = termsOf(state, into)?.tranche.parent ?? 0;
  const rest = { rate: AT_PAR, sourceRoot: ZERO_32, valueDate, dataRoot };
  return { id, kind: "lending", from: { colour, amount }, to, into, arrived: amount, ...rest };
}

/** @returns what was decided on each exchange */
export function convertMoney(state: ModelState, call: Call, command: CommandOf<"convertMoney">): Decision[] {
  const caller = asCustodian(state, call);
  keptAccount(state, command.account, caller);
  return command.conversions.map((conversion) => {
    const account = keptAccount(state, command.account, caller);
    const forbidden = checkConversion(state, account, conversion, call.time);
    return pass(state, call, account, passageOfConversion(conversion), forbidden);
  });
}

function passageOfConversion(c: Conversion): Passage {
  const { id, colour, sold, into, bought, to, rate, sourceRoot, valueDate, dataRoot } = c;
  const rest = { rate, sourceRoot, valueDate, dataRoot };
  return { id, kind: "conversion", from: { colour, amount: sold }, to, into, arrived: bought, ...rest };
}

/* ----- what they have in common ----- */

function pass(
  state: ModelState,
  call: Call,
  account: Account,
  passage: Passage,
  forbidden: Pick<Objection, "reason" | "limit"> | null,
): Decision {
  const objection = objectionTo(state, call, account, passage, forbidden);
  if (objection !== null) return refuse(state, passage.id, account.id, objection);
  book(state, account, passage, call.time);
  return ACCEPTED;
}

function objectionTo(
  state: ModelState,
  call: Call,
  account: Account,
  { id, from, to, into, arrived, valueDate }: Passage,
  forbidden: Pick<Objection, "reason" | "limit"> | null,
): Objection | null {
  const about = { colour: into, amount: arrived };
  if (stateOf(state, id) !== "none") return { ...about, reason: "already_recorded", limit: 0n };
  const closedDay = dayObjection(account, valueDate, "out");
  if (closedDay !== "none") return { ...about, reason: closedDay, limit: 0n };
  if (forbidden !== null) return { ...about, ...forbidden };
  const rule = ruleAt(account, call.time);
  const drawn = drawsBy(state, rule, account.id, { amount: from.amount, proposed: [from] });
  if ("objection" in drawn) return drawn.objection;
  if (hasRoom(state, to, [into])) return null;
  return { reason: "colours_exceeded", colour: into, amount: from.amount, limit: BigInt(MOST_COLOURS) };
}

/** L1 of both colours: money leaves one as lent and enters the other as minted. */
function book(state: ModelState, account: Account, passage: Passage, time: number): void {
  const { id, kind, from, to, into, arrived, rate, sourceRoot, valueDate, dataRoot } = passage;
  keep(state, id, closed(kind));
  count(state, from.colour, { live: -from.amount, lent: from.amount });
  count(state, into, { minted: arrived, live: arrived });
  countEvent(state, "LotLedger");
  const exchange = kind === "conversion" ? { exchange: { sold: from.amount, bought: arrived } } : {};
  const arrival = { account: to, colour: into, day: valueDate, ...exchange };
  const legs = take(state, id, account.id, { ...from, to: arrival });
  date(state, valueDate, account.id);
  state.movements.set(
    id,
    movementOf(account, time, {
      id,
      kind,
      state: kind,
      direction: "out",
      amount: from.amount,
      draws: drawsOf(legs),
      payeeAccount: to,
      valueDate,
      dataRoot,
      legs,
      passage: { into, arrived, rate, sourceRoot },
    }),
  );
}
