/** Shows how far long work is, on stderr: a bar that redraws on a terminal, a line now and then elsewhere. */
export interface Progress {
  to(done: number): void;
  end(): void;
}

export interface ProgressOptions {
  label: string;
  total: number;
  stream: { write(text: string): unknown; isTTY?: boolean | undefined };
  /** Milliseconds. */
  now(): number;
  quiet: boolean;
}

const BAR = 30;
const REDRAW_MS = 100;
const LINE_MS = 5_000;

export function createProgress({ label, total, stream, now, quiet }: ProgressOptions): Progress {
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let done = 0;
  const draw = () => {
    drawn = now();
    const seconds = Math.max((drawn - started) / 1000, 0.001);
    const share = total === 0 ? 1 : done / total;
    const rate = Math.round(done / seconds);
    const left = rate === 0 ? "" : `, ${Math.ceil((total - done) / rate)} s left`;
    const figures = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} (${rate.toLocaleString("en")}/s${done < total ? left : ""})`;
    if (stream.isTTY) {
      const filled = Math.round(share * BAR);
      stream.write(`\r${label} ${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${figures}\u001b[K`);
    } else {
      stream.write(`${label}: ${figures}\n`);
    }
  };
  return {
    to(value) {
      done = value;
      if (!quiet && now() - drawn >= (stream.isTTY ? REDRAW_MS : LINE_MS)) draw();
    },
    end() {
      if (quiet) return;
      draw();
      if (stream.isTTY) stream.write("\n");
    },
  };
}
