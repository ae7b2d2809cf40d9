import {
  type Colour,
  dayOfSecond,
  INSTRUMENT_KINDS,
  type InstrumentRegistration,
  NO_LOOK_BACK_LIMIT,
  OTHER_MONEY,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import { isAdmitted, termsOf } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { anyAssetId } from "./assets.ts";
import { actorFor, actorWith, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";
import { anyScheme } from "./taxonomy.ts";

export function registerInstrument(scene: Scene): Request {
  const { random, state, time } = scene;
  const approvedOn = dayOfSecond(time) - random.between(0, 60);
  const scheme = anyScheme(scene);
  const codes = scheme.codes.filter(() => random.chance(0.7));
  const taken = () => (random.chance(0.5) ? ZERO_32 : random.pick([...state.instruments.keys()]));
  const instrument: InstrumentRegistration = {
    id: mostly(scene, scene.fresh("instrument"), taken),
    kind: random.pick(INSTRUMENT_KINDS),
    currency: random.chance(0.9) ? "CNY" : "EUR",
    payingAgent: mostly(scene, anyParty(scene), () => unknownId("party")),
    approvedOn: mostly(scene, approvedOn, () => UNKNOWN_DAY),
    availableUntil: random.chance(0.6) ? UNKNOWN_DAY : dayOfSecond(time) + random.between(-5, 30),
    termsRoot: anyRoot(scene),
    framework: {
      scheme: mostly(scene, scheme.id, () => "NO_SUCH_SCHEME"),
      codes: mostly(scene, codes, () => [...codes, "NO_SUCH_CODE"]),
      lookBackDays: random.pick([0, 30, 365, NO_LOOK_BACK_LIMIT]),
      allocationDeadline: random.pick([UNKNOWN_DAY, approvedOn + 20, approvedOn + 400]),
      mode: random.pick(["strict", "flag"]),
      evidenceRequired: random.chance(0.3),
      placements: random.pick([0, 2, 6, 62]),
    },
    tranches: mostly(
      scene,
      Array.from({ length: random.between(1, 2) }, () => tranche(scene, OTHER_MONEY)),
      () => [],
    ),
  };
  if (random.chance(0.4)) return childOf(scene, instrument);
  const sender = senderOf(scene, actorWith(scene, "maker"));
  return { command: { kind: "registerInstrument", instrument }, sender };
}

/** A loan that a tranche funds, under its terms; now and then under others. */
function childOf(scene: Scene, own: InstrumentRegistration): Request {
  const { random, state } = scene;
  const parent = random.between(1, state.tranches.size - 1);
  const above = termsOf(state, parent)?.instrument;
  if (above === undefined) throw new TypeError("every colour has terms");
  const currency = random.chance(0.6) ? above.currency : "EUR";
  const strict: InstrumentRegistration = {
    ...own,
    kind: "loan",
    currency,
    payingAgent: random.chance(0.7) ? above.issuer : above.payingAgent,
    approvedOn: above.approvedOn,
    availableUntil: above.availableUntil,
    framework: above.framework,
    tranches: [
      tranche(
        scene,
        mostly(scene, parent, () => state.tranches.size + 2),
      ),
    ],
  };
  const { framework } = own;
  const looser = random.pick<Partial<InstrumentRegistration>>([
    { framework },
    { framework: { ...above.framework, codes: [...above.framework.codes, "GBP03"] } },
    { framework: { ...above.framework, scheme: "CN_CATALOGUE_2020", codes: [] } },
    { payingAgent: own.payingAgent },
    { availableUntil: UNKNOWN_DAY },
    { kind: own.kind },
    { approvedOn: own.approvedOn },
  ]);
  const instrument = random.chance(0.3) ? { ...strict, ...looser } : strict;
  const sender = senderOf(scene, actorFor(scene, above.issuer, "maker"));
  return { command: { kind: "registerInstrument", instrument }, sender };
}

function tranche(scene: Scene, parent: Colour): InstrumentRegistration["tranches"][number] {
  const { random, state } = scene;
  const taken = () => random.pick([...state.tranches.values()]).id; // other money's is zero
  return {
    id: mostly(scene, scene.fresh("tranche"), taken),
    size: mostly(scene, random.amount(5_000n, 80_000n), () => 0n),
    parent,
  };
}

/** Mostly a project that holds one of the framework's codes. */
export function admitProjects(scene: Scene): Request {
  const { random, state } = scene;
  const colour = random.between(1, state.tranches.size - 1);
  const terms = termsOf(state, colour);
  const { scheme = "", codes = [] } = terms?.instrument.framework ?? {};
  const fitting = [...state.assets.values()].flatMap((asset) =>
    asset.classifications
      .filter((c) => c.scheme === scheme && codes.includes(c.code))
      .filter(() => !isAdmitted(state, colour, asset.id) || random.chance(0.1))
      .map((c) => ({ project: asset.id, code: c.code })),
  );
  const other = () => ({ project: anyAssetId(scene), code: random.any(anyScheme(scene).codes) ?? "NONE" });
  const eligible = () => ({ project: anyAssetId(scene), code: random.any(codes) ?? "NONE" });
  const admissions = Array.from({ length: random.between(1, 2) }, () => {
    if (random.chance(0.1)) return random.chance(0.5) ? other() : eligible();
    return random.any(fitting) ?? other();
  });
  return {
    sender: senderOf(scene, actorFor(scene, terms?.instrument.issuer, "maker")),
    command: {
      kind: "admitProjects",
      colour: mostly(scene, colour, () => state.tranches.size + 3),
      admissions,
    },
  };
}
