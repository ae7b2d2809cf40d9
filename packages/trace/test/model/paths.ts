import type { MovementRow } from "@green-ledger/domain";
import type { Path, PathEnd, PathStep, Start } from "../../src/index.ts";
import { placementOf } from "../ledger.ts";
import { flow } from "./flow.ts";
import { begin, type History, isPassage, type Lot, payeeOf, projectOf, standingOf } from "./history.ts";

/** Every way that the money took to an end or to where it lies, in the order of its last movement. */
export function paths(history: History, start: Start): Path[] {
  const { movements, lots, ends } = history;
  const own = start.kind === "payee" || start.kind === "project" ? begin(history, start).ends : undefined;
  const all =
    own === undefined
      ? flow(history, start)
      : { lots: [], ends: own.map((end) => ({ end, amount: standingOf(end) })) };
  const way = (lot: Lot) =>
    pathTo(lot).map((on) => ({
      ...nameOf(on),
      ...toldOf(on.movement),
      amount: on.amount,
      step: stepInto(on),
      cameBack: cameBack(on),
    }));
  const found = [
    ...all.lots
      .filter(({ live }) => live > 0n)
      .map(({ lot, live }) => ({
        order: [movements.indexOf(lot.movement), lots.indexOf(lot)] as const,
        path: {
          end: (placementOf(lot.account) === null ? "live" : "placed") as PathEnd,
          amount: live,
          movement: null,
          block: null,
          payee: null,
          project: null,
          told: null,
          placement: placementOf(lot.account),
          lots: way(lot),
        },
      })),
    ...all.ends
      .filter(({ end, amount }) => amount > 0n && !isPassage(end))
      .map(({ end, amount }) => ({
        order: [movements.indexOf(end.movement), ends.indexOf(end)] as const,
        path: {
          end: end.kind as PathEnd,
          amount,
          movement: end.movement.id,
          block: end.movement.place.block,
          payee: payeeOf(end),
          project: projectOf(end),
          told: toldOf(end.movement),
          placement: null,
          lots: way(end.lot),
        },
      })),
  ];
  return found.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]).map(({ path }) => path);
}

export function toldOf({ flag, rule }: MovementRow) {
  return { flag, rule };
}

function cameBack({ refunds }: Lot) {
  const [first] = refunds;
  if (first === undefined) return null;
  const from = refunds.map(({ end: { lot }, amount }) => {
    return { account: lot.account, colour: lot.colour, n: lot.n, amount };
  });
  return { movement: first.end.movement.id, from };
}

/** From what was received to a lot: before what came back, the lot of which most had left. */
function pathTo(lot: Lot): Lot[] {
  const most = lot.refunds.toSorted((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1));
  const above = lot.parent ?? lot.passage?.lot ?? most[0]?.end.lot;
  return above === undefined ? [lot] : [...pathTo(above), lot];
}

function stepInto(lot: Lot): PathStep {
  if (lot.passage !== undefined) return lot.passage.kind as PathStep;
  if (lot.parent !== undefined) return "transfer";
  return lot.refunds.length > 0 ? "refund" : "root";
}

export function nameOf(lot: Lot) {
  const { movement, account, colour, n } = lot;
  return { movement: movement.id, block: movement.place.block, account, colour, n };
}
