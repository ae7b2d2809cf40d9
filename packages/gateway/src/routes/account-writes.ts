import { createFaults } from "../errors/faults.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { AccountStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { planDrafts } from "../writes/drafts.ts";
import { currencyOf, dayOrNoneOf } from "../writes/field-checks.ts";
import type { WriteHandler } from "../writes/plan.ts";

export const openAccounts: WriteHandler<"openAccounts"> = {
  ids: ({ body }, { principal, makeId }) =>
    body.accounts.map(({ reference }) => wireId("account", makeId("account", principal.party, reference))),
  plan({ body }, context) {
    const { principal, references, earlier, lookup, makeId, vault } = context;
    const faults = createFaults();
    const drafts = body.accounts.map((account, i) => {
      const pointer = `/accounts/${i}`;
      const id = makeId("account", principal.party, account.reference);
      const owner = chainId(account.owner);
      if (!references.hasParty(owner)) faults.add(`${pointer}/owner`, "party_unknown");
      const placedUntil = dayOrNoneOf(account.placed_until, `${pointer}/placed_until`, faults);
      const currency = currencyOf(account.currency, `${pointer}/currency`, faults);
      const statement: AccountStatement = {
        ...account,
        id: wireId("account", id),
        reference: normaliseReference(account.reference),
      };
      const content = contentOf(statement);
      return {
        id,
        wire: statement.id,
        pointer: `${pointer}/reference`,
        content,
        seal: () => vault.seal("account", principal.party, statement, content),
        part: (dataRoot: `0x${string}`) => ({
          id,
          kind: account.kind,
          rule: account.rule,
          placement: account.placement ?? ("none" as const),
          placedUntil,
          currency,
          owner,
          dataRoot,
        }),
      };
    });
    return planDrafts(
      drafts,
      { earlier, faults, rootOf: (id) => lookup.account(id)?.dataRoot },
      (accounts) => ({ kind: "openAccounts", accounts }),
    );
  },
};
