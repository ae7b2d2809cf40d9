import type { Bytes32, ClaimId, ClaimRow, KeyPart, ListOptions, Page, Tables } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsOn, standsOn } from "./claim-descent.ts";

const idOf = (n: number): ClaimId => `0x${(n * 7919 + 1).toString(16).padStart(64, "0")}`;

/** References of claim n among those before it: at most 2, so that weights stay small. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: 1, maxLength: 40 })
  .map((lists) => lists.map((list, n) => (n === 0 ? [] : list.map((r) => r % n))));

/** As the index holds it: claims by id, links in the order of their keys. */
function readerOf(graph: readonly number[][]) {
  const rows = new Map(
    graph.map((references, n) => {
      const row = { id: idOf(n), references: references.map((r) => ({ claim: idOf(r), epoch: 0 })) };
      return [row.id, row as unknown as ClaimRow];
    }),
  );
  const links: Tables["claimLink"][] = graph.flatMap((references, n) =>
    [...new Set(references)].map((r) => ({ referred: idOf(r), by: idOf(n) })),
  );
  let listed = 0;
  const at = (parts: readonly KeyPart[], i: number): Bytes32 | undefined => {
    const part = parts[i];
    return part !== undefined && "bytes" in part ? (part.bytes as Bytes32) : undefined;
  };
  return {
    lookup: { claim: (id: ClaimId) => rows.get(id) },
    snapshot: {
      async list(_: unknown, { prefix = [], after, limit }: ListOptions): Promise<Page<never>> {
        const start = Array.isArray(after) ? at(after, 1) : undefined;
        const found = links
          .filter(({ referred, by }) => referred === at(prefix, 0) && (start === undefined || by > start))
          .sort((a, b) => (a.by < b.by ? -1 : 1))
          .slice(0, limit);
        listed += found.length;
        return { rows: found as never[], next: null };
      },
    },
    listed: () => listed,
  };
}

const idsOf = async (rows: AsyncGenerator<ClaimRow>) => (await Array.fromAsync(rows)).map(({ id }) => id);

describe("claims that stand on another", () => {
  it("are all found, each once, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat(), async (graph, pick) => {
        const root = idOf(pick % graph.length);
        const reader = readerOf(graph);
        const found = await idsOf(claimsOn(reader, root, null));
        const expected = graph
          .map((_, n) => idOf(n))
          .filter((id) => id !== root && standsOn(reader, id, root));
        expect(found.toSorted()).toEqual(expected.toSorted());
        expect(new Set(found).size).toBe(found.length);
        // Each claim is met at most once for each of its references.
        expect(reader.listed()).toBeLessThanOrEqual(2 * found.length);
      }),
    );
  });

  it("go on after any of them as if the list had not been cut", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const root = idOf(0);
        const whole = await idsOf(claimsOn(readerOf(graph), root, null));
        for (const [i, seen] of [root, ...whole].entries()) {
          expect(await idsOf(claimsOn(readerOf(graph), root, seen))).toEqual(whole.slice(i));
        }
      }),
    );
  });

  it("come in chunks where very many stand on one", async () => {
    const graph = [[], ...Array.from({ length: 150 }, () => [0])];
    expect(await idsOf(claimsOn(readerOf(graph), idOf(0), null))).toHaveLength(150);
  });
});
