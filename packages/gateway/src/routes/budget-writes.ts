import type { LineRegistration } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { LineStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { planDrafts } from "../writes/drafts.ts";
import { dayOrNoneOf, minorOf } from "../writes/field-checks.ts";
import type { PlanContext, WriteHandler } from "../writes/plan.ts";

export const openLines: WriteHandler<"openLines"> = {
  ids: ({ params, body }, { makeId }) =>
    body.lines.map(({ reference }) => wireId("line", makeId("line", chainId(params.id), reference))),
  plan({ params, body }, context) {
    const { principal, references, earlier, lookup, makeId, vault } = context;
    const project = ownProject(params.id, context);
    const faults = createFaults();
    const drafts = body.lines.map((line, i) => {
      const pointer = `/lines/${i}`;
      const id = makeId("line", project, line.reference);
      const cap = minorOf(line.cap, `${pointer}/cap`, faults);
      const from = dayOrNoneOf(line.from, `${pointer}/from`, faults);
      const until = dayOrNoneOf(line.until, `${pointer}/until`, faults);
      const payee = line.payee === null ? null : chainId(line.payee);
      if (payee !== null && !references.hasParty(payee)) faults.add(`${pointer}/payee`, "party_unknown");
      const statement: LineStatement = {
        ...line,
        id: wireId("line", id),
        reference: normaliseReference(line.reference),
        project: params.id,
      };
      const content = contentOf(statement);
      return {
        id,
        wire: statement.id,
        pointer: `${pointer}/reference`,
        content,
        seal: () => vault.seal("line", principal.party, statement, content),
        part: (dataRoot: `0x${string}`): LineRegistration => ({
          id,
          cap,
          payee,
          from,
          until,
          spending: line.spending,
          dataRoot,
        }),
      };
    });
    return planDrafts(drafts, { earlier, faults, rootOf: (id) => lookup.line(id)?.dataRoot }, (lines) => ({
      kind: "openLines",
      project,
      lines,
    }));
  },
};

export const closeLines: WriteHandler<"closeLines"> = {
  ids: ({ body }) => body.lines,
  plan({ params, body }, context) {
    const project = ownProject(params.id, context);
    const faults = createFaults();
    const lines = [...new Set(body.lines)].map(chainId);
    for (const [i, wire] of body.lines.entries()) {
      if (context.lookup.line(chainId(wire))?.project !== project) faults.add(`/lines/${i}`, "line_unknown");
    }
    faults.throwIfAny();
    return {
      commands: lines.map((line) => ({ kind: "closeLine", line })),
      profiles: [],
      items: [],
      alreadyRecorded: [],
    };
  },
};

/** @throws GatewayError not_found */
function ownProject(wire: string, { principal, lookup }: PlanContext): `0x${string}` {
  const row = lookup.asset(chainId(wire));
  if (row?.owner !== principal.party) throw new GatewayError("not_found", "You own no such project.");
  return row.id;
}
