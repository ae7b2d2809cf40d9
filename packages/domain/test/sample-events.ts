import { type Bytes32, type Hex, textToBytes32, ZERO_32 } from "../src/hex.ts";
import type { EventArgs, EventName, LedgerContract, LedgerEvent } from "../src/projection/index.ts";

export const id32 = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;
export const ACTOR: Hex = `0x${"a1".repeat(20)}`;
const GBP = "0x474250";

/** Writes events as the contracts would: numbered, in order, with an actor where the event has one. */
export interface Script {
  readonly events: LedgerEvent[];
  emit<C extends LedgerContract, N extends EventName<C>>(
    contract: C,
    name: N,
    args: Omit<EventArgs<C, N>, "seq" | "actor">,
  ): void;
}

export function createScript(): Script {
  const events: LedgerEvent[] = [];
  const last = new Map<LedgerContract, bigint>();
  return {
    events,
    emit(contract, name, args) {
      const seq = (last.get(contract) ?? 0n) + 1n;
      last.set(contract, seq);
      const silent: readonly string[] = ["LotCreated", "LotSpent"];
      const all = { ...args, ...(silent.includes(name) ? {} : { actor: ACTOR }), seq };
      const place = { block: 1, logIndex: events.length, time: 1_790_000_000, transaction: id32(1) };
      const event: unknown = { contract, name, args: all, place };
      events.push(event as LedgerEvent);
    },
  };
}

export const IDS = {
  bank: id32(0xba),
  issuer: id32(0x15),
  supplier: id32(0x50),
  key: `0x${"c1".repeat(20)}` as Hex,
  scheme: textToBytes32("ICMA_GBP_2021"),
  code: textToBytes32("GBP01"),
  asset: id32(0xa5),
  instrument: id32(0xb0),
  tranche: id32(0x70),
  account: id32(0xac),
  other: id32(0xad),
  drawdown: id32(0xd0),
} as const;

/** Every kind of event at least once, with money that is drawn, moved on, allocated, returned, charged and refused. */
export function wholeStory(): LedgerEvent[] {
  const script = createScript();
  found(script);
  classify(script);
  moveMoney(script);
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

function classify({ emit }: Script): void {
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
    termsRoot: id32(9),
    framework: {
      scheme: IDS.scheme,
      codes: [IDS.code],
      lookBackDays: 365,
      allocationDeadline: 0,
      mode: 1,
    },
  });
  emit("InstrumentRegistry", "TrancheRegistered", {
    tranche: IDS.tranche,
    instrument: IDS.instrument,
    colour: 1,
    size: 1000n,
  });
  for (const [account, owner] of [
    [IDS.account, IDS.issuer],
    [IDS.other, IDS.supplier],
  ] as const) {
    const place = { owner, custodian: IDS.bank, kind: 2, currency: GBP, dataRoot: id32(10) } as const;
    emit("AccountRegistry", "AccountOpened", { account, ...place });
  }
}

/** 600 is drawn in two lots; 250 moves to another account over both; 40 is allocated, 30 returned, 20 charged. */
function moveMoney(script: Script): void {
  const { emit } = script;
  emit("LotLedger", "CostVerified", {
    project: IDS.asset,
    verifier: IDS.bank,
    eligibleCost: 500n,
    allocated: 0n,
    reportRoot: id32(11),
  });
  const { account, other } = IDS;
  receive(script, { movement: IDS.drawdown, amount: 200n, n: 1n, order: 1n });
  receive(script, { movement: id32(0xd1), amount: 400n, n: 2n, order: 2n });
  pay(script, { payment: id32(0xe0), amount: 250n, use: 0, payeeAccount: other });
  const parent = { movement: id32(0xe0), account: other, colour: 1, parentAccount: account };
  spend(script, { movement: id32(0xe0), n: 1n, amount: 200n, remaining: 0n });
  emit("LotLedger", "LotCreated", { ...parent, n: 1n, amount: 200n, order: 1n, parentN: 1n });
  spend(script, { movement: id32(0xe0), n: 2n, amount: 50n, remaining: 350n });
  emit("LotLedger", "LotCreated", { ...parent, n: 2n, amount: 50n, order: 2n, parentN: 2n });
  pay(script, { payment: id32(0xe1), amount: 40n, use: 1, project: IDS.asset, flag: 22 });
  spend(script, { movement: id32(0xe1), n: 2n, amount: 40n, remaining: 310n });
  pay(script, { payment: id32(0xe2), amount: 30n, use: 2 });
  spend(script, { movement: id32(0xe2), n: 2n, amount: 30n, remaining: 280n });
  pay(script, { payment: id32(0xe3), amount: 20n, use: 3 });
  spend(script, { movement: id32(0xe3), n: 2n, amount: 20n, remaining: 260n });
  emit("InstrumentRegistry", "ProjectAdmitted", { colour: 1, project: IDS.asset, code: IDS.code });
  pay(script, { payment: id32(0xe4), amount: 1n, use: 1, project: IDS.asset });
  spend(script, { movement: id32(0xe4), n: 2n, amount: 1n, remaining: 259n });
  emit("LotLedger", "MovementRefused", {
    movement: id32(0xe5),
    account,
    reason: 23,
    colour: 1,
    amount: 900n,
    limit: 459n,
  });
  emit("LotLedger", "ReceiptRecorded", {
    receipt: id32(0xd2),
    account,
    payer: IDS.supplier,
    colour: 0,
    amount: 5n,
    origin: 2,
    valueDate: 0,
    dataRoot: id32(12),
  });
  emit("LotLedger", "LotCreated", { ...ROOT, movement: id32(0xd2), colour: 0, n: 1n, amount: 5n, order: 3n });
}

const ROOT = { account: IDS.account, colour: 1, parentAccount: ZERO_32, parentN: 0n } as const;

function receive(
  { emit }: Script,
  { movement, ...lot }: { movement: Bytes32; amount: bigint; n: bigint; order: bigint },
): void {
  emit("LotLedger", "ReceiptRecorded", {
    receipt: movement,
    account: IDS.account,
    payer: ZERO_32,
    colour: 1,
    amount: lot.amount,
    origin: 1,
    valueDate: 19_500,
    dataRoot: id32(12),
  });
  emit("LotLedger", "LotCreated", { ...ROOT, movement, ...lot });
}

function pay(
  { emit }: Script,
  payment: {
    payment: Bytes32;
    amount: bigint;
    use: number;
    payeeAccount?: Bytes32;
    project?: Bytes32;
    flag?: number;
  },
): void {
  emit("LotLedger", "PaymentRecorded", {
    account: IDS.account,
    payee: IDS.supplier,
    colour: 1,
    payeeAccount: ZERO_32,
    project: ZERO_32,
    valueDate: 19_600,
    flag: 0,
    dataRoot: id32(13),
    ...payment,
  });
}

function spend(
  { emit }: Script,
  leg: { movement: Bytes32; n: bigint; amount: bigint; remaining: bigint },
): void {
  emit("LotLedger", "LotSpent", { account: IDS.account, colour: 1, ...leg });
}
