import { COMMAND_ROLE, REASONS, type Reason } from "@green-ledger/domain";
import { describe, expect, test } from "vitest";
import { modelSequence } from "./model-sequence.ts";

const SEEDS = Array.from({ length: 170 }, (_, i) => i + 1);
/** More colours than an account may hold take more commands than a sequence has; the other comes once in many. */
const RARE: readonly Reason[] = ["colours_exceeded", "evidence_other_project"];
const sequences = SEEDS.map((seed) => [...modelSequence(seed, 140)]);
const steps = sequences.flat();

describe("random sequences", () => {
  test("are the same for the same seed, and others for another", () => {
    const texts = [1, 1, 2].map((seed) =>
      JSON.stringify(
        [...modelSequence(seed, 50)].map(({ request }) => request.command),
        (_, value) => (typeof value === "bigint" ? `${value}n` : value),
      ),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toBe(texts[2]);
  });

  test("begin with a consortium that nothing is refused to", () => {
    const founding = [...modelSequence(1, 0)];
    expect(founding.length).toBeGreaterThan(20);
    for (const { outcome } of founding) expect(outcome).toMatchObject({ kind: "accepted", items: [] });
  });

  test("are mostly lawful, but not too much so", () => {
    const accepted = steps.filter(({ outcome }) => outcome.kind === "accepted").length / steps.length;
    expect(accepted).toBeGreaterThan(0.6);
    expect(accepted).toBeLessThan(0.95);
  });

  test("meet every reason", () => {
    const met = new Set(steps.flatMap(({ outcome }) => (outcome.kind === "accepted" ? outcome.reasons : [])));
    const missing = [...REASONS].filter((reason) => !met.has(reason));
    expect(missing.filter((reason) => !RARE.includes(reason))).toEqual([]);
  });

  test("send every kind of command with success, and each of several that can fail without", () => {
    const kinds = new Set(steps.map(({ request }) => request.command.kind));
    const granted = steps.filter(({ outcome }) => outcome.kind === "accepted");
    expect(new Set(granted.map(({ request }) => request.command.kind))).toEqual(kinds);
    expect(kinds.size).toBe(Object.keys(COMMAND_ROLE).length);
  });

  test("move money far: payments over many lots, chains of transfers, several colours in one account", () => {
    // Longer ones: with so many kinds of commands, few of a hundred are transfers.
    const long = SEEDS.slice(0, 8).map((seed) => [...modelSequence(seed, 600)]);
    const states = long.flatMap((sequence) => sequence.at(-1)?.state ?? []);
    const legs = states.flatMap(({ movements }) => [...movements.values()].map((row) => row.legs.length));
    expect(Math.max(...legs)).toBeGreaterThan(4);
    const depths = states.flatMap(({ lots }) => {
      const depthOf = (key: string): number => {
        const lot = lots.get(key);
        if (!lot?.parent) return 0;
        return 1 + depthOf(`${lot.parent.account}/${lot.parent.colour}/${lot.parent.n}`);
      };
      return [...lots.keys()].map(depthOf);
    });
    expect(Math.max(...depths)).toBeGreaterThan(4);
    const colours = states.flatMap(({ accounts, holdings }) =>
      [...accounts.keys()].map((id) => [...holdings.values()].filter((row) => row.account === id).length),
    );
    expect(Math.max(...colours)).toBeGreaterThan(3);
  });
});
