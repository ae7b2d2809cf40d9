import { expect, it } from "vitest";
import { createReservations } from "./reservations.ts";

it("runs work on the same key one after the other, and the rest side by side", async () => {
  const reservations = createReservations();
  const events: string[] = [];
  const gates = new Map<string, () => void>();
  const work = (name: string, keys: string[]) =>
    reservations.hold(keys, async () => {
      events.push(`${name} begins`);
      await new Promise<void>((resolve) => gates.set(name, resolve));
      events.push(`${name} ends`);
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const all = [
    work("one", ["a", "b"]),
    work("two", ["b", "c"]),
    work("three", ["d"]),
    work("four", ["c", "a"]),
  ];
  await settle();
  expect(events).toEqual(["one begins", "three begins"]);
  gates.get("one")?.();
  await settle();
  // Two and four both wanted what one held, and c: only one of them goes on.
  expect(events.slice(2)).toEqual(["one ends", "two begins"]);
  gates.get("two")?.();
  await settle();
  expect(events.slice(4)).toEqual(["two ends", "four begins"]);
  gates.get("three")?.();
  gates.get("four")?.();
  await Promise.all(all);
  expect(events).toHaveLength(8);
});

it("lets go when the work fails", async () => {
  const reservations = createReservations();
  await expect(reservations.hold(["a"], () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await reservations.hold(["a"], async () => 1)).toBe(1);
});
