import { type Mutant, mutantsOf } from "./mutant.ts";

const FORM = "unit/PoolBook/form.t.sol";
const ADD = "unit/PoolBook/addItems.t.sol";
const REMOVE = "unit/PoolBook/removeItems.t.sol";
const ACCEPT = "unit/PoolBook/acceptItems.t.sol";
const CLOSE = "unit/PoolBook/close.t.sol";
const FLOWS = "unit/PoolBook/reportFlows.t.sol";
const SUBSTITUTE = "unit/PoolBook/acceptSubstitution.t.sol";
const ISSUE = "unit/NoteRegister/issue.t.sol";
const DISTRIBUTE = "unit/NoteRegister/distribute.t.sol";
const LIFT = "unit/LienBook/lift.t.sol";

/** Faults in pools, their notes, and what is held or sold. */
export const poolsMutants: readonly Mutant[] = [
  ...mutantsOf(
    "trade/PoolLedger.sol",
    [FLOWS],
    [
      ["require(p.servicer == caller, ", "require(true, ", "anyone services a pool"],
      ["require(!valueDate.isAfter(today()), ", "require(true, ", "money comes in tomorrow"],
    ],
  ),
  ...mutantsOf(
    "trade/PoolComposition.sol",
    [ADD, FORM],
    [
      [
        "require(admitted, PoolBook_ProjectNotAdmitted(o.item, o.project));",
        "",
        "a loan names any project as its purpose",
      ],
      [
        "require(own, PoolBook_NotLender(o.item, terms.payingAgent, o.originator));",
        "",
        "another's loan is pooled",
      ],
      ["s.principal = s.principal - i.principal;", "", "a removed loan stays in the sums", [REMOVE]],
      ["if (accepted) _LIENS.lift(i.lien);", "", "a removed loan stays encumbered", [REMOVE]],
      [
        "require(agreed, PoolBook_PrincipalDiffers(",
        "require(true, PoolBook_PrincipalDiffers(",
        "another sum is sold",
        [ACCEPT],
      ],
      ["_encumber(p.issuer, a.item, i);", "", "a loan is pooled twice", [ACCEPT]],
      ["require(!_prepared[pool][msg.sender], ", "require(true, ", "who formed a pool closes it", [CLOSE]],
      ["require(p.offered == 0, ", "require(true, ", "a pool closes with what nobody sold", [CLOSE]],
    ],
  ),
  ...mutantsOf(
    "trade/PoolSubstitutions.sol",
    [SUBSTITUTE],
    [
      [
        "require(covers, PoolBook_ReplacementTooSmall(",
        "require(true, PoolBook_ReplacementTooSmall(",
        "a loan is replaced by less",
      ],
      ["_LIENS.lift(out.lien);", "", "a replaced loan stays encumbered"],
      ["sums.cash = sums.cash + cash;", "", "cash of a substitution is lost"],
      [
        "require(s.proposedBy != msg.sender, PoolBook_PreparedBySameKey(s.pool, msg.sender));",
        "",
        "who proposes a substitution approves it",
        ["unit/PoolBook/approveSubstitution.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "trade/PoolBook.sol",
    [FLOWS],
    [
      ["_flows[pool][f.item][f.kind][f.receipt] = true;", "", "one receipt is reported twice"],
      ["s.collected = s.collected + f.amount;", "", "what is collected is not summed"],
      ["bool lost = !(i.recovered > i.writtenOff);", "bool lost = true;", "more is recovered than was lost"],
      [
        "require(!(amount > i.outstanding), ",
        "require(true, ",
        "more is lost than is owed",
        ["unit/PoolBook/writeOff.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "trade/NoteRegister.sol",
    [DISTRIBUTE],
    [
      ["require(!(d.principal > available), ", "require(true, ", "principal is paid that never came in"],
      ["require(!(d.interest > available), ", "require(true, ", "interest is paid that never came in"],
      ["require(!(d.principal > unpaid), ", "require(true, ", "notes are repaid beyond their face"],
      ["require(!(issued > size), ", "require(true, ", "more notes than the tranche has", [ISSUE]],
      [
        "_faces[note][from] = held - face;",
        "",
        "transferred notes are there twice",
        ["unit/NoteRegister/transfer.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "trade/LienBook.sol",
    ["unit/LienBook/accept.t.sol", "unit/LienBook/encumber.t.sol"],
    [
      ["if (exclusive && e.exclusive != NO_LIEN) {", "if (false) {", "an object is sold twice"],
      ["require(record.desk == msg.sender, ", "require(true, ", "one desk lifts another's lien", [LIFT]],
      [
        "require(record.desk == address(0), LienBook_HeldByDesk(lien, record.desk));",
        "",
        "a desk's lien is released past it",
        ["unit/LienBook/release.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "trade/TransferDesk.sol",
    ["unit/TransferDesk/accept.t.sol"],
    [
      ["require(owner == t.from, ", "require(true, ", "what was sold since is sold again"],
      [
        "t.consents = t.liensAt == changes ? t.consents + 1 : 1;",
        "t.consents = t.consents + 1;",
        "a consent to other liens counts",
        ["unit/TransferDesk/consent.t.sol", "unit/TransferDesk/accept.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "trade/EvidenceBook.sol",
    ["unit/EvidenceBook/acknowledge.t.sol"],
    [
      [
        "require(key != msg.sender, EvidenceBook_SameKey(document, key));",
        "",
        "one key clears its own suspicion",
      ],
      [
        "if (reason == Reason.NONE && _contains(documents, i)) reason = Reason.EVIDENCE_USED;",
        "",
        "one use takes a document twice",
        ["unit/EvidenceBook/use.t.sol"],
      ],
    ],
  ),
];
