import type { RouteInput, Routes } from "@green-ledger/api";
import { allOf, bytes, type DistributionRow, type PoolRow, type Snapshot } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { PoolStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { planDrafts } from "../writes/drafts.ts";
import { dayOf } from "../writes/field-checks.ts";
import {
  emptyPlan,
  type PlanContext,
  singlePlan,
  type WriteHandler,
  type WriteHandlers,
} from "../writes/plan.ts";
import { actOnPool, noteOf, poolMoney, poolMoneyOrNone, sealPool } from "../writes/pool-parts.ts";

const issueNotes: WriteHandler<"issueNotes"> = {
  ids: ({ body }) => [body.tranche],
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.issue", context);
    const faults = createFaults();
    const note = await noteOf(body.tranche, pool, "/tranche", context, faults);
    const holdings = body.holders.map(({ holder, face }, i) => {
      const party = chainId(holder);
      const pointer = `/holders/${i}`;
      if (!context.references.hasParty(party)) faults.add(`${pointer}/holder`, "party_unknown");
      return { holder: party, face: poolMoney(face, pool, `${pointer}/face`, faults) };
    });
    faults.throwIfAny();
    return singlePlan({ kind: "issueNotes", pool: pool.id, note, holdings });
  },
};

type TransferInput = RouteInput<Routes["transferNotes"]>;

const transferNotes: WriteHandler<"transferNotes"> = {
  ids: (input, context) => [wireId("note_transfer", transferId(input, context))],
  async plan({ params, body }, context) {
    const { principal, references, earlier, snapshot, vault } = context;
    const { pool } = await actOnPool(params.id, "pool.issue", context);
    const faults = createFaults();
    const note = await noteOf(body.tranche, pool, "/tranche", context, faults);
    const [from, to] = [chainId(body.from), chainId(body.to)];
    if (!references.hasParty(from)) faults.add("/from", "party_unknown");
    if (!references.hasParty(to)) faults.add("/to", "party_unknown");
    const face = poolMoney(body.face, pool, "/face", faults);
    const id = transferId({ params, body }, context);
    const { documents, attributes, simulated, ...said } = body;
    const reference = normaliseReference(body.reference);
    const statement: PoolStatement = {
      pool: params.id,
      act: "transfer",
      reference,
      documents,
      attributes,
      simulated,
      said: { ...said, reference },
    };
    const content = contentOf(statement);
    const draft = {
      id,
      wire: wireId("note_transfer", id),
      pointer: "/reference",
      content,
      seal: () => vault.seal("pool", principal.party, statement, content),
      part: (dataRoot: `0x${string}`) => ({ dataRoot }),
    };
    const rootOf = (each: `0x${string}`) => snapshot.get("noteTransfer", [bytes(each)])?.dataRoot;
    return planDrafts([draft], { earlier, faults, rootOf }, ([part]) => {
      if (part === undefined) throw new TypeError("a plan of one draft has one part");
      return { kind: "transferNotes", transfer: id, note, from, to, face, dataRoot: part.dataRoot };
    });
  },
};

const distributeToNotes: WriteHandler<"distributeToNotes"> = {
  ids: ({ body }) => body.distributions.map(({ tranche }) => tranche),
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.service", context);
    const faults = createFaults();
    const known = await distributionsOf(context.snapshot, pool);
    const seen = new Map<string, string>();
    const profile = sealPool(context, {
      pool: params.id,
      act: "distribution",
      documents: body.documents,
      attributes: body.attributes,
      simulated: body.simulated,
      said: { distributions: body.distributions },
    });
    const fresh = [];
    const alreadyRecorded: string[] = [];
    for (const [i, input] of body.distributions.entries()) {
      const pointer = `/distributions/${i}`;
      const note = await noteOf(input.tranche, pool, `${pointer}/tranche`, context, faults);
      const principal = poolMoneyOrNone(input.principal, pool, `${pointer}/principal`, faults);
      const interest = poolMoneyOrNone(input.interest, pool, `${pointer}/interest`, faults);
      const valueDate = dayOf(input.value_date, `${pointer}/value_date`, faults);
      const name = `${note} ${valueDate}`;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, pointer);
      else faults.add(`${pointer}/value_date`, "reference_repeated", `The same as in ${first}.`);
      const before = known.find((row) => row.colour === note && row.valueDate === valueDate);
      if (before === undefined) {
        fresh.push({ note, principal, interest, valueDate, dataRoot: profile.id });
      } else if (before.principal === principal && before.interest === interest) {
        alreadyRecorded.push(input.tranche);
      } else faults.add(`${pointer}/value_date`, "reference_reused");
    }
    faults.throwIfAny();
    if (fresh.length === 0) return emptyPlan(alreadyRecorded);
    const command = { kind: "distributeToNotes", pool: pool.id, distributions: fresh } as const;
    return { ...singlePlan(command, [profile]), alreadyRecorded };
  },
};

export const noteWrites: Pick<WriteHandlers, "issueNotes" | "transferNotes" | "distributeToNotes"> = {
  issueNotes,
  transferNotes,
  distributeToNotes,
};

function transferId(
  { params, body }: Pick<TransferInput, "params" | "body">,
  { makeId }: Pick<PlanContext, "makeId">,
) {
  return makeId("note_transfer", chainId(params.id), body.reference);
}

/** A few a year for each tranche. */
function distributionsOf(snapshot: Snapshot, pool: PoolRow): Promise<DistributionRow[]> {
  return allOf((page) => snapshot.listBy("distribution", "byPool", { ...page, prefix: [bytes(pool.id)] }));
}
