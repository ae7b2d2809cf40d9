import { type Bytes32, ZERO_32 } from "../src/hex.ts";
import type { Script } from "./script.ts";

interface Drawn {
  colour: number;
  amount: bigint;
}

/** Where money goes on; none: it leaves. */
interface Arrival {
  account: Bytes32;
  colour: number;
  /** Of exchanged money, for all that is sold. */
  bought?: bigint;
}

export interface Purse {
  /** A root lot. */
  create(movement: Bytes32, account: Bytes32, drawn: Drawn): void;
  /** Draws on the oldest lots of one colour. */
  take(movement: Bytes32, account: Bytes32, drawn: Drawn, to?: Arrival): void;
}

/** Writes the events of lots as the ledger would, so that a story need not count them. */
export function createPurse({ emit }: Script): Purse {
  const lots = new Map<string, { n: bigint; remaining: bigint }[]>();
  const orders = new Map<Bytes32, bigint>();

  function bear(account: Bytes32, colour: number, amount: bigint) {
    const key = `${account}/${colour}`;
    const list = lots.get(key) ?? [];
    const n = BigInt(list.length + 1);
    lots.set(key, [...list, { n, remaining: amount }]);
    const order = (orders.get(account) ?? 0n) + 1n;
    orders.set(account, order);
    return { n, order };
  }

  return {
    create(movement, account, { colour, amount }) {
      emit("LotLedger", "LotCreated", {
        movement,
        account,
        colour,
        amount,
        ...bear(account, colour, amount),
      });
    },
    take(movement, account, { colour, amount }, to) {
      let left = amount;
      let bought = 0n;
      for (const lot of lots.get(`${account}/${colour}`) ?? []) {
        const leg = lot.remaining < left ? lot.remaining : left;
        if (leg === 0n) continue;
        lot.remaining -= leg;
        left -= leg;
        const spent = { movement, account, colour, n: lot.n, amount: leg, remaining: lot.remaining };
        if (to === undefined) {
          emit("LotLedger", "LotSpent", spent);
          continue;
        }
        const soFar = to.bought === undefined ? amount - left : (to.bought * (amount - left)) / amount;
        const childAmount = soFar - bought;
        bought = soFar;
        const none = { n: 0n, order: 0n };
        const child = childAmount === 0n ? none : bear(to.account, to.colour, childAmount);
        emit("LotLedger", "LotMoved", {
          ...spent,
          childAccount: to.account,
          childColour: to.colour,
          childN: child.n,
          childAmount,
          order: child.order,
        });
      }
      if (left > 0n) throw new RangeError(`the story draws ${left} too much`);
    },
  };
}

/** What a payment's event says of it. */
export interface Facts {
  use: number;
  entrusted: boolean;
  payeeBank: Bytes32;
  payeeAccount: Bytes32;
  project: Bytes32;
  line: Bytes32;
  valueDate: number;
  dataRoot: Bytes32;
}

/** An allocation to nothing, on a day. */
export const NO_FACTS: Facts = {
  use: 1,
  entrusted: false,
  payeeBank: ZERO_32,
  payeeAccount: ZERO_32,
  project: ZERO_32,
  line: ZERO_32,
  valueDate: 19_600,
  dataRoot: ZERO_32,
};
