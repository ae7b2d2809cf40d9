import { type Mutant, mutantsOf } from "./mutant.ts";

const PAY = "unit/Payments/pay.t.sol";
const USES = "unit/Payments/payWithin.t.sol";
const REVERSE = "unit/Reversals/reverse.t.sol";
const ON_LENT = "unit/LotLedger/onLent.t.sol";
const RELEASE = "unit/Requests/release.t.sol";
const CONFIRM = "unit/Requests/confirm.t.sol";
const STATE = "unit/Statements/state.t.sol";
const EXPLAIN = "unit/Statements/explain.t.sol";
const LEND = "unit/Passages/lend.t.sol";
const CONVERT = "unit/Passages/convert.t.sol";

/** Faults in the acts of the ledger. */
export const actsMutants: readonly Mutant[] = [
  ...mutantsOf(
    "money/LotLedger.sol",
    [PAY],
    [
      [
        "_entries[p.id].state == EntryState.NONE ? Reason.NONE : Reason.ALREADY_RECORDED",
        "Reason.NONE",
        "an id is recorded twice",
      ],
    ],
  ),
  ...mutantsOf(
    "money/Paying.sol",
    [PAY],
    [
      [
        "c.breached = c.breached + d.amount;",
        "c.allocated = c.allocated + d.amount;",
        "a breach counts as allocated",
        [USES],
      ],
      ["c.repaid = c.repaid + d.amount;", "", "what returns by lot stays owed", [ON_LENT]],
      ["o = _repaymentObjection(draws);", "o.reason = Reason.NONE;", "a loan comes back twice", [ON_LENT]],
      [
        "payeeAccount: p.payeeAccount,\n            project: p.project,\n            line: p.line,\n            draws",
        "payeeAccount: NO_ACCOUNT,\n            project: p.project,\n            line: p.line,\n            draws",
        "an entry forgets where its money arrived",
        [CONFIRM],
      ],
      [
        "d.colour != OTHER_MONEY && p.project != NO_ASSET) green",
        "p.project != NO_ASSET) green",
        "other money counts under the cap",
        [REVERSE],
      ],
    ],
  ),
  ...mutantsOf(
    "money/Requests.sol",
    [RELEASE],
    [
      [
        "r.requester == msg.sender ? Reason.SAME_KEY : Reason.NONE",
        "Reason.NONE",
        "one key prepares and approves",
      ],
      ["if (r.deadline < block.timestamp) return Reason.REQUEST_EXPIRED;", "", "a request never runs out"],
      [
        "if (e.digest != _requestDigest(account, p)) return Reason.REQUEST_DIFFERS;",
        "",
        "something else is released",
      ],
      [
        "for (uint256 i = DAY_FROM; i < DAY_UNTIL; ++i) told[i] = 0;",
        "",
        "the bank must pay on the day that was asked for",
      ],
      [
        "state == EntryState.PAID || state == EntryState.DISPUTED;",
        "state != EntryState.NONE;",
        "anything is confirmed",
        ["transitions/EntryStates.t.sol"],
      ],
      [
        "bool bank = by == entry.payeeBank && roles & Roles.CUSTODIAN != 0;",
        "bool bank = by == entry.payeeBank;",
        "any key of the payee's bank confirms",
        [CONFIRM],
      ],
      [
        "require(r.account == account, LotLedger_EntryDiffers(id));",
        "",
        "a request of another account is cancelled",
        ["unit/Requests/cancel.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "money/Reversals.sol",
    [REVERSE],
    [
      [
        "_reversed[r.target][d.colour] = _reversed[r.target][d.colour] + d.amount;",
        "_reversed[r.target][d.colour] = d.amount;",
        "an entry is reversed again and again",
      ],
      [
        "if (counted && green > ZERO) _uncountAllocation(r.entry.project, r.entry.line, green);",
        "",
        "a project does not get its room back",
      ],
      [
        "r.entry.payeeAccount == NO_ACCOUNT ? Reason.NONE : Reason.ENTRY_NOT_REVERSIBLE",
        "Reason.NONE",
        "money that moved on is there twice",
      ],
      [
        "c.minted = c.minted - d.amount;",
        "c.returned = c.returned + d.amount;",
        "a corrected receipt stays minted",
      ],
      [
        "return r.correction ? Reason.NONE : Reason.ENTRY_NOT_REVERSIBLE;",
        "return Reason.NONE;",
        "a receipt is refunded",
      ],
    ],
  ),
  ...mutantsOf(
    "money/Statements.sol",
    [STATE],
    [
      ["b.broken = s.closing < expected;", "b.broken = false;", "no account breaks"],
      ["&& !b.newest.isAfter(s.day);", ";", "a day is stated after a later one was booked"],
      [
        "Amount other = min(missing, _amountOf(OTHER_MONEY, held));",
        "Amount other = ZERO;",
        "green money is missing before other money",
      ],
      [
        "if (s.closing - expected > MOST_AT_ONCE) return Reason.AMOUNT_TOO_LARGE;",
        "",
        "one statement overflows the counters",
      ],
      [
        "require(!(paid > restored),",
        "require(true,",
        "an explanation pays more than it restores",
        [EXPLAIN],
      ],
      ["_leaks[e.statement][d.colour] = leaked - d.amount;", "", "a leak is explained twice", [EXPLAIN]],
      [
        "require(_leakedFrom[e.statement] == e.account,",
        "require(true,",
        "another account's leak is explained",
        [EXPLAIN],
      ],
    ],
  ),
  ...mutantsOf(
    "money/Passages.sol",
    [LEND],
    [
      ["c.lent = c.lent + amount;", "", "lent money is counted nowhere"],
      [
        "_countMinted(into, arrived);",
        "_countMinted(into, amount);",
        "exchanged money is counted in the wrong currency",
        [CONVERT],
      ],
      [
        "known = _dayObjection(s.account, lending.valueDate, true);",
        "known = _dayObjection(s.account, lending.valueDate, false);",
        "a broken account lends",
      ],
      ["if (lending.to == s.account)", "if (false)", "an account lends to itself"],
    ],
  ),
];
