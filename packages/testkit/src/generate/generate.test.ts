import { REASONS } from "@green-ledger/domain";
import { describe, expect, test } from "vitest";
import { modelSequence } from "./model-sequence.ts";

const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);
const sequences = SEEDS.map((seed) => [...modelSequence(seed, 100)]);
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
    expect([...REASONS].filter((reason) => !met.has(reason))).toEqual([]);
  });

  test("send every kind of command with success, and each of several that can fail without", () => {
    const kinds = new Set(steps.map(({ request }) => request.command.kind));
    const granted = steps.filter(({ outcome }) => outcome.kind === "accepted");
    expect(new Set(granted.map(({ request }) => request.command.kind))).toEqual(kinds);
    expect(kinds.size).toBe(21);
  });

  test("move money far: payments over many lots, chains of transfers, several colours in one account", () => {
    const states = sequences.flatMap((sequence) => sequence.at(-1)?.state ?? []);
    const legs = states.flatMap(({ movements }) => [...movements.values()].map((row) => row.legs.length));
    expect(Math.max(...legs)).toBeGreaterThan(4);
    const depths = states.flatMap(({ lots }) => {
      const depthOf = (key: string): number => {
        const lot = lots.get(key);
        if (!lot?.parent) return 0;
        return 1 + depthOf(`${lot.parent.account}/${lot.colour}/${lot.parent.n}`);
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
