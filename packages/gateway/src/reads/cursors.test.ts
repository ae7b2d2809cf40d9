import fc from "fast-check";
import { expect, it } from "vitest";
import { createCursors } from "./cursors.ts";

const cursors = createCursors(new Uint8Array(32).fill(3));
const scope = { route: "listPayments", subject: "bank", filters: { account: "acc_1", project: undefined } };

it("leads back to its position", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (position) => {
      expect(cursors.open(scope, cursors.seal(scope, position))).toBe(position);
    }),
  );
});

it("belongs to its route, subject, filters and key", () => {
  const cursor = cursors.seal(scope, "7.3");
  expect(cursors.open({ ...scope, filters: { project: undefined, account: "acc_1" } }, cursor)).toBe("7.3");
  const others = [
    () => cursors.open({ ...scope, route: "listReceipts" }, cursor),
    () => cursors.open({ ...scope, subject: "issuer" }, cursor),
    () => cursors.open({ ...scope, filters: { account: "acc_2", project: undefined } }, cursor),
    () => cursors.open({ ...scope, filters: {} }, cursor),
    () => createCursors(new Uint8Array(32).fill(4)).open(scope, cursor),
    () => cursors.open(scope, cursor.slice(0, 20)),
    () => cursors.open(scope, ` ${cursor}`),
  ];
  for (const open of others) expect(open).toThrow(expect.objectContaining({ code: "cursor_invalid" }));
});
