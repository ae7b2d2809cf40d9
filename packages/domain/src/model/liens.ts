import type { CommandOf } from "../commands.ts";
import { dayOfSecond, UNKNOWN_DAY } from "../day.ts";
import { type Address, type LienId, type PartyId, ZERO_32 } from "../hex.ts";
import {
  type EncumbranceRow,
  EXCLUSIVE_CLASSES,
  LIEN_CLASSES,
  LIEN_STATUSES,
  type LienObject,
  type LienRow,
  type LienTerms,
  MAX_ACTIVE_LIENS,
  OBJECT_KINDS,
  unencumbered,
  WHOLE_BPS,
  withLien,
  withoutLien,
} from "../liens.ts";
import { authorise } from "./access.ts";
import { termsOf } from "./instruments.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState, objectName } from "./state.ts";

type Lien = Bare<LienRow>;
type LienCommand = CommandOf<"offerLien" | "acceptLien" | "withdrawLien" | "declineLien" | "releaseLien">;

export function applyLienCommand(state: ModelState, call: Call, command: LienCommand): void {
  switch (command.kind) {
    case "offerLien":
      offer(state, call, command.lien);
      break;
    case "acceptLien":
      accept(state, call, command.lien);
      break;
    case "withdrawLien":
      withdraw(state, call, command.lien);
      break;
    case "declineLien":
      setStatus(state, asCreditor(state, call, command.lien, "offered"), "declined");
      break;
    case "releaseLien":
      release(state, asCreditor(state, call, command.lien, "active"));
      break;
  }
  countEvent(state, "LienBook");
}

function offer(state: ModelState, call: Call, terms: LienTerms): void {
  const caller = authorise(state, call, ["maker"]);
  requireTerms(state, call, terms, caller);
  const { id: lien, creditor } = terms;
  requires(creditor !== caller, "LienBook_CreditorIsOwner", { creditor });
  state.liens.set(lien, { ...terms, grantor: caller, status: "offered", desk: null });
}

function requireTerms(state: ModelState, call: Call, terms: LienTerms, caller: PartyId): void {
  const { id: lien, creditor, shareBps } = terms;
  requires(lien !== ZERO_32, "LienBook_IdZero");
  requires(!state.liens.has(lien), "LienBook_LienExists", { lien });
  requires(state.parties.get(creditor)?.member ?? false, "LienBook_CreditorNotMember", { creditor });
  requires(shareBps > 0 && shareBps <= WHOLE_BPS, "LienBook_ShareOutOfRange", { shareBps });
  requires(terms.rank > 0, "LienBook_RankZero", { lien });
  requireUntil(terms, call);
  const owner = ownerOf(state, terms);
  const args = { kind: OBJECT_KINDS.indexOf(terms.kind), object: terms.object, owner, caller };
  requires(owner === caller, "LienBook_NotOwner", args);
}

/* ----- desks ----- */

/** Takes an interest of a buyer or of a pool, in the same call in which the owner's key acts. */
export function takeForDesk(state: ModelState, call: Call, desk: Address, terms: LienTerms): void {
  const caller = authorise(state, call, ["maker", "checker"]);
  requireTerms(state, call, terms, caller);
  const lien: Lien = { ...terms, grantor: caller, status: "active", desk };
  const before = encumbranceOf(state, lien);
  requireRoom(state, before, lien);
  state.encumbrances.set(objectName(lien), withLien(before, lien));
  state.liens.set(lien.id, lien);
  countEvent(state, "LienBook");
}

/** Lifts a lien that the desk took. */
export function liftForDesk(state: ModelState, desk: Address, id: LienId): void {
  const lien = known(state, id);
  requires(lien.desk === desk, "LienBook_NotDesk", { lien: id, desk: lien.desk ?? ZERO_32, caller: desk });
  requireStatus(lien, "active");
  state.encumbrances.set(objectName(lien), withoutLien(encumbranceOf(state, lien), lien));
  setStatus(state, lien, "released");
  countEvent(state, "LienBook");
}

function accept(state: ModelState, call: Call, id: LienId): void {
  const lien = asCreditor(state, call, id, "offered");
  const owner = ownerOf(state, lien);
  requires(owner === lien.grantor, "LienBook_OwnerChanged", { lien: id, grantor: lien.grantor, owner });
  requireUntil(lien, call);
  const before = encumbranceOf(state, lien);
  requireRoom(state, before, lien);
  state.encumbrances.set(objectName(lien), withLien(before, lien));
  setStatus(state, lien, "active");
}

/** L8: at most 32 liens, one exclusive one, the whole of the object by class, and each rank once. */
function requireRoom(state: ModelState, before: EncumbranceRow, lien: Lien): void {
  const classNumber = LIEN_CLASSES.indexOf(lien.class);
  const { kind, object } = lien;
  const full = { kind: OBJECT_KINDS.indexOf(kind), object, limit: MAX_ACTIVE_LIENS };
  requires(before.active < MAX_ACTIVE_LIENS, "LienBook_TooManyLiens", full);
  const active = [...state.liens.values()].filter(
    (other) => other.status === "active" && objectName(other) === objectName(lien),
  );
  const rival = active.find((other) => EXCLUSIVE_CLASSES.includes(other.class));
  requires(!EXCLUSIVE_CLASSES.includes(lien.class) || rival === undefined, "LienBook_ExclusivelyHeld", {
    lien: lien.id,
    holder: rival?.id ?? ZERO_32,
    class: LIEN_CLASSES.indexOf(rival?.class ?? lien.class),
  });
  const peers = active.filter((other) => other.class === lien.class);
  const available = peers.reduce((left, other) => left - other.shareBps, WHOLE_BPS);
  const { shareBps, rank } = lien;
  const exceeded = { lien: lien.id, class: classNumber, shareBps, available };
  requires(shareBps <= available, "LienBook_ShareExceeded", exceeded);
  const holder = peers.find((other) => other.rank === rank)?.id;
  const taken = { lien: lien.id, class: classNumber, rank, holder: holder ?? ZERO_32 };
  requires(holder === undefined, "LienBook_RankTaken", taken);
}

function withdraw(state: ModelState, call: Call, id: LienId): void {
  const caller = authorise(state, call, ["maker"]);
  const lien = known(state, id);
  const { grantor } = lien;
  requires(grantor === caller, "LienBook_NotGrantor", { lien: id, grantor, caller });
  requireStatus(lien, "offered");
  setStatus(state, lien, "withdrawn");
}

function release(state: ModelState, lien: Lien): void {
  const desk = lien.desk;
  requires(desk === null, "LienBook_HeldByDesk", { lien: lien.id, desk: desk ?? ZERO_32 });
  state.encumbrances.set(objectName(lien), withoutLien(encumbranceOf(state, lien), lien));
  setStatus(state, lien, "released");
}

/* ----- questions ----- */

/** Whose an object is: of a loan, the lender's. */
export function ownerOf(state: ModelState, { kind, object }: LienObject): PartyId {
  const args = { kind: OBJECT_KINDS.indexOf(kind), object };
  if (kind === "asset") {
    const asset = state.assets.get(object);
    requires(asset !== undefined, "ObjectOwners_ObjectUnknown", args);
    return asset.owner;
  }
  requires(kind === "loan", "ObjectOwners_KindUnsupported", { kind: args.kind });
  const tranche = [...state.tranches.values()].find(({ id }) => id === object);
  const instrument = tranche === undefined ? undefined : termsOf(state, tranche.colour)?.instrument;
  const lent = instrument?.kind === "loan" || instrument?.kind === "facility";
  requires(instrument !== undefined && lent, "ObjectOwners_ObjectUnknown", args);
  return instrument.payingAgent;
}

/** What stands against an object. */
export function encumbranceOf(state: ModelState, object: LienObject): EncumbranceRow {
  return state.encumbrances.get(objectName(object)) ?? unencumbered(object);
}

/* ----- internal ----- */

function setStatus(state: ModelState, lien: Lien, status: Lien["status"]): void {
  state.liens.set(lien.id, { ...lien, status });
}

function requireUntil({ id, until }: { id: LienId; until: number }, { time }: Call): void {
  const ahead = until === UNKNOWN_DAY || until >= dayOfSecond(time);
  requires(ahead, "LienBook_UntilInPast", { lien: id, until });
}

function requireStatus(lien: Lien, needed: Lien["status"]): void {
  const status = LIEN_STATUSES.indexOf(lien.status);
  requires(lien.status === needed, "LienBook_WrongStatus", { lien: lien.id, status });
}

/** The lien in a status, for a checker of its creditor. */
function asCreditor(state: ModelState, call: Call, id: LienId, status: Lien["status"]): Lien {
  const caller = authorise(state, call, ["checker"]);
  const lien = known(state, id);
  const { creditor } = lien;
  requires(creditor === caller, "LienBook_NotCreditor", { lien: id, creditor, caller });
  requireStatus(lien, status);
  return lien;
}

function known(state: ModelState, lien: LienId): Lien {
  const row = state.liens.get(lien);
  requires(row !== undefined, "LienBook_LienUnknown", { lien });
  return row;
}
