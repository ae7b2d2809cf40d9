import { type Mutant, mutantsOf } from "./mutant.ts";

const GROUP = "unit/PartyRegistry/setGroup.t.sol";
const AUTHORISE = "unit/PartyRegistry/authorise.t.sol";
const CONFIRM = "unit/AssetRegistry/confirm.t.sol";
const REINSTATE = "unit/AssetRegistry/reinstate.t.sol";
const ATTEST = "unit/ClaimRegistry/attest.t.sol";
const IN_FORCE = "unit/ClaimRegistry/inForce.t.sol";
const IN_STANDING = "unit/ClaimRegistry/inStanding.t.sol";

/** Faults in who is who, what is labelled and what is claimed. */
export const membersMutants: readonly Mutant[] = [
  ...mutantsOf(
    "access/Administered.sol",
    ["unit/Administered/upgradeToAndCall.t.sol"],
    [["internal override restricted {}", "internal override {}", "anyone replaces the code"]],
  ),
  ...mutantsOf(
    "access/PartyRegistry.sol",
    [AUTHORISE],
    [
      ["require(block.timestamp < k.validUntil, ", "require(true, ", "an expired key acts"],
      ["require(k.roles & role != 0, ", "require(true, ", "any key acts in any role"],
      [
        "require(_parties[k.party].status == PartyStatus.ACTIVE, PartyRegistry_PartySuspended(k.party));",
        "",
        "a suspended party acts",
      ],
      ["return _groupOf(a) == _groupOf(b);", "return a == b;", "affiliates count as strangers", [GROUP]],
      [
        "if (p.controlled) --_parties[p.group].affiliates;",
        "",
        "who left a group still counts in it",
        [GROUP, "unit/PartyRegistry/admit.t.sol"],
      ],
      [
        "require(holder == NO_PARTY || holder == party, ",
        "require(true, ",
        "a key passes to another party",
        ["unit/PartyRegistry/bindKey.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "registry/AssetRegistry.sol",
    [CONFIRM],
    [
      [
        "bool independent = !_PARTIES.sameGroup(verifier, a.owner);",
        "bool independent = true;",
        "an owner's affiliate confirms its asset",
      ],
      [
        "bool open = a.status == AssetStatus.SUGGESTED || a.status == AssetStatus.CONFIRMED;",
        "bool open = a.status != AssetStatus.SUSPENDED;",
        "a rejected asset is confirmed",
        ["transitions/AssetStatus.t.sol"],
      ],
      [
        "require(regulator || !_stoppedByRegulator[asset], ",
        "require(true, ",
        "a verifier lifts the regulator's stop",
        [REINSTATE],
      ],
      [
        "(a.validUntil == 0 || block.timestamp < a.validUntil);",
        "true;",
        "a label never ends",
        ["unit/AssetRegistry/inStanding.t.sol"],
      ],
      [
        "bool independent = verifier == NO_PARTY || !_PARTIES.sameGroup(verifier, to);",
        "bool independent = true;",
        "an asset goes to its own verifier",
        ["unit/AssetRegistry/transferOwnership.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "registry/TaxonomyRegistry.sol",
    ["unit/TaxonomyRegistry/inForce.t.sol"],
    [
      ["(s.effectiveTo.isUnknown() || !day.isAfter(s.effectiveTo));", "true;", "a scheme never ends"],
      [
        "require(s.effectiveTo.isUnknown(), TaxonomyRegistry_SchemeEnded(scheme, s.effectiveTo));",
        "",
        "an ended scheme is opened again",
        ["unit/TaxonomyRegistry/closeScheme.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "registry/ObjectOwners.sol",
    ["unit/ObjectOwners/ownerOf.t.sol"],
    [
      [
        "TrancheId.unwrap(terms.tranche) != 0 && lent;",
        "TrancheId.unwrap(terms.tranche) != 0;",
        "a bond is pledged like a loan",
      ],
      ["return terms.payingAgent;", "return terms.issuer;", "the borrower owns its debt"],
    ],
  ),
  ...mutantsOf(
    "registry/ClaimBook.sol",
    [ATTEST],
    [
      [
        "bool entitled = schema.effect != Effect.PENALTY || held & Roles.REGULATOR != 0;",
        "bool entitled = true;",
        "anyone imposes a penalty",
      ],
      [
        "bool independent = !_PARTIES.sameGroup(attester, asset.owner);",
        "bool independent = true;",
        "an owner's affiliate attests",
      ],
      ["weight += referred.weight;", "", "references have no weight"],
      [
        "block.timestamp < c.countsFrom) return false;",
        "false) return false;",
        "a claim counts within its window",
        [IN_FORCE],
      ],
      [
        "if (_claims[r.claim].epoch != r.epoch || !_inForce(r.claim)) return false;",
        "",
        "a claim outlives what it rests on",
        [IN_FORCE],
      ],
      [
        "require(!_PARTIES.sameGroup(caller, c.attester), ",
        "require(true, ",
        "an attester decides on its own claim",
        ["unit/ClaimRegistry/decide.t.sol"],
      ],
    ],
  ),
  ...mutantsOf(
    "registry/ClaimRegistry.sol",
    [IN_STANDING],
    [
      ["if (!_inForce(p.newest) && !_inForce(p.before)) return false;", "", "a permit is not needed"],
      ["if (_inForce(d.penalties[i])) return false;", "", "a penalty has no effect"],
      ["if (_inForce(p.newest)) p.before = p.newest;", "", "a new permit ends the old one at once"],
      [
        "require(kept < _MOST_PENALTIES, ",
        "require(true, ",
        "penalties beyond the most are put",
        [ATTEST, IN_STANDING],
      ],
    ],
  ),
];
