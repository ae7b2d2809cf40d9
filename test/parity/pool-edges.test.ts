import {
  type Bytes32,
  type Command,
  dayOfSecond,
  type ItemOffer,
  MAX_MINOR,
  type NoteDistribution,
  OTHER_MONEY,
  type PoolFlow,
  ZERO_32,
} from "@green-ledger/domain";
import type { Outcome } from "@green-ledger/domain/model";
import { abis } from "@green-ledger/protocol";
import {
  type Actor,
  FOUNDING,
  FOUNDING_POOL,
  foundingRequests,
  type System,
  startSystem,
  testId,
} from "@green-ledger/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createThree, type Three } from "./three.ts";

const { instrument: POOL, colours } = FOUNDING_POOL;
const [, SPARE = ZERO_32, ITEM = ZERO_32] = FOUNDING.tranches;
const NEW_POOL = testId("abs", 3);
const NEW_NOTE = 10;
const FOREIGN_LOAN = testId("foreign tranche", 1);
const SMALL_LOAN = testId("small tranche", 1);

let system: System;
let three: Three;
let next: number;
let met: Set<string>;

beforeEach(async () => {
  system = await startSystem();
  three = await createThree(system);
  next = 1;
  met = new Set();
  for (const request of foundingRequests(system.cast, system.clock.now())) {
    await three.step(request, "founding");
  }
});

afterEach(async () => {
  three.compareRows("at the end");
  await three.compareStored("at the end");
  await three.compareViews("at the end");
  await three.close();
  await system.close();
});

const id = (kind: string) => testId(kind, next++);
const today = () => dayOfSecond(system.clock.now());
const members = () => system.cast.members;

async function send(sender: Actor, command: Command): Promise<Outcome> {
  const outcome = await three.step({ sender, command }, "edge");
  if (outcome.kind === "reverted") met.add(outcome.error);
  three.compareRows("edge");
  return outcome;
}

async function accepted(sender: Actor, command: Command): Promise<void> {
  expect(await send(sender, command)).toMatchObject({ kind: "accepted" });
}

async function refused(error: string, sender: Actor, command: Command): Promise<void> {
  expect(await send(sender, command)).toMatchObject({ kind: "reverted", error });
}

const issuer = () => members().arranger.key;
const checker = () => system.cast.officers.arrangerChecker.key;
const servicer = () => members().bankA.key;
const lender = () => members().bankB.key;
const stranger = () => members().contractor.key;

function offer(more: Partial<ItemOffer> = {}): ItemOffer {
  return {
    item: SPARE,
    kind: "loan",
    originator: members().bankB.party,
    project: null,
    principal: 50_000n,
    dataRoot: testId("root", 1),
    ...more,
  };
}

const add = (more: Partial<ItemOffer>): Command => ({
  kind: "addPoolItems",
  pool: NEW_POOL,
  items: [offer(more)],
});

function form(more: Partial<Extract<Command, { kind: "formPool" }>> = {}): Command {
  return {
    kind: "formPool",
    pool: NEW_POOL,
    note: NEW_NOTE,
    servicer: members().bankA.party,
    dataRoot: testId("root", 2),
    items: [],
    ...more,
  };
}

function accept(
  more: Partial<{ item: Bytes32; principal: bigint; lien: Bytes32 }> = {},
  pool = NEW_POOL,
): Command {
  const acceptance = { item: SPARE, principal: 50_000n, lien: id("lien"), ...more };
  return { kind: "acceptPoolItems", pool, acceptances: [acceptance] };
}

const close = (pool: Bytes32): Command => ({ kind: "closePool", pool });

function report(more: Partial<PoolFlow> = {}, pool: Bytes32 = POOL): Command {
  const flow: PoolFlow = {
    item: ITEM,
    kind: "principal",
    amount: 10n,
    receipt: id("receipt"),
    valueDate: today(),
    ...more,
  };
  return { kind: "reportPoolFlows", pool, flows: [flow] };
}

function lose(more: Partial<Extract<Command, { kind: "writeOffPoolItem" }>> = {}): Command {
  const loss = { item: ITEM, amount: 10n, valueDate: today(), reasonRoot: id("reason") };
  return { kind: "writeOffPoolItem", pool: POOL, ...loss, ...more };
}

function distribute(more: Partial<NoteDistribution> = {}, pool: Bytes32 = POOL): Command {
  const distribution: NoteDistribution = {
    note: colours.senior,
    principal: 10n,
    interest: 1n,
    valueDate: today(),
    dataRoot: testId("root", 3),
    ...more,
  };
  return { kind: "distributeToNotes", pool, distributions: [distribution] };
}

function issue(more: Partial<Extract<Command, { kind: "issueNotes" }>> = {}): Command {
  const holdings = [{ holder: members().bankB.party, face: 100n }];
  return { kind: "issueNotes", pool: POOL, note: colours.junior, holdings, ...more };
}

function pass(more: Partial<Extract<Command, { kind: "transferNotes" }>> = {}): Command {
  const [from, to] = [members().contractor.party, members().bankB.party];
  const plain = { transfer: id("transfer"), note: colours.senior, from, to, face: 10n };
  return { kind: "transferNotes", ...plain, dataRoot: testId("root", 4), ...more };
}

function propose(more: Partial<Extract<Command, { kind: "proposeSubstitution" }>> = {}): Command {
  return {
    kind: "proposeSubstitution",
    substitution: id("substitution"),
    pool: POOL,
    out: ITEM,
    replacement: offer(),
    cash: 0n,
    reasonRoot: testId("root", 5),
    ...more,
  };
}

/** Instruments that the founding has not: another pool's, a loan in euro, a small one. */
async function register(): Promise<void> {
  const terms = {
    currency: "CNY",
    payingAgent: members().bankB.party,
    approvedOn: today() - 10,
    availableUntil: 0,
    termsRoot: testId("root", 6),
    framework: {
      scheme: FOUNDING.schemes.icma,
      codes: ["GBP01"],
      lookBackDays: 30,
      allocationDeadline: 0,
      mode: "flag" as const,
      evidenceRequired: false,
      placements: 0,
    },
  };
  const registered = (instrument: Extract<Command, { kind: "registerInstrument" }>["instrument"]) => ({
    kind: "registerInstrument" as const,
    instrument,
  });
  await accepted(
    issuer(),
    registered({
      ...terms,
      id: NEW_POOL,
      kind: "abs",
      tranches: [{ id: testId("new note", 1), size: MAX_MINOR, parent: OTHER_MONEY }],
    }),
  );
  await accepted(
    lender(),
    registered({
      ...terms,
      id: testId("foreign loan", 1),
      kind: "facility",
      currency: "EUR",
      tranches: [{ id: FOREIGN_LOAN, size: 100n, parent: OTHER_MONEY }],
    }),
  );
  await accepted(
    lender(),
    registered({
      ...terms,
      id: testId("small loan", 1),
      kind: "loan",
      tranches: [{ id: SMALL_LOAN, size: 100n, parent: OTHER_MONEY }],
    }),
  );
}

/** What a sequence of the sender's cannot bring about: it would take two thousand loans. The contract's tests do. */
const NOT_HERE = ["PoolBook_PoolFull"];

test("every error of pools and notes", { timeout: 120_000 }, async () => {
  const nowhere = id("nowhere");
  await register();

  // forming
  await refused("PoolBook_InstrumentUnknown", issuer(), form({ pool: nowhere }));
  await refused("PoolBook_NotIssuer", stranger(), form());
  await refused("PoolBook_NotAbs", members().issuer.key, form({ pool: FOUNDING.instruments.bond }));
  await refused(
    "PoolBook_ServicerNotMember",
    issuer(),
    form({ servicer: FOUNDING.counterparties[0] ?? nowhere }),
  );
  await refused("PoolBook_NotANote", issuer(), form({ note: 1 }));
  await refused("PoolBook_PoolUnknown", issuer(), add({}));
  await accepted(issuer(), form());
  await refused("PoolBook_PoolExists", issuer(), form());
  await refused("PoolBook_NothingToClose", checker(), close(NEW_POOL));

  // underlyings
  await refused("PoolBook_PoolWrongStatus", issuer(), { kind: "addPoolItems", pool: POOL, items: [offer()] });
  await refused("PoolBook_IdZero", issuer(), add({ item: ZERO_32 }));
  await refused("PoolBook_KindNotSupported", issuer(), add({ kind: "receivable" }));
  await refused("PoolBook_NotALoan", issuer(), add({ item: FOUNDING.tranches[0] ?? nowhere }));
  await refused("PoolBook_NotALoan", issuer(), add({ item: nowhere }));
  await refused("PoolBook_NotLender", issuer(), add({ originator: members().bankA.party }));
  await refused("PoolBook_CurrencyDiffers", issuer(), add({ item: FOREIGN_LOAN, principal: 10n }));
  await refused("PoolBook_PrincipalOutOfRange", issuer(), add({ principal: 80_001n }));
  await refused("PoolBook_PrincipalOutOfRange", issuer(), add({ principal: 0n }));
  await refused("PoolBook_ProjectNotAdmitted", issuer(), add({ project: FOUNDING.assets.wind }));
  await accepted(issuer(), add({ principal: 80_000n }));
  await refused("PoolBook_ItemExists", issuer(), add({}));
  await refused("PoolBook_ItemsNotAccepted", checker(), close(NEW_POOL));
  await refused("PoolBook_ItemUnknown", lender(), accept({ item: nowhere }));
  await refused("PoolBook_NotOriginator", servicer(), accept({ principal: 80_000n }));
  await refused("PoolBook_PrincipalDiffers", lender(), accept({ principal: 79_999n }));
  await accepted(lender(), accept({ principal: 80_000n }));
  await refused("PoolBook_ItemWrongStatus", lender(), accept({ principal: 80_000n }));
  await accepted(issuer(), { kind: "removePoolItems", pool: NEW_POOL, items: [SPARE] });
  await accepted(issuer(), {
    kind: "addPoolItems",
    pool: NEW_POOL,
    items: [offer({ item: ITEM, principal: 1n })],
  });
  await refused("LienBook_ExclusivelyHeld", lender(), accept({ item: ITEM, principal: 1n }));
  const both: Command = {
    kind: "bindKey",
    key: issuer().address,
    party: members().arranger.party,
    roles: ["maker", "checker"],
    validUntil: system.clock.now() + 1_000_000,
  };
  await accepted(system.cast.operator, both);
  await refused("PoolBook_PreparedBySameKey", issuer(), close(NEW_POOL));

  // cash
  await refused("PoolBook_NotServicer", lender(), report());
  const many = Array.from({ length: 101 }, () => ({
    item: ITEM,
    kind: "interest" as const,
    amount: 1n,
    receipt: id("receipt"),
    valueDate: today(),
  }));
  await refused("PoolBook_TooMany", servicer(), { kind: "reportPoolFlows", pool: POOL, flows: many });
  await refused("PoolBook_AmountZero", servicer(), report({ amount: 0n }));
  await refused("PoolBook_ValueDateMissing", servicer(), report({ valueDate: 0 }));
  await refused("PoolBook_ValueDateInFuture", servicer(), report({ valueDate: today() + 1 }));
  await refused("PoolBook_ReceiptMissing", servicer(), report({ receipt: ZERO_32 }));
  await refused("PoolBook_OutstandingExceeded", servicer(), report({ amount: 36_001n }));
  const once = report({ receipt: testId("once", 1) });
  await accepted(servicer(), once);
  await refused("PoolBook_FlowExists", servicer(), once);
  await refused("PoolBook_RecoveryExceedsLoss", servicer(), report({ kind: "recovery" }));
  await refused("PoolBook_ReasonMissing", servicer(), lose({ reasonRoot: ZERO_32 }));
  const loss = lose({ reasonRoot: testId("loss", 1) });
  await accepted(servicer(), loss);
  await refused("PoolBook_LossExists", servicer(), loss);
  await accepted(servicer(), report({ kind: "recovery" }));

  // notes
  await refused("NoteRegister_PoolNotClosed", issuer(), issue({ pool: NEW_POOL, note: NEW_NOTE }));
  await refused("NoteRegister_NotIssuer", servicer(), issue());
  await refused("NoteRegister_NotANote", issuer(), issue({ note: NEW_NOTE }));
  await refused("NoteRegister_NotesIssued", issuer(), issue({ note: colours.senior }));
  await refused("NoteRegister_HoldersMissing", issuer(), issue({ holdings: [] }));
  const crowd = Array.from({ length: 101 }, () => ({ holder: members().bankB.party, face: 1n }));
  await refused("NoteRegister_TooMany", issuer(), issue({ holdings: crowd }));
  await refused("NoteRegister_HolderUnknown", issuer(), issue({ holdings: [{ holder: nowhere, face: 1n }] }));
  const nothing = [{ holder: members().bankB.party, face: 0n }];
  await refused("NoteRegister_AmountZero", issuer(), issue({ holdings: nothing }));
  const tooMuch = [{ holder: members().bankB.party, face: 20_001n }];
  await refused("NoteRegister_SizeExceeded", issuer(), issue({ holdings: tooMuch }));
  await refused(
    "Panic",
    issuer(),
    issue({ holdings: [...tooMuch, { holder: members().bankB.party, face: MAX_MINOR }] }),
  );
  await refused("NoteRegister_IdZero", checker(), pass({ transfer: ZERO_32 }));
  await refused("NoteRegister_NotesNotIssued", checker(), pass({ note: colours.junior }));
  await refused("NoteRegister_TransferToHolder", checker(), pass({ to: members().contractor.party }));
  await refused("NoteRegister_FaceExceeded", checker(), pass({ face: 20_001n }));
  const moved = pass();
  await accepted(checker(), moved);
  await refused("NoteRegister_TransferExists", checker(), moved);
  await refused("NoteRegister_NotServicer", lender(), distribute());
  await refused("NoteRegister_ValueDateMissing", servicer(), distribute({ valueDate: 0 }));
  await refused("NoteRegister_ValueDateInFuture", servicer(), distribute({ valueDate: today() + 1 }));
  await refused("NoteRegister_PrincipalExceedsNotes", servicer(), distribute({ principal: 30_001n }));
  await refused("NoteRegister_PrincipalExceedsCash", servicer(), distribute({ principal: 5_000n }));
  await refused("NoteRegister_InterestExceedsCash", servicer(), distribute({ interest: 901n }));
  await accepted(servicer(), distribute({ principal: 4_020n, interest: 900n }));
  await refused("NoteRegister_DistributionExists", servicer(), distribute());

  // substitutions
  const unknown = { substitution: nowhere };
  await refused("PoolBook_SubstitutionUnknown", servicer(), { kind: "approveSubstitution", ...unknown });
  const small = testId("small substitution", 1);
  const short = offer({ item: SMALL_LOAN, principal: 100n });
  await accepted(issuer(), propose({ substitution: small, replacement: short, cash: 35_879n }));
  await refused("PoolBook_SubstitutionExists", issuer(), propose({ substitution: small }));
  await accepted(servicer(), { kind: "approveSubstitution", substitution: small });
  await refused("PoolBook_SubstitutionWrongStatus", servicer(), {
    kind: "approveSubstitution",
    substitution: small,
  });
  const done = (substitution: Bytes32): Command => ({
    kind: "acceptSubstitution",
    substitution,
    lien: id("lien"),
  });
  await refused("PoolBook_ReplacementTooSmall", lender(), done(small));
  const huge = testId("huge substitution", 1);
  await accepted(issuer(), propose({ substitution: huge, replacement: short, cash: MAX_MINOR }));
  await accepted(servicer(), { kind: "approveSubstitution", substitution: huge });
  await refused("Panic", lender(), done(huge));
  const right = testId("right substitution", 1);
  await accepted(issuer(), propose({ substitution: right, replacement: short, cash: 35_880n }));
  await accepted(servicer(), { kind: "approveSubstitution", substitution: right });
  await accepted(lender(), done(right));
  await refused("PoolBook_ItemWrongStatus", servicer(), report());
  await accepted(issuer(), {
    kind: "withdrawSubstitution",
    substitution: huge,
    reasonRoot: testId("root", 7),
  });

  const declared = [...abis.PoolBook, ...abis.NoteRegister].flatMap((entry) =>
    entry.type === "error" && /^(PoolBook|NoteRegister)_/.test(entry.name) ? [entry.name] : [],
  );
  expect(declared.filter((name) => !met.has(name))).toEqual(NOT_HERE);
});
