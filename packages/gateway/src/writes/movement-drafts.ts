import {
  type Bytes32,
  bytes,
  type Colour,
  type Day,
  OTHER_MONEY,
  type TrancheId,
} from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { trancheById } from "../reads/tranches.ts";
import type { MovementStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import type { Draft, Fresh } from "./drafts.ts";
import { itemsOf } from "./drafts.ts";
import { dayOrNoneOf, minorOf } from "./field-checks.ts";
import type { NewCounterparty } from "./party-refs.ts";
import { emptyPlan, type Plan, type PlanContext } from "./plan.ts";
import type { KnownAccount } from "./references.ts";

/** What receipts and payments have in common. */
export interface MovementInput {
  reference: string;
  amount: { currency: string; minor: string };
  tranche: string | null;
  value_date: string | null;
  documents?: MovementStatement["documents"];
  attributes?: MovementStatement["attributes"];
  simulated?: boolean | undefined;
}

/** The figures of a movement, checked. */
export interface MovementFigures {
  colour: Colour;
  amount: bigint;
  valueDate: Day;
}

/** The colours of the tranches that a list of movements names; each is looked up once. */
export async function coloursOf(
  movements: readonly Pick<MovementInput, "tranche">[],
  { snapshot }: PlanContext,
): Promise<ReadonlyMap<string, Colour>> {
  const colours = new Map<string, Colour>();
  for (const tranche of new Set(movements.map((movement) => movement.tranche))) {
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

export function checkFigures(
  { amount, tranche, value_date }: MovementInput,
  pointer: string,
  { account, colours }: { account: KnownAccount | undefined; colours: ReadonlyMap<string, Colour> },
  faults: Faults,
): MovementFigures {
  if (account !== undefined && amount.currency !== account.currency) {
    faults.add(`${pointer}/amount/currency`, "currency_mismatch", `The account is in ${account.currency}.`);
  }
  const colour = tranche === null ? OTHER_MONEY : colours.get(tranche);
  if (colour === undefined) faults.add(`${pointer}/tranche`, "tranche_unknown");
  return {
    colour: colour ?? OTHER_MONEY,
    amount: minorOf(amount.minor, `${pointer}/amount/minor`, faults),
    valueDate: dayOrNoneOf(value_date, `${pointer}/value_date`, faults),
  };
}

/** A draft of one receipt or payment. @param facts what only one of the two has */
export function movementDraft<Part>(
  kind: "receipt" | "payment",
  { account, movement, pointer }: { account: string; movement: MovementInput; pointer: string },
  facts: Partial<MovementStatement>,
  { principal, makeId, vault }: PlanContext,
  part: (id: Bytes32, root: Bytes32) => Part,
): Draft<Part> {
  const id = makeId(kind, chainId(account), movement.reference);
  const { reference, amount, tranche, value_date, documents, attributes, simulated } = movement;
  const statement: MovementStatement = {
    id: wireId("movement", id),
    reference: normaliseReference(reference),
    account,
    amount,
    tranche,
    value_date,
    documents,
    attributes,
    simulated,
    ...facts,
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
