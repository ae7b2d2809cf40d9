import { allOf, bytes, type EventRow, formatTime, type KeyRow, u32 } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { wireId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { operationRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsOf } from "../reads/pages.ts";
import { wirePlace } from "../wire/common.ts";
import { wireOperation } from "../wire/operation.ts";
import { statusOf } from "../writes/finality.ts";

export const nodeReads: Pick<
  ReadHandlers,
  "getSelf" | "getStatus" | "listOperations" | "getOperation" | "listEvents" | "getEvents"
> = {
  getSelf(_, { principal, disclosure }) {
    const { subject, party, roles, signers } = principal;
    return {
      data: {
        subject,
        party: wireId("party", party),
        name: disclosure.names([party]).get(party) ?? null,
        roles: [...roles],
        signers: signers.map((signer) => ({ address: signer.address, roles: [...signer.roles] })),
      },
    };
  },

  async getStatus(_, { snapshot, network, chainHead }) {
    const { block, hash, time, rows, digest } = snapshot.checkpoint;
    const head = Math.max(chainHead() ?? block, block);
    const sequences = await snapshot.list("sequence", { limit: 100 });
    return {
      data: {
        chain_id: network.chainId,
        genesis: network.genesis,
        contracts: { ...network.contracts },
        head,
        block,
        hash,
        time: formatTime(time),
        lag: head - block,
        rows,
        digest,
        sequences: Object.fromEntries(sequences.rows.map(({ contract, lastSeq }) => [contract, lastSeq])),
      },
    };
  },

  listOperations(_, { principal, outbox, projection, paging, language }) {
    const { limit, position, cursorAfter } = paging;
    const { rows, next } = outbox.operations(principal.subject, {
      limit,
      ...(position === null ? {} : { after: position }),
    });
    return {
      data: rows.map((operation) => wireOperation(operation, statusOf(operation, projection), language)),
      next_cursor: next === null ? null : cursorAfter(next),
    };
  },

  async getOperation({ params }, { principal, outbox, projection, settlements, waitSeconds, language }) {
    const operation = outbox.operation(params.id);
    const relations = operation === undefined ? [] : operationRelations(operation, principal.party);
    if (operation === undefined || !decide(principal, "operation.read", relations).allow) {
      throw new GatewayError("not_found");
    }
    const latest = await settlements.wait(operation, waitSeconds);
    return { data: wireOperation(latest, statusOf(latest, projection), language) };
  },

  async listEvents(_, { principal, snapshot, paging, asOf }) {
    if (!reachesAll(principal, "event.read")) {
      throw new GatewayError("forbidden", "You may read the events of your own transactions, one by one.");
    }
    const page = await collectPage({
      sources: [rowsOf(snapshot, "event")],
      order: inChainOrder,
      reverse: false,
      paging,
    });
    return { data: page.rows.map(wireEvent), next_cursor: page.next_cursor, as_of: asOf };
  },

  async getEvents({ params, query }, context) {
    const events = await eventsOf(query.block, params.transaction, context);
    if (events.length === 0 || !mayRead(events, context)) throw new GatewayError("not_found");
    return { data: events.map(wireEvent), as_of: context.asOf };
  },
};

const inChainOrder = byPlace<EventRow>(({ place }) => place);

async function eventsOf(block: number, transaction: string, { snapshot }: ReadContext): Promise<EventRow[]> {
  const ofBlock = await allOf((page) => snapshot.list("event", { ...page, prefix: [u32(block)] }));
  return ofBlock.filter(({ place }) => place.transaction === transaction);
}

/** Some events of a transaction do not name who sent it, but others of it do. */
function mayRead(events: readonly EventRow[], { principal, snapshot }: ReadContext): boolean {
  const actors = [...new Set(events.flatMap(({ actor }) => actor ?? []))];
  const keys: (KeyRow | undefined)[] = snapshot.getMany(
    "key",
    actors.map((actor) => [bytes(actor)]),
  );
  const own = keys.some((key) => key?.party === principal.party);
  return decide(principal, "event.read", own ? ["actor"] : []).allow;
}

function wireEvent({ contract, name, args, seq, actor, place }: EventRow) {
  return { contract, name, args, seq, actor, place: wirePlace(place) };
}
