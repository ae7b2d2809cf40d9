import { STATEMENT_FILE } from "@green-ledger/api";
import type { Statement } from "@green-ledger/domain";
import { formatDay } from "@green-ledger/domain";
import { type StatementDay, storeEntry } from "@green-ledger/statements";
import { createFaults } from "../errors/faults.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { importReport, type PlannedAccount, planAccount } from "../statements/plan-import.ts";
import type { ImportBody } from "../statements/read-upload.ts";
import { type ReadUpload, readUpload } from "../statements/read-upload.ts";
import { type Draft, type Fresh, itemsOf } from "../writes/drafts.ts";
import { movementDraft } from "../writes/movement-drafts.ts";
import type { PlanContext, WriteHandler } from "../writes/plan.ts";

/**
 * A bank's statement file: its closing balances are stated day by day, and what it says beside them is kept with them,
 * under the same commitment. What its entries are in the ledger is worked out whenever it is asked for.
 */
export const importStatements: WriteHandler<"importStatements"> = {
  ids: () => [],
  async plan({ body }, context) {
    const upload = readUpload(body, STATEMENT_FILE);
    const faults = createFaults();
    const accounts: PlannedAccount[] = [];
    for (const stated of upload.accounts) {
      const planned = await planAccount(stated, body, { sha256: upload.sha256, context, faults });
      if (planned !== undefined) accounts.push(planned);
    }
    faults.throwIfAny();
    const drafts = accounts.flatMap((planned) =>
      planned.fresh.map((day) => draftOf(day, planned, { body, upload, context })),
    );
    const fresh = drafts.map((draft): Fresh<Statement> => {
      const profile = draft.seal();
      return { draft, profile, part: draft.part(profile.id) };
    });
    const already = accounts.flatMap(({ already: days }) =>
      days.map(({ row }) => wireId("movement", row.id)),
    );
    const report = await importReport(accounts, context);
    return {
      commands:
        fresh.length === 0 ? [] : [{ kind: "stateBalances", statements: fresh.map(({ part }) => part) }],
      profiles: fresh.map(({ profile }) => profile),
      items: itemsOf(fresh),
      alreadyRecorded: already,
      ids: [...already, ...drafts.map(({ wire }) => wire)],
      report: (refused) => ({ statements: report(refused) }),
    };
  },
};

function draftOf(
  day: StatementDay,
  { account, accountId, findings }: PlannedAccount,
  { body, upload, context }: { body: ImportBody; upload: ReadUpload; context: PlanContext },
): Draft<Statement> {
  const wire = wireId("account", account.id);
  const date = formatDay(day.day);
  const { name, media_type } = body.file;
  return movementDraft(
    "statement",
    {
      account: wire,
      movement: { reference: date, value_date: date, simulated: body.simulated },
      pointer: "/file/content",
    },
    {
      closing: { currency: account.currency, minor: day.closing.toString() },
      statement: { name, sha256: upload.sha256, media_type },
      imported: {
        statement_id: day.statementId,
        account_id: accountId,
        from: formatDay(day.from),
        opening: day.opening.toString(),
        entries: day.entries.map(storeEntry),
        findings: findingsOf(day, findings),
      },
    },
    context,
    (id, statementRoot): Statement => ({
      id,
      account: chainId(wire),
      day: day.day,
      closing: day.closing,
      statementRoot,
    }),
  );
}

const findingsOf = ({ statementId }: StatementDay, findings: PlannedAccount["findings"]) =>
  (findings.get(statementId) ?? []).map(({ code, line, detail }) => ({ code, line, detail }));
