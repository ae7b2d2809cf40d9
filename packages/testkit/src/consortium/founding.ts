import { type Command, dayOfSecond, NO_LOOK_BACK_LIMIT, parseDay } from "@green-ledger/domain";
import { testId } from "../actors.ts";
import type { Cast } from "./cast.ts";
import type { Request } from "./request.ts";

const YEARS_10 = 315_360_000;
const root = (n: number) => testId("root", n);

/** Names of what `foundingRequests` registers. */
export const FOUNDING = {
  schemes: { icma: "ICMA_GBP_2021", china: "CN_CATALOGUE_2020" },
  counterparties: [1, 2, 3].map((n) => testId("supplier", n)),
  assets: { wind: testId("asset wind", 1), solar: testId("asset solar", 1), plant: testId("asset plant", 1) },
  instruments: { bond: testId("bond", 1), loan: testId("loan", 1) },
  /** 1: the bond's only tranche (strict). 2 and 3: the loan's (flag). */
  tranches: [1, 2, 3].map((n) => testId("tranche", n)),
  accounts: {
    issuerAtA: testId("acc issuer A", 1),
    issuerAtB: testId("acc issuer B", 1),
    subsidiaryAtA: testId("acc subsid A", 1),
    contractorAtB: testId("acc contr B", 1),
  },
} as const;

/** What makes a working consortium out of an empty ledger: every command is accepted, in this order. */
export function foundingRequests(cast: Cast, time: number): Request[] {
  return [
    ...admissions(cast, time),
    ...taxonomies(cast),
    ...projects(cast),
    ...instruments(cast, time),
    ...accounts(cast, time),
  ];
}

function admissions({ operator, members }: Cast, time: number): Request[] {
  const all = Object.values(members);
  const admit = (parties: typeof all): Request => ({
    sender: operator,
    command: {
      kind: "admitParties",
      parties: parties.map(({ party, head }) => ({ id: party, group: head, dataRoot: root(1) })),
    },
  });
  const bind = ({ party, key, roles }: (typeof all)[number]): Request => ({
    sender: operator,
    command: { kind: "bindKey", key: key.address, party, roles: [...roles], validUntil: time + YEARS_10 },
  });
  return [
    admit(all.filter(({ head }) => head === null)),
    admit(all.filter(({ head }) => head !== null)),
    ...all.map(bind),
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
      termsRoot: root(7),
      framework: {
        scheme: FOUNDING.schemes.icma,
        codes: ["GBP01", "GBP02"],
        lookBackDays: 365,
        allocationDeadline: approvedOn + 730,
        mode: "strict",
      },
      tranches: [{ id: bondTranche ?? root(0), size: 100_000n }],
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
      termsRoot: root(8),
      framework: {
        scheme: FOUNDING.schemes.icma,
        codes: ["GBP01"],
        lookBackDays: NO_LOOK_BACK_LIMIT,
        allocationDeadline: approvedOn + 90,
        mode: "flag",
      },
      tranches: [loanTranche1, loanTranche2].map((id) => ({ id: id ?? root(0), size: 80_000n })),
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

function accounts({ members }: Cast, time: number): Request[] {
  const { bankA, bankB, issuer, subsidiary, contractor } = members;
  const { issuerAtA, issuerAtB, subsidiaryAtA, contractorAtB } = FOUNDING.accounts;
  const account = (id: typeof issuerAtA, owner: typeof issuer.party, kind: "proceeds" | "operating") => ({
    id,
    owner,
    kind,
    currency: "CNY",
    dataRoot: root(9),
  });
  const receipt = (n: number, to: typeof issuerAtA, colour: number, amount: bigint) => ({
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
          account(issuerAtA, issuer.party, "proceeds"),
          account(subsidiaryAtA, subsidiary.party, "operating"),
        ],
      },
    },
    {
      sender: bankB.key,
      command: {
        kind: "openAccounts",
        accounts: [
          account(issuerAtB, issuer.party, "operating"),
          account(contractorAtB, contractor.party, "operating"),
        ],
      },
    },
    {
      sender: bankA.key,
      command: {
        kind: "recordReceipts",
        receipts: [receipt(1, issuerAtA, 1, 50_000n), receipt(2, issuerAtA, 0, 10_000n)],
      },
    },
    {
      sender: bankB.key,
      command: {
        kind: "recordReceipts",
        receipts: [receipt(3, issuerAtB, 2, 40_000n), receipt(4, contractorAtB, 0, 5_000n)],
      },
    },
  ];
}
