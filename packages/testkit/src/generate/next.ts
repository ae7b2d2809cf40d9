import type { Command } from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import { openAccounts } from "./accounts.ts";
import * as assets from "./assets.ts";
import { admitProjects, registerInstrument } from "./instruments.ts";
import * as parties from "./parties.ts";
import { recordPayments } from "./payments.ts";
import { recordReceipts } from "./receipts.ts";
import type { Scene } from "./scene.ts";
import { closeScheme, registerScheme } from "./taxonomy.ts";

const GENERATORS: { [K in Command["kind"]]: { weight: number; make: (scene: Scene) => Request } } = {
  admitParties: { weight: 3, make: parties.admitParties },
  registerCounterparties: { weight: 3, make: parties.registerCounterparties },
  setGroup: { weight: 3, make: parties.setGroup },
  suspendParty: { weight: 2, make: parties.suspendParty },
  reinstateParty: { weight: 5, make: parties.reinstateParty },
  bindKey: { weight: 6, make: parties.bindKey },
  revokeKey: { weight: 1, make: parties.revokeKey },
  registerScheme: { weight: 2, make: registerScheme },
  closeScheme: { weight: 1, make: closeScheme },
  registerAssets: { weight: 6, make: assets.registerAssets },
  addEvidence: { weight: 2, make: assets.addEvidence },
  confirmAsset: { weight: 7, make: assets.confirmAsset },
  rejectAsset: { weight: 1, make: assets.rejectAsset },
  suspendAsset: { weight: 2, make: assets.suspendAsset },
  reinstateAsset: { weight: 3, make: assets.reinstateAsset },
  verifyCost: { weight: 7, make: assets.verifyCost },
  registerInstrument: { weight: 3, make: registerInstrument },
  admitProjects: { weight: 6, make: admitProjects },
  openAccounts: { weight: 5, make: openAccounts },
  recordReceipts: { weight: 22, make: recordReceipts },
  recordPayments: { weight: 45, make: recordPayments },
};

const WEIGHTS = Object.fromEntries(Object.entries(GENERATORS).map(([kind, { weight }]) => [kind, weight]));

/** The next thing that somebody asks of a ledger that was founded. Most of it can be granted, much of it cannot. */
export function nextRequest(scene: Scene): Request {
  return GENERATORS[scene.random.weighted(WEIGHTS) as Command["kind"]].make(scene);
}

/**
 * Seconds that pass before the next request: mostly none, sometimes days, so that keys and confirmations run out, and
 * sometimes just as many as lead to such an end or to the second before it.
 */
export function nextPause({ random, state, time }: Pick<Scene, "random" | "state" | "time">): number {
  const ends = [...state.keys.values(), ...state.assets.values()].map((row) => row.validUntil - time);
  const near = ends.filter((left) => left > 0 && left < 864_000);
  const untilEnd = (random.any(near) ?? 1) - random.below(2);
  const pause = random.weighted({ none: 62, minutes: 18, days: 12, month: 1, end: 7 });
  if (pause === "none") return 0;
  if (pause === "end") return untilEnd;
  if (pause === "minutes") return random.between(1, 3_600);
  return pause === "days" ? random.between(3_600, 172_800) : 2_592_000;
}
