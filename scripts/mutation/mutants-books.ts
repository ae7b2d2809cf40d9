import { type Mutant, mutantsOf } from "./mutant.ts";

const PAY = "unit/Payments/pay.t.sol";
const RULES = "unit/Payments/bookingRules.t.sol";
const SHARES = "fuzz/Shares.t.sol";
const REVERSE = "unit/Reversals/reverse.t.sol";
const STATE = "unit/Statements/state.t.sol";
const ON_LENT = "unit/LotLedger/onLent.t.sol";

/** Faults in what all acts of the ledger share: lots, booking rules, caps, entries. */
export const booksMutants: readonly Mutant[] = [
  ...mutantsOf(
    "money/Lots.sol",
    [PAY],
    [
      ["h.balance = h.balance - d.amount;", "", "a holding keeps what was drawn"],
      ["if (leg.remaining == ZERO) ++leg.n;", "++leg.n;", "the rest of a lot is forgotten"],
      ["if (h.balance == ZERO) _drop(account, d.colour);", "", "an empty colour stays held", [STATE]],
      ["order = ++b.lots;", "order = 1 + ++b.lots / 2;", "lots have no order", [PAY, STATE]],
      [
        "uint256 until = (bought * Amount.unwrap(leg.sold + leg.amount)) / sold;",
        "uint256 until = from + (bought * Amount.unwrap(leg.amount)) / sold;",
        "what legs buy does not sum",
        ["fuzz/Exchange.t.sol"],
      ],
      [
        "if (back && _holdings",
        "if (false && _holdings",
        "no room for other money",
        ["attacks/Colours.t.sol"],
      ],
      ["if (day.isAfter(_books[account].newest))", "if (false)", "the newest day is forgotten", [STATE]],
    ],
  ),
  ...mutantsOf(
    "money/Arrivals.sol",
    ["unit/Statements/arrivals.t.sol"],
    [
      ["day = closed.next();", "", "money arrives on a closed day"],
      [
        "held[i].amount = saturatingSub(held[i].amount, _arrivals[account][held[i].colour][day]);",
        "",
        "what came later was there before",
      ],
      [
        "uint256 following = (n | LAST_OF_WORD) + 1;",
        "uint256 following = last + 1;",
        "arrivals of later days are overlooked",
        ["unit/Statements/arrivals.t.sol", "fuzz/Statements.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "money/BookingRules.sol",
    [RULES],
    [
      [
        "uint64 order = type(uint64).max;\n        for (uint256 i; i < lots.length; ++i) {\n            if (most[i].amount == ZERO || lots[i].order > order) continue;",
        "uint64 order = 0;\n        for (uint256 i; i < lots.length; ++i) {\n            if (most[i].amount == ZERO || lots[i].order < order) continue;",
        "the youngest lot goes first",
      ],
      [
        "bool lower = Colour.unwrap(parts[i].colour) <",
        "bool lower = Colour.unwrap(parts[i].colour) >",
        "ties go to the higher colour",
        [SHARES],
      ],
      ["remainders[next] = 0;", "", "one colour gets every unit that is left", [SHARES]],
      [
        "if (proposed.length != 0) o = _compare(proposed, draws);",
        "",
        "draws against the rule are taken silently",
      ],
      ["if (proposed[j].colour == d.colour) return", "if (false) return", "a colour is drawn twice"],
      ["Reason reason = sum == amount ?", "Reason reason = !(sum < amount) ?", "draws exceed the amount"],
    ],
  ),
  ...mutantsOf(
    "money/Caps.sol",
    [PAY],
    [
      ["p.allocated = p.allocated + amount;", "", "allocations are not counted for the project"],
      [
        "if (line != NO_LINE) _lines[line].used = _lines[line].used - amount;",
        "",
        "a line does not get its room back",
        [REVERSE],
      ],
    ],
  ),
  ...mutantsOf(
    "money/Budgets.sol",
    ["unit/Budgets/verifyCost.t.sol"],
    [
      [
        "bool independent = !_PARTIES.sameGroup(verifier, owner);",
        "bool independent = true;",
        "an owner's affiliate verifies its cost",
      ],
      [
        "bool covers = !(eligibleCost < allocated);",
        "bool covers = true;",
        "a cap sinks below what is allocated",
      ],
      [
        "_projects[project].lines += uint32(lines.length);",
        "",
        "a budget counts no lines",
        ["unit/Budgets/openLines.t.sol", "unit/MoneyPolicy/checkBudget.t.sol"],
      ],
      ["budget.open = false;", "", "a closed line stays open", ["unit/Budgets/closeLine.t.sol"]],
    ],
  ),
  ...mutantsOf(
    "money/Receipts.sol",
    ["unit/Receipts/mint.t.sol"],
    [
      [
        "if (i == 0 || receipts[i].account != account) {",
        "if (i == 0) {",
        "a bank receives for an account that another keeps",
      ],
    ],
  ),
  ...mutantsOf(
    "libraries/Sequenced.sol",
    ["unit/Receipts/mint.t.sol", "unit/Payments/pay.t.sol"],
    [["return ++_lastSeq;", "return _lastSeq++;", "events are numbered from zero"]],
  ),
  ...mutantsOf(
    "money/Entries.sol",
    [REVERSE],
    [
      ["if (outgoing && b.broken)", "if (false && b.broken)", "a broken account pays", [STATE]],
      [
        "day.isAfter(b.closedThrough)) return",
        "!day.isBefore(b.closedThrough)) return",
        "the stated day is open",
        [STATE],
      ],
      [
        "return !(day.isUnknown() ? today() : day).isAfter(until);",
        "return !today().isAfter(until);",
        "availability goes by the block, not by the value date",
      ],
      [
        "_counters[colour].returned = _counters[colour].returned + amount;",
        "",
        "money whose time is over is counted nowhere",
        [REVERSE, ON_LENT],
      ],
    ],
  ),
  ...mutantsOf(
    "money/Receiving.sol",
    [ON_LENT],
    [
      ["child.repaid = child.repaid + r.amount;", "", "a loan is repaid without end"],
      [
        "repaid ? EntryState.REPAID : EntryState.RECEIVED",
        "EntryState.RECEIVED",
        "a repayment is corrected like a receipt",
        ["transitions/EntryStates.t.sol"],
      ],
    ],
  ),
];
