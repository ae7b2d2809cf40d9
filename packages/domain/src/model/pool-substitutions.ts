import type { CommandOf } from "../commands.ts";
import { type SubstitutionId, ZERO_32 } from "../hex.ts";
import { MAX_MINOR } from "../money.ts";
import { SUBSTITUTION_STATUSES, type SubstitutionRow, withoutOutstanding } from "../pools.ts";
import { authorise } from "./access.ts";
import { liftForDesk } from "./liens.ts";
import { requires } from "./outcome.ts";
import { accept, asIssuer, encumber, itemIn, newItem, putItem, putPool, requireEligible } from "./pools.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";

type Substitution = Bare<SubstitutionRow>;

export function proposeSubstitution(
  state: ModelState,
  call: Call,
  command: CommandOf<"proposeSubstitution">,
): void {
  const { substitution, pool: id, out, replacement, cash, reasonRoot } = command;
  const pool = asIssuer(state, call, id, "maker", "closed");
  requires(substitution !== ZERO_32, "PoolBook_IdZero");
  const fresh = !state.pools.substitutions.has(substitution);
  requires(fresh, "PoolBook_SubstitutionExists", { substitution });
  requires(reasonRoot !== ZERO_32, "PoolBook_ReasonMissing", { item: out });
  itemIn(state, id, out, "accepted");
  requireEligible(state, pool, replacement);
  state.pools.substitutions.set(substitution, {
    id: substitution,
    pool: id,
    out,
    replacement,
    cash,
    reasonRoot,
    status: "proposed",
    outstanding: null,
  });
  state.pools.proposers.set(substitution, call.sender);
  countEvent(state, "PoolBook");
}

export function approveSubstitution(
  state: ModelState,
  call: Call,
  command: CommandOf<"approveSubstitution">,
): void {
  const caller = authorise(state, call, ["checker"]);
  const found = substitutionIn(state, command.substitution, "proposed");
  const { pool } = found;
  const servicer = state.pools.pools.get(pool)?.servicer ?? ZERO_32;
  requires(servicer === caller, "PoolBook_NotServicer", { pool, servicer, caller });
  requireOtherKey(state, call, found);
  state.pools.substitutions.set(found.id, { ...found, status: "approved" });
  countEvent(state, "PoolBook");
}

export function acceptSubstitution(
  state: ModelState,
  call: Call,
  command: CommandOf<"acceptSubstitution">,
): void {
  const { substitution, lien } = command;
  const caller = authorise(state, call, ["checker"]);
  const found = substitutionIn(state, substitution, "approved");
  const { pool: id, replacement, cash } = found;
  const { originator, item, principal } = replacement;
  requires(originator === caller, "PoolBook_NotOriginator", { pool: id, item, originator, caller });
  requireOtherKey(state, call, found);
  const pool = state.pools.pools.get(id);
  requires(pool !== undefined, "PoolBook_PoolUnknown", { pool: id });
  requireEligible(state, pool, replacement);
  const out = itemIn(state, id, found.out, "accepted");
  const { outstanding } = out;
  requires(principal + cash <= MAX_MINOR, "Panic", { reason: 0x11 });
  const short = { substitution, outstanding, principal, cash };
  requires(principal + cash >= outstanding, "PoolBook_ReplacementTooSmall", short);
  state.pools.substitutions.set(substitution, { ...found, status: "completed", outstanding });
  const sums = withoutOutstanding(pool.sums, outstanding);
  putPool(state, { ...pool, sums: { ...sums, cash: sums.cash + cash } });
  putItem(state, { ...withoutOutstanding(out, outstanding), status: "substituted" });
  accept(state, newItem(id, replacement), lien);
  countEvent(state, "PoolBook");
  liftForDesk(state, state.pools.poolBook, out.lien ?? ZERO_32);
  encumber(state, call, pool.issuer, item, lien, replacement);
}

export function withdrawSubstitution(
  state: ModelState,
  call: Call,
  command: CommandOf<"withdrawSubstitution">,
): void {
  const caller = authorise(state, call, ["maker"]);
  const found = known(state, command.substitution);
  const { pool } = found;
  const issuer = state.pools.pools.get(pool)?.issuer ?? ZERO_32;
  requires(issuer === caller, "PoolBook_NotIssuer", { pool, issuer, caller });
  const open = found.status === "proposed" || found.status === "approved";
  requires(open, "PoolBook_SubstitutionWrongStatus", wrongStatus(found));
  state.pools.substitutions.set(found.id, { ...found, status: "withdrawn" });
  countEvent(state, "PoolBook");
}

/* ----- internal ----- */

function known(state: ModelState, substitution: SubstitutionId): Substitution {
  const found = state.pools.substitutions.get(substitution);
  requires(found !== undefined, "PoolBook_SubstitutionUnknown", { substitution });
  return found;
}

function substitutionIn(state: ModelState, id: SubstitutionId, status: Substitution["status"]): Substitution {
  const found = known(state, id);
  requires(found.status === status, "PoolBook_SubstitutionWrongStatus", wrongStatus(found));
  return found;
}

function wrongStatus({ id, status }: Substitution) {
  return { substitution: id, status: SUBSTITUTION_STATUSES.indexOf(status) };
}

function requireOtherKey(state: ModelState, { sender }: Call, { id, pool }: Substitution): void {
  const other = state.pools.proposers.get(id) !== sender;
  requires(other, "PoolBook_PreparedBySameKey", { pool, key: sender });
}
