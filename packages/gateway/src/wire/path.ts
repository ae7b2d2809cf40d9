import type { PathBody } from "@green-ledger/api";
import { joinedAfter, type Path, type PathLot } from "@green-ledger/trace";
import { wireId, wireIdOrNull, wireLot } from "../ids/wire-ids.ts";
import { wireMoney, wireSecond } from "./common.ts";
import { wireFlag } from "./trace.ts";
import type { TraceFacts } from "./trace-facts.ts";

export function wirePath(path: Path, facts: TraceFacts): PathBody {
  const { end, movement, payee, project, amount, lots, told, placement } = path;
  // An account has one currency; exchange on the way changes it.
  const last = lots.at(-1);
  const currency = last === undefined ? "" : facts.currencyOf(last.account);
  return {
    amount: wireMoney(currency, amount),
    end: {
      kind: end,
      payment: wireIdOrNull("movement", movement),
      payee: wireIdOrNull("party", payee),
      payee_name: payee === null ? null : (facts.parties.get(payee) ?? null),
      project: wireIdOrNull("asset", project),
      flag: told === null ? null : wireFlag(told.flag),
      rule: told?.rule ?? null,
      placed:
        placement === null || last === undefined
          ? null
          : { placement, ...facts.placedFor(last.account, last.movement) },
      at_risk: project !== null && facts.atRisk.has(project),
      joined_later: joinedLater(path, last, facts),
    },
    steps: lots.map((lot) => wireStep(lot, facts)),
  };
}

function wireStep(lot: PathLot, facts: TraceFacts): PathBody["steps"][number] {
  const money = (minor: bigint) => wireMoney(facts.currencyOf(lot.account), minor);
  return {
    movement: wireId("movement", lot.movement),
    kind: lot.step,
    flag: wireFlag(lot.flag),
    rule: lot.rule,
    account: wireId("account", lot.account),
    lot: wireLot(lot.account, lot.colour, lot.n),
    amount: money(lot.amount),
    came_back: lot.cameBack && {
      movement: wireId("movement", lot.cameBack.movement),
      // A counter-entry stands on the account that had paid.
      from: lot.cameBack.from.map(({ account, colour, n, amount }) => ({
        lot: wireLot(account, colour, n),
        amount: money(amount),
      })),
    },
  };
}

function joinedLater(
  { end, block, payee }: Path,
  last: PathLot | undefined,
  facts: TraceFacts,
): string | null {
  if (end !== "allocate" || block === null || payee === null || last === undefined) return null;
  const since = facts.joinedSince(last.account, payee);
  return since !== null && joinedAfter(block, since) ? wireSecond(since.time) : null;
}
