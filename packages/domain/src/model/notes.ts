import type { CommandOf } from "../commands.ts";
import { dayOfSecond, UNKNOWN_DAY } from "../day.ts";
import { type InstrumentId, ZERO_32 } from "../hex.ts";
import { MAX_MINOR } from "../money.ts";
import { MAX_POOL_BULK, type NoteDistribution } from "../pools.ts";
import { authorise } from "./access.ts";
import { termsOf } from "./instruments.ts";
import { requires } from "./outcome.ts";
import { positionKey } from "./pool-state.ts";
import { type Pool, putPool } from "./pools.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

export function issueNotes(state: ModelState, call: Call, command: CommandOf<"issueNotes">): void {
  const { pool, note, holdings } = command;
  const caller = authorise(state, call, ["maker"]);
  const { issuer } = closed(state, pool);
  requires(issuer === caller, "NoteRegister_NotIssuer", { pool, issuer, caller });
  const size = sizeOf(state, note, pool);
  requires(!state.pools.notes.has(note), "NoteRegister_NotesIssued", { note });
  requires(holdings.length > 0, "NoteRegister_HoldersMissing", { note });
  requireBulk(holdings.length);
  let issued = 0n;
  for (const { holder, face } of holdings) {
    requires(state.parties.has(holder), "NoteRegister_HolderUnknown", { holder });
    requires(face > 0n, "NoteRegister_AmountZero", { note });
    issued += face;
    requires(issued <= MAX_MINOR, "Panic", { reason: 0x11 });
    const key = positionKey(note, holder);
    const held = state.pools.positions.get(key)?.face ?? 0n;
    state.pools.positions.set(key, { colour: note, holder, pool, face: held + face });
    countEvent(state, "NoteRegister");
  }
  requires(issued <= size, "NoteRegister_SizeExceeded", { note, issued, size });
  state.pools.notes.set(note, { colour: note, pool, issued, principalPaid: 0n, interestPaid: 0n });
}

export function transferNotes(state: ModelState, call: Call, command: CommandOf<"transferNotes">): void {
  const { transfer, note, from, to, face, dataRoot } = command;
  const caller = authorise(state, call, ["checker"]);
  requires(transfer !== ZERO_32, "NoteRegister_IdZero");
  const fresh = !state.pools.noteTransfers.has(transfer);
  requires(fresh, "NoteRegister_TransferExists", { transfer });
  const pool = state.pools.notes.get(note)?.pool;
  requires(pool !== undefined, "NoteRegister_NotesNotIssued", { note });
  const issuer = state.pools.pools.get(pool)?.issuer ?? ZERO_32;
  requires(issuer === caller, "NoteRegister_NotIssuer", { pool, issuer, caller });
  requires(from !== to, "NoteRegister_TransferToHolder", { transfer, holder: to });
  requires(state.parties.has(to), "NoteRegister_HolderUnknown", { holder: to });
  requires(face > 0n, "NoteRegister_AmountZero", { note });
  const { positions } = state.pools;
  const held = positions.get(positionKey(note, from))?.face ?? 0n;
  requires(face <= held, "NoteRegister_FaceExceeded", { note, holder: from, held, face });
  const received = positions.get(positionKey(note, to))?.face ?? 0n;
  positions.set(positionKey(note, from), { colour: note, holder: from, pool, face: held - face });
  positions.set(positionKey(note, to), { colour: note, holder: to, pool, face: received + face });
  state.pools.noteTransfers.set(transfer, { id: transfer, colour: note, pool, from, to, face, dataRoot });
  countEvent(state, "NoteRegister");
}

export function distributeToNotes(
  state: ModelState,
  call: Call,
  command: CommandOf<"distributeToNotes">,
): void {
  const { pool, distributions } = command;
  const caller = authorise(state, call, ["custodian"]);
  const { servicer } = closed(state, pool);
  requires(servicer === caller, "NoteRegister_NotServicer", { pool, servicer, caller });
  requireBulk(distributions.length);
  for (const distribution of distributions) pay(state, call, pool, distribution);
}

function pay(state: ModelState, call: Call, pool: InstrumentId, distribution: NoteDistribution): void {
  const { note, principal, interest, valueDate, dataRoot } = distribution;
  sizeOf(state, note, pool);
  const before = state.pools.notes.get(note);
  requires(before !== undefined, "NoteRegister_NotesNotIssued", { note });
  requires(principal > 0n || interest > 0n, "NoteRegister_AmountZero", { note });
  requires(valueDate !== UNKNOWN_DAY, "NoteRegister_ValueDateMissing", { note });
  const today = dayOfSecond(call.time);
  requires(valueDate <= today, "NoteRegister_ValueDateInFuture", { note, valueDate, today });
  const repeated = state.pools.distributions.some((d) => d.colour === note && d.valueDate === valueDate);
  requires(!repeated, "NoteRegister_DistributionExists", { note, valueDate });
  const unpaid = before.issued - before.principalPaid;
  requires(principal <= unpaid, "NoteRegister_PrincipalExceedsNotes", { note, principal, unpaid });
  const found = closed(state, pool);
  const { sums, paid } = found;
  const cash = sums.collected + sums.recovered + sums.cash - paid.principal;
  const excess = { pool, principal, available: cash };
  requires(principal <= cash, "NoteRegister_PrincipalExceedsCash", excess);
  const earned = sums.interest - paid.interest;
  requires(interest <= earned, "NoteRegister_InterestExceedsCash", { pool, interest, available: earned });
  state.pools.notes.set(note, {
    ...before,
    principalPaid: before.principalPaid + principal,
    interestPaid: before.interestPaid + interest,
  });
  putPool(state, {
    ...found,
    paid: { principal: paid.principal + principal, interest: paid.interest + interest },
  });
  state.pools.distributions.push({ colour: note, pool, principal, interest, valueDate, dataRoot });
  countEvent(state, "NoteRegister");
}

function closed(state: ModelState, id: InstrumentId): Pool {
  const pool = state.pools.pools.get(id);
  requires(pool?.status === "closed", "NoteRegister_PoolNotClosed", { pool: id });
  return pool;
}

/** The size of a tranche of the pool's instrument. */
function sizeOf(state: ModelState, note: number, pool: InstrumentId): bigint {
  const terms = termsOf(state, note);
  requires(terms?.instrument.id === pool, "NoteRegister_NotANote", { note, pool });
  return terms.tranche.size;
}

function requireBulk(given: number): void {
  requires(given <= MAX_POOL_BULK, "NoteRegister_TooMany", { given, most: MAX_POOL_BULK });
}
