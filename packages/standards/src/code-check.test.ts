import { describe, expect, it } from "vitest";
import { quoted } from "./code-check.ts";

describe("quoted", () => {
  it("makes control characters visible and cuts long text", () => {
    expect(quoted("a\nb")).toBe('"a\\nb"');
    expect(quoted("x".repeat(500)).length).toBeLessThan(50);
  });
});
