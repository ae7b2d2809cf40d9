import { countEntries, importStatement } from "./bank-statement.ts";
import { dayAfter } from "./days.ts";
import { DemoError } from "./demo-error.ts";
import { type Desk, firstId } from "./desk.ts";
import { CONTRACTOR, type Founded, money, WHO } from "./found.ts";
import { INVOICE, LEAK, ROUND_TRIP, SECOND_DRAWDOWN } from "./planted-amounts.ts";
import { type Revoked, revokePermit } from "./planted-permit.ts";
import { type Position, readPosition } from "./read-figures.ts";
import { refusalIn } from "./refusal.ts";
import { drawsOf } from "./tell-days.ts";

export interface Planted {
  roundTrip: { before: Position; away: Position; after: Position };
  invoice: { first: "recorded"; second: string };
  leak: {
    day: string;
    missing: bigint;
    green: bigint;
    broken: Position;
    explained: Position;
    mended: Position;
    /** Entries of the bank that the ledger did not know, before the explanation and after it. */
    unknown: { before: number; after: number };
  };
  permit: Revoked;
}

/** Where the planted facts happen: the account whose owner says what is drawn, after the real days. */
interface Scene {
  desk: Desk;
  founded: Founded;
  lastDay: string;
}

/** Plants four facts after the last real day and reads what the ledger makes of each. */
export async function plant(scene: Scene): Promise<Planted> {
  const { desk, founded, lastDay } = scene;
  const stage = founded.stages.specified;
  const day = dayAfter(lastDay, 1);
  await desk.record(WHO.bank, "recordReceipts", {
    body: {
      receipts: [
        {
          reference: "planted-drawdown",
          account: stage.account,
          tranche: stage.tranche,
          amount: money(SECOND_DRAWDOWN),
          origin: "proceeds",
          payer: null,
          value_date: day,
          simulated: true,
        },
      ],
    },
  });
  const roundTrip = await roundTripIn(scene, day);
  const invoice = await useInvoiceTwice(scene, day);
  await closePlantedDay(scene, day);
  const leak = await leakAndExplain(scene, dayAfter(lastDay, 2));
  const permit = await revokePermit(desk, founded, dayAfter(lastDay, 4));
  return { roundTrip, invoice, leak, permit };
}

/** Green money goes to a company of the same group and comes back: it is counted nowhere and stays green. */
async function roundTripIn({ desk, founded }: Scene, day: string): Promise<Planted["roundTrip"]> {
  const stage = founded.stages.specified;
  const move = (reference: string, from: string, payee: string, to: string) =>
    desk.record(WHO.bank, "recordPayments", {
      body: {
        account: from,
        payments: [
          {
            reference,
            amount: money(ROUND_TRIP),
            draws: drawsOf(stage, { green: ROUND_TRIP, own: 0n }),
            use: "transfer",
            payee: { id: payee },
            payee_account: to,
            value_date: day,
            simulated: true,
          },
        ],
      },
    });
  const before = await readPosition(desk, stage);
  await move("planted-to-affiliate", stage.account, founded.affiliate, founded.affiliateAccount);
  const away = await readPosition(desk, stage);
  await move("planted-back", founded.affiliateAccount, founded.council, stage.account);
  return { before, away, after: await readPosition(desk, stage) };
}

/** One invoice, two payments. */
async function useInvoiceTwice({ desk, founded }: Scene, day: string): Promise<Planted["invoice"]> {
  const stage = founded.stages.specified;
  const registered = await desk.record(WHO.council, "registerDocument", {
    body: {
      type: "invoice",
      issuer: { code: "PLANTED-CONTRACTOR" },
      receiver: { code: "PLANTED-COUNCIL" },
      number: "PLANTED-1",
      amount: money(INVOICE),
      date: day,
      simulated: true,
    },
  });
  const pay = (reference: string) =>
    desk.act(WHO.bank, "recordPayments", {
      body: {
        account: stage.account,
        payments: [
          {
            reference,
            amount: money(INVOICE),
            draws: drawsOf(stage, { green: INVOICE, own: 0n }),
            use: "allocate",
            payee: CONTRACTOR,
            project: stage.project,
            evidence: [firstId(registered)],
            value_date: day,
            simulated: true,
          },
        ],
      },
    });
  const [first] = (await pay("planted-invoice-1")).items;
  if (first !== undefined) {
    throw new DemoError("demo_unexpected", `The invoice's first use was ${first.verdict}: ${first.reason}.`);
  }
  return { first: "recorded", second: refusalIn(await pay("planted-invoice-2")) };
}

/** The bank's statement of the day on which money was drawn, moved and paid. */
async function closePlantedDay({ desk, founded }: Scene, day: string): Promise<void> {
  const stage = founded.stages.specified;
  const { own, greenHeld } = await readPosition(desk, stage);
  await importStatement(desk, stage, {
    day,
    opening: own + greenHeld + INVOICE - SECOND_DRAWDOWN,
    bookings: [
      { reference: "planted-drawdown", minor: SECOND_DRAWDOWN },
      { reference: "planted-to-affiliate", minor: -ROUND_TRIP },
      { reference: "planted-back", minor: ROUND_TRIP },
      { reference: "planted-invoice-1", minor: -INVOICE, name: CONTRACTOR.name },
    ],
  });
}

/** The bank states less than was reported; two days later it turns out what was paid. */
async function leakAndExplain({ desk, founded }: Scene, day: string): Promise<Planted["leak"]> {
  const stage = founded.stages.specified;
  const { own, greenHeld } = await readPosition(desk, stage);
  const missing = own + LEAK;
  const closing = greenHeld - LEAK;
  const unreported = { reference: "planted-unreported", endToEndId: "PLANTED-1", minor: -missing };
  const statement = await importStatement(desk, stage, {
    day,
    opening: own + greenHeld,
    bookings: [{ ...unreported, name: CONTRACTOR.name }],
  });
  const before = (await countEntries(desk, stage)).unmatched;
  const broken = await readPosition(desk, stage);
  let green = 0n;
  const leaks = desk.as(WHO.bank).all("listLeaks", { query: { account: stage.account } });
  for await (const leak of leaks) {
    if (leak.movement === statement && leak.tranche === stage.tranche && leak.day === day) {
      green += BigInt(leak.amount.minor);
    }
  }
  const lost = drawsOf(stage, { green: LEAK, own });
  await desk.record(WHO.bank, "explainShortfall", {
    params: { id: statement },
    body: {
      reference: "planted-explanation",
      restored: lost,
      payments: [
        {
          reference: "planted-unreported",
          amount: money(missing),
          draws: lost,
          use: "allocate",
          payee: CONTRACTOR,
          project: stage.project,
          value_date: day,
          iso: { end_to_end_id: unreported.endToEndId },
          simulated: true,
        },
      ],
      simulated: true,
    },
  });
  const after = (await countEntries(desk, stage)).unmatched;
  const explained = await readPosition(desk, stage);
  await importStatement(desk, stage, { day: dayAfter(day, 1), opening: closing, bookings: [] });
  const mended = await readPosition(desk, stage);
  return { day, missing, green, broken, explained, mended, unknown: { before, after } };
}
