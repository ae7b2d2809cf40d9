import type { Profile } from "@green-ledger/domain";
import { expect, it } from "vitest";
import { createFaults } from "../errors/faults.ts";
import { contentOf } from "../vault/vault.ts";
import { createEarlier } from "./earlier.ts";
import type { PendingItem } from "./pending-items.ts";

const id = (n: number): `0x${string}` => `0x${n.toString(16).padStart(64, "0")}`;
const said = { reference: "a", name: "A" };
const profile: Profile = {
  id: id(50),
  kind: "asset",
  keeper: id(1),
  salt: "0x00",
  data: { name: "A", reference: "a" },
};

const pending = new Map<string, PendingItem>([
  [id(2), { operation: "opn_1", party: id(1), root: id(50) }],
  [id(3), { operation: "opn_2", party: id(1), root: null }],
]);
const recorded = new Map([
  [id(4), id(50)],
  [id(5), id(99)],
]);
const earlier = createEarlier(
  { profiles: (ids) => ids.map((each) => (each === profile.id ? profile : undefined)) },
  { find: (each) => pending.get(each), add() {}, close() {} },
);

function look(n: number, statement: object = said): [boolean | undefined, string?] {
  const faults = createFaults();
  const candidate = { id: id(n), pointer: "/reference", content: contentOf(statement) };
  const [isNew] = earlier.areNew([candidate], (each) => recorded.get(each), faults);
  try {
    faults.throwIfAny();
    return [isNew];
  } catch (error) {
    return [isNew, (error as { code: string }).code];
  }
}

it("a reference nobody used is new", () => {
  expect(look(1)).toEqual([true]);
});

it("one that is on its way is not, if it says the same", () => {
  expect(look(2)).toEqual([false]);
  expect(look(2, { ...said, name: "B" })).toEqual([false, "reference_reused"]);
});

it("of one from before a restart nobody knows yet what it says", () => {
  expect(look(3)).toEqual([false, "earlier_pending"]);
});

it("one that is recorded is not new, if it says the same", () => {
  expect(look(4)).toEqual([false]);
  expect(look(4, {})).toEqual([false, "reference_reused"]);
  // Recorded through a gateway that kept what was said.
  expect(look(5)).toEqual([false, "reference_reused"]);
});
