import { type AccountId, type Colour, type MovementId, ZERO_32 } from "../hex.ts";
import type { MovementRow, Place } from "../rows.ts";
import { counted } from "./counters.ts";
import { dated, entry } from "./movements.ts";
import { existing, make, type Projectors, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW, type RowRef } from "./row-refs.ts";

/** One minor unit for one. */
const AT_PAR = 10n ** 18n;

/** Money that goes on as another colour. */
export const passages: Pick<Projectors<"LotLedger">, "MoneyLent" | "MoneyConverted"> = {
  MoneyLent: {
    needs: ({ args }) => rowsOf(args.lending, args),
    apply: ({ args, place }, rows) => {
      const { lending: id, account, to, colour, into, amount, valueDate, dataRoot } = args;
      const row = entry(rows, id, {
        kind: "lending",
        state: "lending",
        direction: "out",
        account,
        amount,
        payeeAccount: to,
        valueDate,
        dataRoot,
        passage: { into, arrived: amount, rate: AT_PAR, sourceRoot: ZERO_32 },
        place,
      });
      return passed(rows, place, { row, colour, into, arrived: amount });
    },
  },
  MoneyConverted: {
    needs: ({ args }) => rowsOf(args.conversion, { ...args.terms, account: args.account }),
    apply: ({ args, place }, rows) => {
      const { to, colour, into, sold, bought, rate, sourceRoot, valueDate, dataRoot } = args.terms;
      const row = entry(rows, args.conversion, {
        kind: "conversion",
        state: "conversion",
        direction: "out",
        account: args.account,
        amount: sold,
        payeeAccount: to,
        valueDate,
        dataRoot,
        passage: { into, arrived: bought, rate, sourceRoot },
        place,
      });
      return passed(rows, place, { row, colour, into, arrived: bought });
    },
  },
};

function rowsOf(id: MovementId, way: { account: AccountId; colour: Colour; into: Colour }): RowRef[] {
  return [ROW.movement(id), ROW.account(way.account), ROW.tranche(way.colour), ROW.tranche(way.into)];
}

/** L1 of both colours: money leaves one as lent and enters the other as minted. */
function passed(
  rows: Rows,
  place: Place,
  way: { row: MovementRow; colour: Colour; into: Colour; arrived: bigint },
): RowMutation[] {
  const { row, colour, into, arrived } = way;
  const account = ROW.account(row.account);
  const day = put(account, dated(existing(rows, account), row.valueDate));
  const changes = [
    [colour, { live: -row.amount, lent: row.amount }],
    [into, { minted: arrived, live: arrived }],
  ] as const;
  return [make(rows, ROW.movement(row.id), row), day, ...counted(rows, place, changes)];
}
