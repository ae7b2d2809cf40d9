import { type Mutant, mutantsOf } from "./mutant.ts";

const PAYMENT = "unit/MoneyPolicy/checkPayment.t.sol";
const ALLOCATION = "unit/MoneyPolicy/checkAllocation.t.sol";
const BUDGET = "unit/MoneyPolicy/checkBudget.t.sol";
const CONVERT = "unit/Passages/convert.t.sol";
const CHILD = "unit/InstrumentRegistry/registerChild.t.sol";
const USE = "unit/EvidenceBook/use.t.sol";

/** Faults in policy, registries and the books of trade. */
export const rulesMutants: readonly Mutant[] = [
  ...mutantsOf(
    "policy/MoneyPolicy.sol",
    [PAYMENT],
    [
      [
        "return inside ? Reason.PAYEE_AFFILIATED : Reason.NONE;",
        "return Reason.NONE;",
        "money is washed inside the group",
      ],
      [
        "inside || _isIssuers(p, b.ties[i], payee)",
        "inside",
        "money is washed through a third party",
        ["attacks/Washing.t.sol"],
      ],
      ["if (p.payeeBank == s.holder.custodian)", "if (false)", "a bank confirms itself"],
      [
        "stated - exact) < 1e18;",
        "stated - exact) < 2e18;",
        "a rate explains a unit more",
        ["fuzz/Exchange.t.sol"],
      ],
      [
        "bool child = terms.parent == c.colour && c.colour != OTHER_MONEY;",
        "bool child = terms.parent != OTHER_MONEY;",
        "money becomes any tranche's",
        [CONVERT],
      ],
      [
        "if (!lender) return",
        "if (false) return",
        "anyone lends the tranche's money",
        ["unit/Passages/lend.t.sol"],
      ],
      [
        "if (r.amount > MOST_AT_ONCE) return",
        "if (false) return",
        "one receipt overflows the counters",
        ["unit/MoneyPolicy/checkReceipt.t.sol"],
      ],
      [
        "bool allowed = s.terms[i].placements &",
        "bool allowed = true || s.terms[i].placements &",
        "idle money is placed anywhere",
      ],
      [
        "if (!_isOfOneCurrency(terms)) return _refuse(Reason.CURRENCY_MISMATCH, r.colour);",
        "",
        "money is repaid in another currency",
        ["unit/LotLedger/onLent.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "policy/AllocationPolicy.sol",
    [ALLOCATION],
    [
      [
        "return green > room ? _exceeds(Reason.CAP_EXCEEDED, OTHER_MONEY, room) : _accept();",
        "return _accept();",
        "a cap is exceeded",
      ],
      ["if (!s.background.inStanding)", "if (false)", "a project out of standing is paid"],
      [
        "return s.project.lines == 0 ? _accept() : _refuse(Reason.LINE_MISSING, OTHER_MONEY);",
        "return _accept();",
        "a budget is passed by",
        [BUDGET],
      ],
      [
        "if (budget.payee != NO_PARTY && budget.payee != p.payee)",
        "if (false)",
        "a line pays anyone",
        [BUDGET],
      ],
      [
        "if (terms.evidenceRequired && p.documents.length == 0)",
        "if (false)",
        "documents are not asked for",
        [ALLOCATION, BUDGET],
      ],
      [
        "bool free = p.entrusted ||",
        "bool free = true ||",
        "large payments are not entrusted",
        [ALLOCATION, BUDGET],
      ],
      [
        "if (o.verdict == Verdict.REFUSE) return o;",
        "",
        "the last refusal wins",
        [ALLOCATION, PAYMENT, BUDGET],
      ],
    ],
  ),
  ...mutantsOf(
    "registry/AccountRegistry.sol",
    ["unit/AccountRegistry/acceptRule.t.sol"],
    [
      [
        "require(change.proposer != msg.sender, AccountRegistry_SameKey(account, msg.sender));",
        "",
        "one key changes the rule",
      ],
      [
        "change.effectiveFrom = uint64(block.timestamp) + RULE_DELAY;",
        "change.effectiveFrom = uint64(block.timestamp);",
        "a rule changes at once",
      ],
      [
        "require(change.proposed && !_inForce(change), ",
        "require(change.proposed, ",
        "a rule in force is withdrawn",
        ["unit/AccountRegistry/withdrawRule.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "registry/InstrumentRegistry.sol",
    [CHILD],
    [
      [
        "if (r.payingAgent != parent.issuer && r.payingAgent != parent.payingAgent) return false;",
        "",
        "a child's money returns to anyone",
      ],
      ["if (limited && earliest < ", "if (false && earliest < ", "a child reaches back further"],
      ["if (f.placements & ~parent.placements != 0) return false;", "", "a child is placed more freely"],
      ["require(parent.issuer == issuer, ", "require(true, ", "a child of another's tranche"],
    ],
  ),
  ...mutantsOf(
    "trade/EvidenceBook.sol",
    [USE],
    [
      [
        "if (e.status == DocumentStatus.SUSPECT) return Reason.EVIDENCE_SUSPECT;",
        "",
        "a suspect document is used",
      ],
      ["if (_useOf(e, purpose) != 0) return Reason.EVIDENCE_USED;", "", "a document is used twice"],
      [
        "return bound && e.project != place ? Reason.EVIDENCE_OTHER_PROJECT : Reason.NONE;",
        "return Reason.NONE;",
        "a document serves two projects",
      ],
    ],
  ),
  ...mutantsOf(
    "trade/LienBook.sol",
    ["unit/LienBook/accept.t.sol", "unit/LienBook/encumber.t.sol"],
    [
      ["require(!(record.shareBps > available), ", "require(true, ", "more than the whole is encumbered"],
      ["require(holder == NO_LIEN, ", "require(true, ", "two creditors have one rank"],
    ],
  ),
  ...mutantsOf(
    "trade/TransferDesk.sol",
    ["unit/TransferDesk/accept.t.sol"],
    [
      [
        "require(consents == e.active, ",
        "require(true, ",
        "an encumbered asset is transferred without consent",
      ],
    ],
  ),
];
