import {
  type AccountRegistration,
  type Command,
  type CommandOf,
  dayOfSecond,
  NO_LOOK_BACK_LIMIT,
  PLACEMENT_KINDS,
  parseDay,
} from "@green-ledger/domain";
import { testId } from "../actors.ts";
import type { Cast, Officer } from "./cast.ts";
import { poolRequests } from "./founding-pool.ts";
import type { Request } from "./request.ts";

const YEARS_10 = 315_360_000;
/** Idle money may lie on deposit. */
const DEPOSITS = 1 << PLACEMENT_KINDS.indexOf("deposit");
const root = (n: number) => testId("root", n);

/** Names of what `foundingRequests` registers. */
export const FOUNDING = {
  claimSchemas: { figure: "VERIFIED_FIGURE", permit: "DISCHARGE_PERMIT", penalty: "ENVIRONMENTAL_PENALTY" },
  schemes: { icma: "ICMA_GBP_2021", china: "CN_CATALOGUE_2020" },
  counterparties: [1, 2, 3].map((n) => testId("supplier", n)),
  assets: { wind: testId("asset wind", 1), solar: testId("asset solar", 1), plant: testId("asset plant", 1) },
  instruments: {
    bond: testId("bond", 1),
    loan: testId("loan", 1),
    bankBond: testId("bank bond", 1),
    onLoan: testId("on-loan", 1),
    euroLoan: testId("euro loan", 1),
  },
  /**
   * 1: the bond's only tranche (strict). 2 and 3: the loan's (flag). 4: of the bond of bank A (flag), which funds 5, a
   * loan, and 6, a loan in euro.
   */
  tranches: [1, 2, 3, 4, 5, 6].map((n) => testId("tranche", n)),
  accounts: {
    issuerAtA: testId("acc issuer A", 1),
    issuerAtB: testId("acc issuer B", 1),
    subsidiaryAtA: testId("acc subsid A", 1),
    contractorAtB: testId("acc contr B", 1),
    contractorAtA: testId("acc contr A", 1),
    issuerEuro: testId("acc issuer EUR", 1),
    issuerDeposit: testId("acc deposit", 1),
    lenderAtA: testId("acc lender A", 1),
    lenderEuro: testId("acc lender EUR", 1),
  },
} as const;

/** What makes a working consortium out of an empty ledger: every command is accepted, in this order. */
export function foundingRequests(cast: Cast, time: number): Request[] {
  return [
    ...admissions(cast, time),
    ...taxonomies(cast),
    ...claimSchemas(cast),
    ...projects(cast),
    ...instruments(cast, time),
    ...onLending(cast, time),
    ...accounts(cast, time),
    evidenceKey(cast, time),
    ...poolRequests(cast, time),
  ];
}

function admissions({ operator, members, officers }: Cast, time: number): Request[] {
  const all = Object.values(members);
  const admit = (parties: typeof all): Request => ({
    sender: operator,
    command: {
      kind: "admitParties",
      parties: parties.map(({ party, head }) => ({ id: party, group: head, dataRoot: root(1) })),
    },
  });
  const bind = ({ party, key, roles }: Officer): Request => ({
    sender: operator,
    command: { kind: "bindKey", key: key.address, party, roles: [...roles], validUntil: time + YEARS_10 },
  });
  return [
    admit(all.filter(({ head }) => head === null)),
    admit(all.filter(({ head }) => head !== null)),
    ...all.map(bind),
    ...Object.values(officers).map(bind),
  ];
}

function taxonomies({ operator }: Cast): Request[] {
  const scheme = (id: string, from: string, codes: string[]): Request => ({
    sender: operator,
    command: {
      kind: "registerScheme",
      scheme: id,
      effectiveFrom: parseDay(from) ?? 0,
      effectiveTo: 0,
      sourceRoot: root(2),
      codes,
    },
  });
  return [
    scheme(FOUNDING.schemes.icma, "2021-06-10", ["GBP01", "GBP02", "GBP03"]),
    scheme(FOUNDING.schemes.china, "2021-07-01", ["1.1", "3.2.2.1", "6.1"]),
  ];
}

function claimSchemas({ operator }: Cast): Request[] {
  const { figure, permit, penalty } = FOUNDING.claimSchemas;
  const schema = (more: Omit<CommandOf<"registerClaimSchema">, "kind" | "definitionRoot">): Request => ({
    sender: operator,
    command: { kind: "registerClaimSchema", definitionRoot: root(11), ...more },
  });
  return [
    schema({ schema: figure, effect: "information", longestDays: 0, challengeWindow: 0 }),
    schema({ schema: permit, effect: "permit", longestDays: 400, challengeWindow: 86_400 }),
    schema({ schema: penalty, effect: "penalty", longestDays: 0, challengeWindow: 0 }),
  ];
}

function projects({ members }: Cast): Request[] {
  const { icma, china } = FOUNDING.schemes;
  const { wind, solar, plant } = FOUNDING.assets;
  const { issuer, contractor, verifier } = members;
  const asset = (id: typeof wind, code: string) => ({
    id,
    kind: "project" as const,
    currency: "CNY",
    evidenceRoot: root(3),
    classifications: [
      { scheme: icma, code },
      { scheme: china, code: "3.2.2.1" },
    ],
    parents: [],
  });
  const judge = (id: typeof wind, eligibleCost: bigint): Request[] => [
    {
      sender: verifier.key,
      command: { kind: "confirmAsset", asset: id, validUntil: 0, reportRoot: root(4) },
    },
    { sender: verifier.key, command: { kind: "verifyCost", project: id, eligibleCost, reportRoot: root(5) } },
  ];
  return [
    {
      sender: issuer.key,
      command: {
        kind: "registerCounterparties",
        counterparties: FOUNDING.counterparties.map((id) => ({ id, dataRoot: root(6) })),
      },
    },
    {
      sender: issuer.key,
      command: { kind: "registerAssets", assets: [asset(wind, "GBP01"), asset(solar, "GBP01")] },
    },
    { sender: contractor.key, command: { kind: "registerAssets", assets: [asset(plant, "GBP02")] } },
    ...judge(wind, 60_000n),
    ...judge(solar, 30_000n),
    ...judge(plant, 40_000n),
  ];
}

function instruments({ members }: Cast, time: number): Request[] {
  const approvedOn = dayOfSecond(time) - 60;
  const { wind, solar, plant } = FOUNDING.assets;
  const { issuer, bankA, bankB } = members;
  const [bondTranche, loanTranche1, loanTranche2] = FOUNDING.tranches;
  const admit = (sender: Request["sender"], colour: number, ids: [typeof wind, string][]): Request => ({
    sender,
    command: {
      kind: "admitProjects",
      colour,
      admissions: ids.map(([project, code]) => ({ project, code })),
    },
  });
  const bond: Command = {
    kind: "registerInstrument",
    instrument: {
      id: FOUNDING.instruments.bond,
      kind: "bond",
      currency: "CNY",
      payingAgent: bankA.party,
      approvedOn,
      availableUntil: 0,
      termsRoot: root(7),
      framework: {
        scheme: FOUNDING.schemes.icma,
        codes: ["GBP01", "GBP02"],
        lookBackDays: 365,
        allocationDeadline: approvedOn + 730,
        mode: "strict",
        evidenceRequired: false,
        placements: DEPOSITS,
      },
      tranches: [{ id: bondTranche ?? root(0), size: 100_000n, parent: 0 }],
    },
  };
  const loan: Command = {
    kind: "registerInstrument",
    instrument: {
      id: FOUNDING.instruments.loan,
      kind: "loan",
      currency: "CNY",
      payingAgent: bankB.party,
      approvedOn,
      availableUntil: 0,
      termsRoot: root(8),
      framework: {
        scheme: FOUNDING.schemes.icma,
        codes: ["GBP01"],
        lookBackDays: NO_LOOK_BACK_LIMIT,
        allocationDeadline: approvedOn + 90,
        mode: "flag",
        evidenceRequired: false,
        placements: 0,
      },
      tranches: [loanTranche1, loanTranche2].map((id) => ({ id: id ?? root(0), size: 80_000n, parent: 0 })),
    },
  };
  return [
    { sender: issuer.key, command: bond },
    { sender: bankB.key, command: loan },
    admit(issuer.key, 1, [
      [wind, "GBP01"],
      [plant, "GBP02"],
    ]),
    admit(bankB.key, 2, [[solar, "GBP01"]]),
  ];
}

/** Bank A issues a bond and lends on what it brings: one loan in its currency, one in euro. */
function onLending({ members }: Cast, time: number): Request[] {
  const approvedOn = dayOfSecond(time) - 60;
  const { bankA, bankB } = members;
  const [, , , bondTranche, loanTranche, euroTranche] = FOUNDING.tranches;
  const framework = {
    scheme: FOUNDING.schemes.icma,
    codes: ["GBP01", "GBP02"],
    lookBackDays: 365,
    allocationDeadline: 0,
    mode: "flag" as const,
    evidenceRequired: false,
    placements: DEPOSITS,
  };
  const register = (
    terms: Pick<CommandOf<"registerInstrument">["instrument"], "id" | "kind" | "currency" | "payingAgent">,
    tranche: typeof bondTranche,
    parent: number,
  ): Request => ({
    sender: bankA.key,
    command: {
      kind: "registerInstrument",
      instrument: {
        ...terms,
        approvedOn,
        availableUntil: approvedOn + 80,
        termsRoot: root(12),
        framework,
        tranches: [{ id: tranche ?? root(0), size: 60_000n, parent }],
      },
    },
  });
  const { bankBond, onLoan, euroLoan } = FOUNDING.instruments;
  const { wind, plant } = FOUNDING.assets;
  const admissions = [
    { project: wind, code: "GBP01" },
    { project: plant, code: "GBP02" },
  ];
  return [
    register({ id: bankBond, kind: "bond", currency: "CNY", payingAgent: bankB.party }, bondTranche, 0),
    register({ id: onLoan, kind: "loan", currency: "CNY", payingAgent: bankA.party }, loanTranche, 4),
    register({ id: euroLoan, kind: "loan", currency: "EUR", payingAgent: bankA.party }, euroTranche, 4),
    { sender: bankA.key, command: { kind: "admitProjects", colour: 5, admissions } },
  ];
}

function accounts({ members }: Cast, time: number): Request[] {
  const { bankA, bankB, issuer, subsidiary, contractor } = members;
  const ids = FOUNDING.accounts;
  const account = (
    id: typeof ids.issuerAtA,
    { party: owner }: typeof issuer,
    more: Pick<AccountRegistration, "kind" | "rule"> & Partial<AccountRegistration>,
  ): AccountRegistration => ({
    id,
    owner,
    placement: "none",
    placedUntil: 0,
    currency: "CNY",
    dataRoot: root(9),
    ...more,
  });
  const receipt = (n: number, to: typeof ids.issuerAtA, colour: number, amount: bigint) => ({
    id: testId("founding", n),
    account: to,
    colour,
    amount,
    origin: colour === 0 ? ("opening_balance" as const) : ("proceeds" as const),
    payer: null,
    valueDate: dayOfSecond(time) - 5,
    dataRoot: root(10),
  });
  return [
    {
      sender: bankA.key,
      command: {
        kind: "openAccounts",
        accounts: [
          account(ids.issuerAtA, issuer, { kind: "proceeds", rule: "specified" }),
          account(ids.subsidiaryAtA, subsidiary, { kind: "operating", rule: "prorata" }),
          account(ids.contractorAtA, contractor, { kind: "operating", rule: "fifo" }),
          account(ids.issuerEuro, issuer, { kind: "operating", rule: "specified", currency: "EUR" }),
          account(ids.lenderAtA, bankA, { kind: "pool", rule: "specified" }),
          account(ids.lenderEuro, bankA, { kind: "operating", rule: "prorata", currency: "EUR" }),
        ],
      },
    },
    {
      sender: bankB.key,
      command: {
        kind: "openAccounts",
        accounts: [
          account(ids.issuerAtB, issuer, { kind: "operating", rule: "fifo" }),
          account(ids.contractorAtB, contractor, { kind: "operating", rule: "specified" }),
          account(ids.issuerDeposit, issuer, { kind: "placement", rule: "specified", placement: "deposit" }),
        ],
      },
    },
    {
      sender: bankA.key,
      command: {
        kind: "recordReceipts",
        receipts: [
          receipt(1, ids.issuerAtA, 1, 50_000n),
          receipt(2, ids.issuerAtA, 0, 10_000n),
          receipt(5, ids.lenderAtA, 4, 40_000n),
        ],
      },
    },
    {
      sender: bankB.key,
      command: {
        kind: "recordReceipts",
        receipts: [receipt(3, ids.issuerAtB, 2, 40_000n), receipt(4, ids.contractorAtB, 0, 5_000n)],
      },
    },
  ];
}

function evidenceKey({ operator }: Cast, time: number): Request {
  // Announced a day ahead, as every later one.
  const from = dayOfSecond(time) + 1;
  return {
    sender: operator,
    command: { kind: "openEvidenceKey", keyId: 1, from, commitment: root(11) },
  };
}
