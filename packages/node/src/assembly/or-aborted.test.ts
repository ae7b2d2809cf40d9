import { expect, test } from "vitest";
import { orAborted } from "./or-aborted.ts";

test("gives what the work gives, and its failure", async () => {
  const { signal } = new AbortController();
  expect(await orAborted(Promise.resolve(7), signal)).toBe(7);
  await expect(orAborted(Promise.reject(new Error("failed")), signal)).rejects.toThrow("failed");
});

test("does not wait for the work once the signal has come", async () => {
  const never = new Promise(() => {});
  const controller = new AbortController();
  const waiting = orAborted(never, controller.signal);
  controller.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(orAborted(never, controller.signal)).rejects.toThrow("enough");
});
