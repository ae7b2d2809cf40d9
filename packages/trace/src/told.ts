import {
  BOOKING_RULES,
  type BookingRule,
  type MovementRow,
  nameAt,
  REASONS,
  type Reason,
} from "@green-ledger/domain";
import { read, write } from "./records.ts";
import { type ForestState, TOLD } from "./state.ts";

/** What the ledger says of an entry besides its lots. */
export interface Told {
  /** Why it was flagged; "none" if it was not. */
  flag: Reason;
  /** By which its account was booked at that time. */
  rule: BookingRule;
}

/** Both in one word: there are fewer reasons than this. */
const RULE_STEP = 0x10000;

export function keepTold(state: ForestState, movement: number, { flag, rule }: MovementRow): void {
  const word = REASONS.indexOf(flag) + BOOKING_RULES.indexOf(rule) * RULE_STEP;
  write(state.movements.records, movement, TOLD, word);
}

export function toldOf(state: ForestState, movement: number): Told {
  const word = read(state.movements.records, movement, TOLD);
  return {
    flag: nameAt(REASONS, word % RULE_STEP),
    rule: nameAt(BOOKING_RULES, Math.floor(word / RULE_STEP)),
  };
}
