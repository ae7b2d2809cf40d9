import {
  type Colour,
  dayOfSecond,
  OTHER_MONEY,
  type PartyId,
  type Payment,
  type Use,
} from "@green-ledger/domain";
import { inStandingWithClaims, isAdmitted, sameGroup, termsOf } from "@green-ledger/domain/model";
import { anyAssetId } from "./assets.ts";
import type { Account } from "./movements.ts";
import { anyParty, type Scene, unknownId } from "./scene.ts";

/** Whom and what a payment of this use may go to, mostly. */
export function towards(
  scene: Scene,
  account: Account,
  use: Use,
  colours: readonly Colour[],
): Partial<Payment> {
  const { random, state } = scene;
  const greens = colours.filter((colour) => colour !== OTHER_MONEY);
  switch (use) {
    case "fee":
      return { payee: account.custodian };
    case "return": {
      const terms = termsOf(state, greens[0] ?? OTHER_MONEY);
      const payee = terms?.instrument.payingAgent ?? anyParty(scene);
      const onLent = (terms?.tranche.parent ?? OTHER_MONEY) !== OTHER_MONEY;
      return onLent || random.chance(0.1)
        ? { payee, payeeAccount: accountOf(scene, account, payee) }
        : { payee };
    }
    case "allocate":
      return { payee: payeeOutside(scene, account, greens), ...purpose(scene, greens) };
    case "transfer": {
      const others = [...state.accounts.values()].filter(
        (other) => other.id !== account.id && other.currency === account.currency,
      );
      const arrival = random.any(others) ?? account;
      return { payee: arrival.owner, payeeAccount: arrival.id };
    }
  }
}

function accountOf({ random, state }: Scene, from: Account, owner: PartyId): Payment["payeeAccount"] {
  const owned = [...state.accounts.values()].filter(
    (other) => other.owner === owner && other.id !== from.id && other.currency === from.currency,
  );
  return random.chance(0.8) ? (random.any(owned)?.id ?? null) : null;
}

function payeeOutside(scene: Scene, account: Account, greens: readonly Colour[]): PartyId {
  const { random, state } = scene;
  const inside = [
    account.owner,
    ...greens.flatMap((colour) => termsOf(state, colour)?.instrument.issuer ?? []),
  ];
  const outside = [...state.parties.values()].filter(
    ({ id, status }) => status === "active" && !inside.some((other) => sameGroup(state, id, other)),
  );
  return random.any(outside)?.id ?? anyParty(scene);
}

/** The bank whose word will count, if it is known. */
export function payeeBankFor({ random, state }: Scene, account: Account): PartyId | null {
  if (random.chance(0.5)) return null;
  if (random.chance(0.05)) return account.custodian;
  const banks = [...state.keys.values()].filter(({ roles }) => roles.includes("custodian"));
  return random.any(banks.filter(({ party }) => party !== account.custodian))?.party ?? null;
}

/* ----- what for ----- */

function purpose(scene: Scene, greens: readonly Colour[]): Partial<Payment> {
  const { random } = scene;
  if (greens.length === 0 && random.chance(0.7)) return {};
  if (random.chance(0.06)) return {};
  const project = projectFor(scene, greens);
  if (project === null) return {};
  return { project, ...lineOf(scene, project), documents: documentsFor(scene, greens) };
}

/** Mostly a project that was admitted and is in standing; under a framework that flags, sometimes any in standing. */
function projectFor(scene: Scene, greens: readonly Colour[]): Payment["project"] {
  const { random, state, time } = scene;
  const standing = [...state.assets.keys()].filter((id) => inStandingWithClaims(state, id, time));
  const admitted = standing.filter((id) => greens.every((colour) => isAdmitted(state, colour, id)));
  if (random.chance(0.15)) return random.any(standing) ?? null;
  return random.any(admitted) ?? anyAssetId(scene);
}

/** Mostly an open line of the project, whose payee is paid. */
function lineOf(scene: Scene, project: Payment["project"]): Partial<Payment> {
  const { random, state, time } = scene;
  const lines = [...state.money.lines.values()];
  const own = lines.filter((line) => line.project === project);
  if (own.length === 0)
    return random.chance(0.03) ? { line: random.any(lines)?.id ?? unknownId("line") } : {};
  if (random.chance(0.08)) return {};
  const line = (random.chance(0.93) ? random.any(own) : random.any(lines)) ?? own[0];
  if (line === undefined) return {};
  const today = dayOfSecond(time);
  const inWindow = line.until !== 0 && line.until < today ? { valueDate: line.until } : {};
  const payee = line.payee !== null && random.chance(0.85) ? { payee: line.payee } : {};
  return { line: line.id, ...inWindow, ...payee };
}

/** Documents where a framework asks for them, and sometimes where none does. */
function documentsFor({ random, state }: Scene, greens: readonly Colour[]): Payment["documents"] {
  const required = greens.some((colour) => termsOf(state, colour)?.instrument.framework.evidenceRequired);
  if (!random.chance(required ? 0.85 : 0.25)) return [];
  const known = [...state.evidence.documents.values()];
  const fresh = known.filter(
    ({ id, status }) => status !== "suspect" && !state.evidence.uses.has(`${id}/allocate`),
  );
  const suspect = known.filter(({ status }) => status === "suspect");
  const from = random.pick([fresh, fresh, fresh, known, suspect]);
  const id = random.any(from)?.id;
  if (id === undefined) return random.chance(0.3) ? [unknownId("document")] : [];
  return random.chance(0.06) ? [id, id] : [id];
}
