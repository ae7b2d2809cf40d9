/** Shows how far long work is: redrawn on a terminal, one line when a step is done elsewhere. */
export interface Progress {
  show(step: string, done: number, total: number): void;
  /** Leaves the line that is being redrawn. */
  clear(): void;
}

const REDRAW_MS = 100;

/** @param now milliseconds of a clock that only moves forward */
export function createProgress(
  stream: { write(text: string): unknown; isTTY?: boolean },
  now: () => number,
): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  function close(): void {
    if (isOpen) stream.write("\n");
    isOpen = false;
  }
  return {
    show(step, done, total) {
      const isDone = done >= total;
      if (stream.isTTY !== true) {
        if (isDone) stream.write(`  ${step}: ${total}\n`);
        return;
      }
      if (!isDone && now() - drawnAt < REDRAW_MS) return;
      drawnAt = now();
      stream.write(`\r  ${step}: ${done} of ${total}\u001b[K`);
      isOpen = true;
      if (isDone) close();
    },
    clear: close,
  };
}
