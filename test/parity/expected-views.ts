import {
  ASSET_KINDS,
  ASSET_STATUSES,
  type Bytes32,
  type Colour,
  dayOfSecond,
  INSTRUMENT_KINDS,
  MODES,
  PARTY_STATUSES,
  ROLE_BITS,
  textToBytes32,
  ZERO_32,
} from "@green-ledger/domain";
import {
  assetHasCode,
  inForce,
  inStanding,
  isAdmitted,
  type ModelState,
  NUMBERED_CONTRACTS,
  sameGroup,
  schemeHasCode,
  termsOf,
} from "@green-ledger/domain/model";
import { testId } from "@green-ledger/testkit";
import { accountViews } from "./account-views.ts";
import { claimViews } from "./claim-views.ts";
import { evidenceViews } from "./evidence-views.ts";
import { lienViews } from "./lien-views.ts";
import { moneyViews } from "./money-views.ts";
import { poolViews } from "./pool-views.ts";
import { coloursAndOne, currencyOf, numberOf, type View, view } from "./view.ts";

const NOBODY = testId("nobody", 1);
const NO_ADDRESS = `0x${"0".repeat(40)}`;

/** Every view of every contract, for everything that is registered and for something that is not. */
export function expectedViews(state: ModelState, time: number): View[] {
  return [
    ...partyViews(state),
    ...taxonomyViews(state, time),
    ...assetViews(state, time),
    ...instrumentViews(state),
    ...accountViews(state, time),
    ...moneyViews(state),
    ...claimViews(state, time),
    ...lienViews(state),
    ...evidenceViews(state),
    ...poolViews(state),
    ...NUMBERED_CONTRACTS.map((contract) =>
      view(contract, "lastSeq", [], BigInt(state.sequences.get(contract) ?? 0)),
    ),
  ];
}

function partyViews(state: ModelState): View[] {
  const ids = [...state.parties.keys(), NOBODY];
  const views = ids.map((id) => {
    const row = state.parties.get(id);
    const expected = {
      status: numberOf(PARTY_STATUSES, row?.status ?? "none"),
      member: row?.member ?? false,
      group: row?.group ?? ZERO_32,
    };
    return view("PartyRegistry", "partyOf", [id], expected);
  });
  for (const a of ids) {
    for (const b of ids) views.push(view("PartyRegistry", "sameGroup", [a, b], sameGroup(state, a, b)));
  }
  for (const address of [...state.keys.keys(), NO_ADDRESS] as const) {
    const row = state.keys.get(address as Bytes32);
    const roles = (row?.roles ?? []).reduce((bits, role) => bits + ROLE_BITS[role], 0);
    const expected = { party: row?.party ?? ZERO_32, roles, validUntil: BigInt(row?.validUntil ?? 0) };
    views.push(view("PartyRegistry", "keyOf", [address], expected));
  }
  return views;
}

function taxonomyViews(state: ModelState, time: number): View[] {
  return [...state.schemes.keys(), "NO_SUCH_SCHEME"].flatMap((id) => {
    const scheme = textToBytes32(id);
    const row = state.schemes.get(id);
    const { effectiveFrom, effectiveTo, codes } = row ?? { effectiveFrom: 0, effectiveTo: 0, codes: [] };
    const days = [0, effectiveFrom - 1, effectiveFrom, effectiveTo, effectiveTo + 1, dayOfSecond(time)];
    return [
      view("TaxonomyRegistry", "schemeOf", [scheme], { effectiveFrom, effectiveTo, codes: codes.length }),
      ...[...codes, "NO_SUCH_CODE"].map((code) =>
        view("TaxonomyRegistry", "hasCode", [scheme, textToBytes32(code)], schemeHasCode(state, id, code)),
      ),
      ...days
        .filter((day) => day >= 0)
        .map((day) => view("TaxonomyRegistry", "inForce", [scheme, day], inForce(state, id, day))),
    ];
  });
}

function assetViews(state: ModelState, time: number): View[] {
  return [...state.assets.keys(), NOBODY].flatMap((id) => {
    const row = state.assets.get(id);
    const asset = {
      status: numberOf(ASSET_STATUSES, row?.status ?? "none"),
      kind: numberOf(ASSET_KINDS, row?.kind ?? "project"),
      epoch: row?.epoch ?? 0,
      validUntil: BigInt(row?.validUntil ?? 0),
      currency: currencyOf(row?.currency ?? ""),
      owner: row?.owner ?? ZERO_32,
      verifier: row?.verifier ?? ZERO_32,
      evidenceRoot: row?.evidenceRoots.at(-1) ?? ZERO_32,
    };
    const { eligibleCost = 0n, allocated = 0n, lines = 0 } = row ?? {};
    const codes = [...(row?.classifications ?? []), { scheme: "ICMA_GBP_2021", code: "GBP03" }];
    return [
      view("AssetRegistry", "assetOf", [id], asset),
      view("AssetRegistry", "inStanding", [id], inStanding(state, id, time)),
      view("LotLedger", "projectOf", [id], { eligibleCost, allocated, lines }),
      ...codes.map(({ scheme, code }) => {
        const args = [id, textToBytes32(scheme), textToBytes32(code)];
        return view("AssetRegistry", "hasCode", args, assetHasCode(state, id, scheme, code));
      }),
    ];
  });
}

function instrumentViews(state: ModelState): View[] {
  const views = [...state.instruments.keys(), NOBODY].flatMap((id) => {
    const row = state.instruments.get(id);
    const instrument = {
      kind: numberOf(INSTRUMENT_KINDS, row?.kind ?? "bond"),
      issuer: row?.issuer ?? ZERO_32,
      scheme: row === undefined ? ZERO_32 : textToBytes32(row.framework.scheme),
      termsRoot: row?.termsRoot ?? ZERO_32,
      tranches: row?.colours.length ?? 0,
    };
    const named = row?.framework.codes ?? [];
    return [
      view("InstrumentRegistry", "instrumentOf", [id], instrument),
      ...[...named, "GBP03", "A1"].map((code) =>
        view("InstrumentRegistry", "isEligible", [id, textToBytes32(code)], named.includes(code)),
      ),
    ];
  });
  for (const { id, colour } of state.tranches.values()) {
    views.push(view("InstrumentRegistry", "colourOf", [id], colour));
  }
  views.push(view("InstrumentRegistry", "colourOf", [NOBODY], 0));
  views.push(view("InstrumentRegistry", "colours", [], state.tranches.size - 1));
  for (const colour of coloursAndOne(state)) {
    views.push(view("InstrumentRegistry", "termsOf", [colour], termsView(state, colour)));
    for (const project of [...state.assets.keys(), NOBODY]) {
      const expected = isAdmitted(state, colour, project);
      views.push(view("InstrumentRegistry", "isAdmitted", [colour, project], expected));
    }
  }
  return views;
}

function termsView(state: ModelState, colour: Colour): unknown {
  const terms = termsOf(state, colour);
  const { framework, approvedOn, currency, issuer, payingAgent, kind, availableUntil } =
    terms?.instrument ?? {};
  return {
    currency: currencyOf(currency ?? ""),
    mode: numberOf(MODES, framework?.mode ?? "strict"),
    approvedOn: approvedOn ?? 0,
    lookBackDays: framework?.lookBackDays ?? 0,
    allocationDeadline: framework?.allocationDeadline ?? 0,
    size: terms?.tranche.size ?? 0n,
    issuer: issuer ?? ZERO_32,
    payingAgent: payingAgent ?? ZERO_32,
    instrument: terms?.tranche.instrument ?? ZERO_32,
    tranche: terms?.tranche.id ?? ZERO_32,
    kind: numberOf(INSTRUMENT_KINDS, kind ?? "bond"),
    evidenceRequired: framework?.evidenceRequired ?? false,
    placements: framework?.placements ?? 0,
    availableUntil: availableUntil ?? 0,
    parent: terms?.tranche.parent ?? 0,
  };
}
