import type { CommandOf } from "../commands.ts";
import { type Address, type PartyId, ZERO_32 } from "../hex.ts";
import type { PartyRow } from "../rows.ts";
import { type KeyRole, ROLE_BITS } from "../statuses.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";

/* ----- who may ----- */

/** The caller may do what is restricted. */
export function requireOperator(state: ModelState, call: Call): void {
  requires(state.operators.has(call.sender), "AccessManagedUnauthorized", { caller: call.sender });
}

/** The party that the caller's key acts for, in one of the roles. */
export function authorise(state: ModelState, call: Call, roles: readonly KeyRole[]): PartyId {
  const key = state.keys.get(call.sender);
  requires(key !== undefined && key.roles.length > 0, "PartyRegistry_KeyUnknown", { key: call.sender });
  const { validUntil } = key;
  requires(call.time < validUntil, "PartyRegistry_KeyExpired", { key: call.sender, validUntil });
  const has = roles.some((role) => key.roles.includes(role));
  const [held, needed] = [bits(key.roles), bits(roles)];
  requires(has, "PartyRegistry_KeyLacksRole", { key: call.sender, held, needed });
  requires(isActive(state, key.party), "PartyRegistry_PartySuspended", { party: key.party });
  return key.party;
}

/** Whether the caller's key has a role, whatever else. */
export function holdsRole(state: ModelState, sender: Address, role: KeyRole): boolean {
  return state.keys.get(sender)?.roles.includes(role) ?? false;
}

export function isActive(state: ModelState, party: PartyId): boolean {
  return state.parties.get(party)?.status === "active";
}

/** Whether two parties are under one control. An unregistered party is alone. */
export function sameGroup(state: ModelState, a: PartyId, b: PartyId): boolean {
  return (state.parties.get(a)?.group ?? a) === (state.parties.get(b)?.group ?? b);
}

function bits(roles: readonly KeyRole[]): number {
  return roles.reduce((sum, role) => sum | ROLE_BITS[role], 0);
}

/* ----- parties ----- */

export function admitParties(state: ModelState, call: Call, command: CommandOf<"admitParties">): void {
  requireOperator(state, call);
  for (const { id, group, dataRoot } of command.parties) {
    requires(id !== ZERO_32, "PartyRegistry_IdZero");
    requires(!state.parties.has(id), "PartyRegistry_PartyExists", { party: id });
    const alone: Bare<PartyRow> = {
      id,
      status: "active",
      member: true,
      group: id,
      registrar: null,
      dataRoot,
    };
    state.parties.set(id, alone);
    putUnder(state, alone, group);
    countEvent(state, "PartyRegistry");
  }
}

/** @returns for each, whether it was new */
export function registerCounterparties(
  state: ModelState,
  call: Call,
  command: CommandOf<"registerCounterparties">,
): boolean[] {
  const registrar = authorise(state, call, ["maker"]);
  return command.counterparties.map(({ id, dataRoot }) => {
    requires(id !== ZERO_32, "PartyRegistry_IdZero");
    if (state.parties.has(id)) return false;
    state.parties.set(id, { id, status: "active", member: false, group: id, registrar, dataRoot });
    countEvent(state, "PartyRegistry");
    return true;
  });
}

export function setGroup(state: ModelState, call: Call, command: CommandOf<"setGroup">): void {
  requireOperator(state, call);
  putUnder(state, known(state, command.party), command.group);
  countEvent(state, "PartyRegistry");
}

export function suspendParty(state: ModelState, call: Call, command: CommandOf<"suspendParty">): void {
  requireOperator(state, call);
  const party = known(state, command.party);
  requires(party.status === "active", "PartyRegistry_PartySuspended", { party: party.id });
  state.parties.set(party.id, { ...party, status: "suspended" });
  countEvent(state, "PartyRegistry");
}

export function reinstateParty(state: ModelState, call: Call, command: CommandOf<"reinstateParty">): void {
  requireOperator(state, call);
  const party = known(state, command.party);
  requires(party.status === "suspended", "PartyRegistry_PartyNotSuspended", { party: party.id });
  state.parties.set(party.id, { ...party, status: "active" });
  countEvent(state, "PartyRegistry");
}

/** Groups are one level deep: a head is under nobody, and whoever heads a group cannot go under another. */
function putUnder(state: ModelState, party: Bare<PartyRow>, group: PartyId | null): void {
  const head = group === null || group === ZERO_32 ? party.id : group;
  state.parties.set(party.id, { ...party, group: head });
  if (head === party.id) return;
  const above = known(state, head).group;
  requires(above === head, "PartyRegistry_HeadIsControlled", { head, group: above });
  const affiliates = [...state.parties.values()].filter((p) => p.group === party.id).length;
  requires(affiliates === 0, "PartyRegistry_PartyIsHead", { party: party.id, affiliates });
}

function known(state: ModelState, party: PartyId): Bare<PartyRow> {
  const row = state.parties.get(party);
  requires(row !== undefined, "PartyRegistry_PartyUnknown", { party });
  return row;
}

/* ----- keys ----- */

export function bindKey(state: ModelState, call: Call, command: CommandOf<"bindKey">): void {
  requireOperator(state, call);
  const { key, validUntil } = command;
  const party = known(state, command.party);
  requires(party.member, "PartyRegistry_NotAMember", { party: party.id });
  const holder = state.keys.get(key)?.party;
  requires(holder === undefined || holder === party.id, "PartyRegistry_KeyTaken", {
    key,
    party: holder ?? ZERO_32,
  });
  requires(command.roles.length > 0, "PartyRegistry_RolesEmpty", { key });
  requires(validUntil > call.time, "PartyRegistry_ExpiryInPast", { validUntil });
  const roles = (Object.keys(ROLE_BITS) as KeyRole[]).filter((role) => command.roles.includes(role));
  state.keys.set(key, { address: key, party: party.id, roles, validUntil });
  countEvent(state, "PartyRegistry");
}

export function revokeKey(state: ModelState, call: Call, command: CommandOf<"revokeKey">): void {
  requireOperator(state, call);
  const key = state.keys.get(command.key);
  requires(key !== undefined && key.roles.length > 0, "PartyRegistry_KeyUnknown", { key: command.key });
  state.keys.set(command.key, { ...key, roles: [], validUntil: 0 });
  countEvent(state, "PartyRegistry");
}
