import { type Conversion, type Lending, parseDecimal } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { sortDrafts } from "../writes/drafts.ts";
import {
  amountIn,
  colourOf,
  coloursOf,
  keptAccount,
  movementDraft,
  movementRoot,
  planMovements,
  valueDateOf,
} from "../writes/movement-drafts.ts";
import type { WriteHandler } from "../writes/plan.ts";

/** Decimals of a rate. */
const RATE_DIGITS = 18;

export const lendMoney: WriteHandler<"lendMoney"> = {
  ids: ({ body }, { makeId }) =>
    body.lendings.map(({ reference }) =>
      wireId("movement", makeId("lending", chainId(body.account), reference)),
    ),
  async plan({ body }, context) {
    const faults = createFaults();
    const from = keptAccount(body.account, "/account", context, faults);
    const colours = await coloursOf(
      body.lendings.map(({ into }) => into),
      context,
    );
    const drafts = body.lendings.map((lending, i) => {
      const pointer = `/lendings/${i}`;
      const amount = amountIn(from, lending.amount, { pointer: `${pointer}/amount`, faults });
      const into = colourOf(lending.into, colours, { pointer: `${pointer}/into`, faults });
      const valueDate = valueDateOf(lending.value_date, { pointer, faults });
      const to = chainId(lending.to);
      if (context.references.account(to) === undefined) faults.add(`${pointer}/to`, "account_unknown");
      return movementDraft(
        "lending",
        { account: body.account, movement: lending, pointer },
        { amount: lending.amount, into: lending.into, to: lending.to },
        context,
        (id, dataRoot): Lending => ({ id, into, amount, to, valueDate, dataRoot }),
      );
    });
    const sorted = sortDrafts(drafts, { earlier: context.earlier, rootOf: movementRoot(context), faults });
    const lendings = sorted.fresh.map(({ part }) => part);
    return planMovements(sorted, [], { kind: "lendMoney", account: chainId(body.account), lendings });
  },
};

export const convertMoney: WriteHandler<"convertMoney"> = {
  ids: ({ body }, { makeId }) =>
    body.conversions.map(({ reference }) =>
      wireId("movement", makeId("conversion", chainId(body.account), reference)),
    ),
  async plan({ body }, context) {
    const { principal, vault } = context;
    const faults = createFaults();
    const from = keptAccount(body.account, "/account", context, faults);
    const colours = await coloursOf(
      body.conversions.flatMap(({ tranche, into }) => [tranche, into]),
      context,
    );
    const drafts = body.conversions.map((sale, i) => {
      const pointer = `/conversions/${i}`;
      const target = context.references.account(chainId(sale.to));
      if (target === undefined) faults.add(`${pointer}/to`, "account_unknown");
      const rate = parseDecimal(sale.rate, RATE_DIGITS);
      if (typeof rate === "string") faults.add(`${pointer}/rate`, rate);
      const colour = colourOf(sale.tranche, colours, { pointer: `${pointer}/tranche`, faults });
      const into = colourOf(sale.into, colours, { pointer: `${pointer}/into`, faults });
      const sold = amountIn(from, sale.sold, { pointer: `${pointer}/sold`, faults });
      const bought = amountIn(target, sale.bought, { pointer: `${pointer}/bought`, faults });
      const valueDate = valueDateOf(sale.value_date, { pointer, faults });
      const { tranche, to, source } = sale;
      const draft = movementDraft(
        "conversion",
        { account: body.account, movement: sale, pointer },
        {
          amount: sale.sold,
          tranche,
          into: sale.into,
          to,
          bought: sale.bought,
          rate: sale.rate,
          source,
        },
        context,
        (id, dataRoot) => ({ id, dataRoot }),
      );
      const quote = vault.seal("report", principal.party, {
        about: draft.wire,
        act: "convertMoney",
        report: source,
      });
      const part = (dataRoot: `0x${string}`): Conversion => ({
        id: draft.id,
        colour,
        sold,
        into,
        bought,
        to: chainId(to),
        rate: typeof rate === "bigint" ? rate : 0n,
        sourceRoot: quote.id,
        valueDate,
        dataRoot,
      });
      return { ...draft, part, quote };
    });
    const sorted = sortDrafts(drafts, { earlier: context.earlier, rootOf: movementRoot(context), faults });
    const conversions = sorted.fresh.map(({ part }) => part);
    const plan = planMovements(sorted, [], {
      kind: "convertMoney",
      account: chainId(body.account),
      conversions,
    });
    const sent = new Set(conversions.map(({ id }) => id));
    const quotes = drafts.flatMap(({ id, quote }) => (sent.has(id) ? [quote] : []));
    return { ...plan, profiles: [...plan.profiles, ...quotes] };
  },
};
