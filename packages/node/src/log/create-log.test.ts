import { describe, expect, test } from "vitest";
import { createLog, type LogOptions } from "./create-log.ts";

function recorded(options: Omit<LogOptions, "stream">) {
  const lines: string[] = [];
  return { log: createLog({ ...options, stream: { write: (line) => lines.push(line) } }), lines };
}

describe("the log", () => {
  test("is one JSON object a line, without what must not be read", () => {
    const { log, lines } = recorded({ level: "info", format: "json" });
    log.debug({}, "not this");
    log.info(
      { block: 7, token: "secret", request: { authorization: "Bearer secret", name: "ACME" } },
      "a block",
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/secret|ACME/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      block: 7,
      request: { authorization: "[redacted]", name: "[redacted]" },
      msg: "a block",
    });
  });

  test("shows errors by code and cause, with a trace only where there is no code", () => {
    const { log, lines } = recorded({ level: "warn", format: "json" });
    const cause = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    log.error({ error: Object.assign(new Error("full", { cause }), { code: "disk_full" }) }, "stopped");
    log.error({ error: new TypeError("not thought of") }, "stopped");
    const [known, fault] = lines.map((line) => JSON.parse(line).error);
    expect(known).toEqual({
      ...{ kind: "Error", code: "disk_full", message: "full" },
      cause: { kind: "Error", code: "ENOSPC", message: "no space left" },
    });
    expect(fault).toMatchObject({ kind: "TypeError", stack: expect.stringContaining("create-log.test") });
  });

  test("is text for people", () => {
    const { log, lines } = recorded({ level: "debug", format: "text" });
    log.warn({ code: "behind", blocks: 3, detail: "two words" }, "the index is late");
    expect(lines).toEqual([
      expect.stringMatching(
        /^\d\d:\d\d:\d\d warn {2}the index is late code=behind blocks=3 detail="two words"\n$/,
      ),
    ]);
  });
});
