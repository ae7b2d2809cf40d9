import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { Interruption, watchForInterruption } from "./interruption.ts";

function watched(channel?: { unref(): void }) {
  const source = Object.assign(new EventEmitter(), { channel });
  let time = 0;
  let seconds = 0;
  const watch = watchForInterruption(source, { now: () => time, onSecond: () => seconds++ });
  return {
    ...watch,
    source,
    send(event: string, at: number) {
      time = at;
      source.emit(event);
    },
    seconds: () => seconds,
  };
}

describe("interruption", () => {
  test("is asked for once, however many pass the signal on within a second", () => {
    const { signal, send, seconds } = watched();
    expect(signal.aborted).toBe(false);
    send("SIGINT", 5000);
    send("SIGINT", 5001);
    send("SIGTERM", 5999);
    expect([signal.aborted, signal.reason, seconds()]).toEqual([true, expect.any(Interruption), 0]);
  });

  test("that is asked for again later ends at once", () => {
    const { send, seconds } = watched();
    send("SIGTERM", 0);
    send("SIGTERM", 1000);
    expect(seconds()).toBe(1);
  });

  test("comes with the end of a starter that holds a channel, which does not keep the process alive", () => {
    let unrefs = 0;
    const { signal, send } = watched({ unref: () => unrefs++ });
    expect(unrefs).toBe(1);
    send("disconnect", 0);
    expect(signal.aborted).toBe(true);
  });

  test("is not listened for any more after the stop", () => {
    const { signal, source, stop, send } = watched();
    stop();
    send("SIGINT", 0);
    expect([signal.aborted, source.eventNames()]).toEqual([false, []]);
  });
});
