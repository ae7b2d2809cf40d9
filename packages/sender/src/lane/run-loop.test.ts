import { describe, expect, it } from "vitest";
import { silent } from "../../test/sender-system.ts";
import { createBell } from "./bell.ts";
import { type Round, runLoop } from "./run-loop.ts";

describe("a bell", () => {
  it("wakes who waits, and keeps a ring for who comes later", async () => {
    const bell = createBell();
    const { signal } = new AbortController();
    const waiting = bell.wait(signal);
    bell.ring();
    await waiting;
    bell.ring();
    await bell.wait(signal);
    // The ring is used up: now only the time wakes it.
    await bell.wait(signal, 1);
  });

  it("lets go when the signal aborts", async () => {
    const controller = new AbortController();
    const waiting = createBell().wait(controller.signal);
    controller.abort();
    await waiting;
  });
});

describe("a loop", () => {
  /** Runs the rounds in order, then ends. */
  async function run(rounds: (() => Round)[]) {
    const controller = new AbortController();
    const faults: unknown[] = [];
    const bell = createBell();
    await runLoop({
      name: "test",
      bell,
      signal: controller.signal,
      pollMs: 1,
      log: silent,
      onFault: (error) => faults.push(error),
      async round() {
        const next = rounds.shift();
        if (rounds.length === 0) controller.abort();
        return next?.() ?? "idle";
      },
    });
    return faults;
  }

  it("goes on after a round that failed, and tells when it works again", async () => {
    const error = new Error("the line is down");
    const fail = (): Round => {
      throw error;
    };
    expect(await run([() => "more", fail, fail, () => "waiting", () => "idle"])).toEqual([
      undefined,
      error,
      error,
      undefined,
      undefined,
    ]);
  });

  it("does not take a round that is stuck for a fault", async () => {
    expect(await run([() => "stuck", () => "stuck", () => "more", () => "idle"])).toEqual([
      undefined,
      undefined,
    ]);
  });
});
