import {
  type Address,
  COMMAND_ROLE,
  type Command,
  type CommandRole,
  type Sender,
  type SimulationResult,
} from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import type { Principal } from "../principal.ts";

type Signing = Pick<Principal, "signers">;

/** Acts that complete what another key of the same party may have begun: four eyes. */
const SECOND_HALVES: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "releasePayments",
  "acceptRule",
  "acknowledgeDocument",
  "acceptPoolItems",
  "closePool",
  "approveSubstitution",
  "acceptSubstitution",
]);

/** How the contracts say that it was the same key: a whole act, or one entry of it. */
const SAME_KEY_ERRORS: ReadonlySet<string> = new Set([
  "account_registry_same_key",
  "evidence_book_same_key",
  "pool_book_prepared_by_same_key",
]);

/**
 * The key that sends all of the commands: the first that may. Where another key has to complete what one began, the
 * contracts are asked, which know who began it: the first key that they do not refuse for that.
 * @throws GatewayError signer_missing, naming the roles; second_key_missing, if every key that may has begun it
 */
export async function chooseSigner(
  { simulate }: Pick<Sender, "simulate">,
  principal: Signing,
  commands: readonly Command[],
): Promise<Address> {
  const [first, ...others] = signersFor(principal, commands);
  if (!commands.some(({ kind }) => SECOND_HALVES.has(kind))) return first;
  let best: { signer: Address; same: number } | undefined;
  for (const signer of [first, ...others]) {
    // A chain that cannot be asked now decides when the commands reach it.
    const result = await simulate([...commands], signer).catch(() => undefined);
    if (result === undefined || refusedForKey(result) === 0) return signer;
    const same = refusedForKey(result);
    if (same < (best?.same ?? itemsOf(commands))) best = { signer, same };
  }
  // No key may release all of them: the one that may release the most.
  if (best !== undefined) return best.signer;
  throw new GatewayError(
    "second_key_missing",
    `The keys of your party with the role ${rolesOf(commands)} prepared this, and one that did not must complete it.`,
  );
}

/** How many entries are refused because the same key asked for them; all if the act is. */
function refusedForKey(result: SimulationResult): number {
  if (result.kind === "reverted")
    return SAME_KEY_ERRORS.has(result.error.code) ? Number.POSITIVE_INFINITY : 0;
  return result.items.filter(({ reason }) => reason === "same_key").length;
}

const itemsOf = (commands: readonly Command[]): number =>
  commands.reduce((sum, command) => sum + ("payments" in command ? command.payments.length : 0), 0);

/** The keys that may send all of the commands. */
function signersFor({ signers }: Signing, commands: readonly Command[]): [Address, ...Address[]] {
  const needed = commands.map(({ kind }) => COMMAND_ROLE[kind]);
  const able = signers.filter(({ roles }) => needed.every((any) => any.some((role) => roles.includes(role))));
  const [first, ...others] = able.map(({ address }) => address);
  if (first !== undefined) return [first, ...others];
  throw new GatewayError(
    "signer_missing",
    `This needs a key of your party with the role ${rolesOf(commands)}.`,
  );
}

function rolesOf(commands: readonly Command[]): string {
  return [...new Set(commands.map(({ kind }) => namesOf(COMMAND_ROLE[kind])))].join(" and ");
}

function namesOf(roles: readonly CommandRole[]): string {
  return roles.join(" or ");
}
