import {
  type Bytes32,
  bytes,
  type Colour,
  type Day,
  type Draw,
  OTHER_MONEY,
  type TrancheId,
} from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { type IdentifiedKind, normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { trancheById } from "../reads/tranches.ts";
import type { EntrySaid, MovementStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import type { Draft, Fresh } from "./drafts.ts";
import { itemsOf } from "./drafts.ts";
import { dayOrNoneOf, minorOf } from "./field-checks.ts";
import type { NewCounterparty } from "./party-refs.ts";
import { emptyPlan, type Plan, type PlanContext } from "./plan.ts";
import type { KnownAccount } from "./references.ts";

/** What is stated of any entry. */
export interface EntryInput {
  reference: string;
  value_date: string | null;
  documents?: MovementStatement["documents"];
  attributes?: MovementStatement["attributes"];
  iso?: MovementStatement["iso"];
  simulated?: boolean | undefined;
}

/** What is wrong with the fields is told to the faults, at the pointer. */
export interface Judging {
  pointer: string;
  faults: Faults;
}

/** The colours of tranches by their wire ids; each is looked up once. */
export type Colours = ReadonlyMap<string, Colour>;

export async function coloursOf(
  tranches: Iterable<string | null>,
  { snapshot }: PlanContext,
): Promise<Colours> {
  const colours = new Map<string, Colour>();
  for (const tranche of new Set(tranches)) {
    const row = tranche === null ? undefined : await trancheById(snapshot, chainId(tranche) as TrancheId);
    if (tranche !== null && row !== undefined) colours.set(tranche, row.colour);
  }
  return colours;
}

/**
 * An account that the caller's bank keeps. Others' accounts look as if there were none.
 * @param pointer where the account stands in the body
 */
export function keptAccount(
  wire: string,
  pointer: string,
  { principal, references }: PlanContext,
  faults: Faults,
): KnownAccount | undefined {
  const account = references.account(chainId(wire));
  if (account?.custodian === principal.party) return account;
  faults.add(pointer, "account_unknown", "Your bank keeps no such account.");
  return undefined;
}

/** An account that the caller owns. Others' accounts look as if there were none. */
export function ownAccount(
  wire: string,
  pointer: string,
  { principal, references }: PlanContext,
  faults: Faults,
): KnownAccount | undefined {
  const account = references.account(chainId(wire));
  if (account?.owner === principal.party) return account;
  faults.add(pointer, "account_unknown", "You have no such account.");
  return undefined;
}

/** An amount in the currency of an account, above zero. */
export function amountIn(
  account: KnownAccount | undefined,
  { currency, minor }: { currency: string; minor: string },
  { pointer, faults }: Judging,
): bigint {
  if (account !== undefined && currency !== account.currency) {
    faults.add(`${pointer}/currency`, "currency_mismatch", `The account is in ${account.currency}.`);
  }
  return minorOf(minor, `${pointer}/minor`, faults);
}

export function colourOf(tranche: string | null, colours: Colours, { pointer, faults }: Judging): Colour {
  const colour = tranche === null ? OTHER_MONEY : colours.get(tranche);
  if (colour === undefined) faults.add(pointer, "tranche_unknown");
  return colour ?? OTHER_MONEY;
}

export function drawsOf(
  draws: readonly { tranche: string | null; amount: string }[],
  colours: Colours,
  { pointer, faults }: Judging,
): Draw[] {
  return draws.map(({ tranche, amount }, i) => ({
    colour: colourOf(tranche, colours, { pointer: `${pointer}/${i}/tranche`, faults }),
    amount: minorOf(amount, `${pointer}/${i}/amount`, faults),
  }));
}

export function valueDateOf(value: string | null, { pointer, faults }: Judging): Day {
  return dayOrNoneOf(value, `${pointer}/value_date`, faults);
}

/** A draft of one entry. @param said what only this kind of entry says */
export function movementDraft<Part>(
  kind: IdentifiedKind,
  { account, movement, pointer }: { account: string; movement: EntryInput; pointer: string },
  said: EntrySaid,
  { principal, makeId, vault }: PlanContext,
  part: (id: Bytes32, root: Bytes32) => Part,
): Draft<Part> {
  const id = makeId(kind, chainId(account), movement.reference);
  const { reference, value_date, documents, attributes, iso, simulated } = movement;
  const statement: MovementStatement = {
    id: wireId("movement", id),
    reference: normaliseReference(reference),
    account,
    value_date,
    documents,
    attributes,
    iso,
    simulated,
    ...said,
  };
  const content = contentOf(statement);
  return {
    id,
    wire: statement.id,
    pointer: `${pointer}/reference`,
    content,
    seal: () => vault.seal("movement", principal.party, statement, content),
    part: (root) => part(id, root),
  };
}

/** The root that the index has of a movement. A refused one has none: its reference is free. */
export function movementRoot({ snapshot }: PlanContext): (id: Bytes32) => Bytes32 | undefined {
  return (id) => snapshot.get("movement", [bytes(id)])?.dataRoot;
}

/** A plan that registers the counterparties which its movements name for the first time, then records them. */
export function planMovements<Part>(
  { fresh, alreadyRecorded }: { fresh: readonly Fresh<Part>[]; alreadyRecorded: string[] },
  counterparties: readonly NewCounterparty[],
  record: Plan["commands"][number],
): Plan {
  if (fresh.length === 0) return emptyPlan(alreadyRecorded);
  const introduced = counterparties.map((draft) => {
    const profile = draft.seal();
    return { draft, profile, part: draft.part(profile.id) };
  });
  return {
    commands:
      introduced.length === 0
        ? [record]
        : [{ kind: "registerCounterparties", counterparties: introduced.map(({ part }) => part) }, record],
    profiles: [...introduced, ...fresh].map(({ profile }) => profile),
    items: [...itemsOf(introduced), ...itemsOf(fresh)],
    alreadyRecorded,
  };
}
