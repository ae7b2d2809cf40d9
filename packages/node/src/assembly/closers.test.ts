import { expect, test } from "vitest";
import { createClosers } from "./closers.ts";

test("closes in the other order, once, and everything even if some of it fails", async () => {
  const closed: string[] = [];
  const closers = createClosers();
  closers.add(() => void closed.push("first"));
  closers.add(async () => {
    closed.push("second");
    throw new Error("second failed");
  });
  closers.add(() => {
    closed.push("third");
    throw new Error("third failed");
  });
  await expect(closers.closeAll()).rejects.toThrow("third failed");
  expect(closed).toEqual(["third", "second", "first"]);
  await closers.closeAll();
  expect(closed).toHaveLength(3);
});
