import { dayOfSecond, type SchemeRow, UNKNOWN_DAY } from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import { anyRoot, mostly, type Scene, senderOf } from "./scene.ts";

export function registerScheme(scene: Scene): Request {
  const { random, state, time, cast } = scene;
  const today = dayOfSecond(time);
  const effectiveFrom = today - random.between(30, 900);
  const codes = ["A1", "A2", "B1", "B2"].slice(0, random.between(0, 4));
  return {
    sender: senderOf(scene, cast.operator),
    command: {
      kind: "registerScheme",
      scheme: random.chance(0.15) ? anyScheme(scene).id : `SCHEME_${state.schemes.size + 1}`,
      effectiveFrom: mostly(scene, effectiveFrom, () => UNKNOWN_DAY),
      effectiveTo: random.chance(0.6) ? UNKNOWN_DAY : today + random.between(-1000, 300),
      sourceRoot: anyRoot(scene),
      codes: random.chance(0.1) ? [...codes, "A1"] : codes,
    },
  };
}

export function closeScheme(scene: Scene): Request {
  const { random, state, time, cast } = scene;
  const open = [...state.schemes.values()].filter(
    (s) => s.effectiveTo === UNKNOWN_DAY && s.id.startsWith("SCHEME"),
  );
  return {
    sender: senderOf(scene, cast.operator),
    command: {
      kind: "closeScheme",
      scheme: mostly(scene, random.any(open)?.id ?? anyScheme(scene).id, () => "NO_SUCH_SCHEME"),
      effectiveTo: mostly(scene, dayOfSecond(time) + random.between(-10, 30), () => random.between(0, 5000)),
    },
  };
}

export function anyScheme({ random, state }: Scene): SchemeRow {
  return random.pick([...state.schemes.values()]);
}
