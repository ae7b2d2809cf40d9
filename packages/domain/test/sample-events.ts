import { OTHER_MONEY, textToBytes32 } from "../src/hex.ts";
import type { LedgerEvent } from "../src/projection/index.ts";
import { claim } from "./claim-events.ts";
import { moveMoney } from "./money-events.ts";
import { evidenceStory } from "./sample-evidence.ts";
import { tellOfLiens } from "./sample-liens.ts";
import { runPool } from "./sample-pools.ts";
import { ACTOR, createScript, IDS, id32, type Script, TIME } from "./script.ts";

export * from "./script.ts";

const GBP = "0x474250";

/** Every kind of event at least once, with money that is drawn, moved on, allocated, returned, charged and refused. */
export function wholeStory(): LedgerEvent[] {
  const script = createScript();
  found(script);
  classify(script);
  claim(script);
  moveMoney(script);
  runPool(script);
  tellOfLiens(script);
  evidenceStory(script);
  return script.events;
}

function found({ emit }: Script): void {
  for (const party of [IDS.bank, IDS.issuer]) {
    emit("PartyRegistry", "PartyAdmitted", { party, group: party, dataRoot: id32(1) });
  }
  emit("PartyRegistry", "CounterpartyRegistered", {
    party: IDS.supplier,
    registrar: IDS.issuer,
    dataRoot: id32(2),
  });
  emit("PartyRegistry", "PartyGroupChanged", {
    party: IDS.supplier,
    oldGroup: IDS.supplier,
    newGroup: IDS.bank,
  });
  emit("PartyRegistry", "PartySuspended", { party: IDS.issuer, reasonRoot: id32(3) });
  emit("PartyRegistry", "PartyReinstated", { party: IDS.issuer, reasonRoot: id32(3) });
  emit("PartyRegistry", "PartySuspended", { party: IDS.supplier, reasonRoot: id32(3) });
  const forever = 2n ** 64n - 1n;
  emit("PartyRegistry", "KeyBound", { key: IDS.key, party: IDS.bank, roles: 5, validUntil: forever });
  emit("PartyRegistry", "KeyBound", { key: ACTOR, party: IDS.bank, roles: 1, validUntil: 9n });
  emit("PartyRegistry", "KeyRevoked", { key: ACTOR, party: IDS.bank });
  const dates = { effectiveFrom: 18_000, effectiveTo: 0 };
  emit("TaxonomyRegistry", "SchemeRegistered", { scheme: IDS.scheme, ...dates, sourceRoot: id32(4) });
  for (const code of ["GBP01", "GBP02"]) {
    emit("TaxonomyRegistry", "CodeAdded", { scheme: IDS.scheme, code: textToBytes32(code) });
  }
  emit("TaxonomyRegistry", "SchemeClosed", { scheme: IDS.scheme, effectiveTo: 20_000 });
}

function classify(script: Script): void {
  const { emit } = script;
  for (const [asset, parents] of [
    [IDS.asset, []],
    [id32(0xa6), [IDS.asset]],
  ] as const) {
    emit("AssetRegistry", "AssetRegistered", {
      asset,
      owner: IDS.issuer,
      kind: 0,
      currency: GBP,
      evidenceRoot: id32(5),
      classifications: [{ scheme: IDS.scheme, code: IDS.code }],
      parents,
    });
  }
  const report = { asset: IDS.asset, reportRoot: id32(7) };
  emit("AssetRegistry", "EvidenceAdded", { asset: IDS.asset, evidenceRoot: id32(6) });
  emit("AssetRegistry", "AssetConfirmed", { ...report, verifier: IDS.bank, validUntil: 77n, epoch: 1 });
  const reason = { asset: IDS.asset, by: IDS.bank, reasonRoot: id32(8) };
  emit("AssetRegistry", "AssetSuspended", { ...reason, epoch: 2 });
  emit("AssetRegistry", "AssetReinstated", { ...reason, epoch: 3 });
  emit("AssetRegistry", "AssetRejected", { ...report, asset: id32(0xa6), verifier: IDS.bank, epoch: 1 });
  emit("InstrumentRegistry", "InstrumentRegistered", {
    instrument: IDS.instrument,
    issuer: IDS.issuer,
    kind: 1,
    currency: GBP,
    payingAgent: IDS.bank,
    approvedOn: 19_000,
    availableUntil: 20_100,
    termsRoot: id32(9),
    framework: {
      scheme: IDS.scheme,
      codes: [IDS.code],
      lookBackDays: 365,
      allocationDeadline: 0,
      mode: 1,
      evidenceRequired: false,
      placements: 6,
    },
  });
  for (const [colour, parent] of [
    [1, OTHER_MONEY],
    [2, 1],
    [3, 1],
  ] as const) {
    const { instrument } = IDS;
    const tranche = id32(0x6f + colour);
    emit("InstrumentRegistry", "TrancheRegistered", { tranche, instrument, colour, size: 1000n, parent });
  }
  for (const [account, owner, kind] of [
    [IDS.account, IDS.issuer, 2],
    [IDS.other, IDS.supplier, 2],
    [IDS.borrower, IDS.supplier, 1],
    [IDS.abroad, IDS.issuer, 4],
  ] as const) {
    emit("AccountRegistry", "AccountOpened", {
      account,
      owner,
      custodian: IDS.bank,
      kind,
      rule: 0,
      placement: kind === 4 ? 1 : 0,
      placedUntil: kind === 4 ? 19_900 : 0,
      currency: kind === 4 ? "0x455552" : GBP,
      dataRoot: id32(10),
    });
  }
  changeRules(script);
}

/** One account is on its second change of rule; another's was withdrawn. */
function changeRules({ emit }: Script): void {
  const { account, other } = IDS;
  emit("AccountRegistry", "RuleChangeProposed", { account, rule: 1 });
  emit("AccountRegistry", "RuleChangeAccepted", { account, rule: 1, effectiveFrom: BigInt(TIME) });
  emit("AccountRegistry", "RuleChangeProposed", { account, rule: 2 });
  emit("AccountRegistry", "RuleChangeProposed", { account: other, rule: 2 });
  emit("AccountRegistry", "RuleChangeWithdrawn", { account: other, rule: 2 });
}
