import {
  type AssetRow,
  dayOfSecond,
  type LineRegistration,
  SPENDINGS,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import type { Bare } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { anyAssetId } from "./assets.ts";
import { actorFor, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

/* ----- lines ----- */

export function openLines(scene: Scene): Request {
  const { random, state } = scene;
  const asset: Bare<AssetRow> = random.pick([...state.assets.values()]);
  const lines: LineRegistration[] = [line(scene, [])];
  if (random.chance(0.5)) lines.push(line(scene, lines));
  return {
    sender: senderOf(scene, actorFor(scene, asset.owner, "maker")),
    command: { kind: "openLines", project: mostly(scene, asset.id, () => anyAssetId(scene)), lines },
  };
}

function line(scene: Scene, earlier: readonly LineRegistration[]): LineRegistration {
  const { random, state, time } = scene;
  const today = dayOfSecond(time);
  const taken = () =>
    random.any([ZERO_32, ...earlier.map(({ id }) => id), ...state.money.lines.keys()]) ?? ZERO_32;
  const from = random.chance(0.6) ? UNKNOWN_DAY : today - random.between(0, 80);
  const until = random.chance(0.6) ? UNKNOWN_DAY : today + random.between(0, 20);
  return {
    id: mostly(scene, scene.fresh("line"), taken),
    cap: mostly(scene, random.amount(500n, 20_000n), () => 0n),
    payee: random.chance(0.7) ? null : anyParty(scene),
    from,
    until: mostly(scene, until, () => (from === UNKNOWN_DAY ? UNKNOWN_DAY : from - 1)),
    spending: random.pick(SPENDINGS),
    dataRoot: anyRoot(scene),
  };
}

export function closeLine(scene: Scene): Request {
  const { random, state } = scene;
  const lines = [...state.money.lines.values()];
  const row = random.any(lines.filter(({ open }) => open)) ?? random.any(lines);
  const owner = state.assets.get(row?.project ?? ZERO_32)?.owner;
  return {
    sender: senderOf(scene, actorFor(scene, owner, "maker")),
    command: {
      kind: "closeLine",
      line: mostly(scene, row?.id ?? unknownId("line"), () => unknownId("line")),
    },
  };
}

/* ----- threshold ----- */

export function setEntrustedThreshold(scene: Scene): Request {
  const { random, state, time, cast } = scene;
  const currency = random.chance(0.85) ? "CNY" : "EUR";
  const newest = state.money.thresholds.findLast((row) => row.currency === currency)?.from ?? 0;
  const from = Math.max(newest + 1, dayOfSecond(time) - random.between(0, 30));
  return {
    sender: senderOf(scene, cast.operator),
    command: {
      kind: "setEntrustedThreshold",
      currency,
      from: random.chance(0.12) ? newest : from,
      above: random.amount(0n, 3_000n),
      sourceRoot: anyRoot(scene),
    },
  };
}
