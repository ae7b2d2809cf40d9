import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { decodeHeader, FRAME_OVERHEAD, HEADER_BYTES, isSound } from "./frame.ts";

/** What stands at one place of a journal. */
export type FrameReading =
  | { readonly kind: "frame"; readonly start: number; readonly end: number; readonly payload: Buffer }
  /** The last record was never written whole: nobody was told that it is kept. */
  | { readonly kind: "torn"; readonly start: number }
  | { readonly kind: "damaged"; readonly start: number; readonly reason: string };

const WINDOW_BYTES = 4 * 1024 * 1024;

/**
 * Reads a journal's records in order. A torn or damaged reading is the last one.
 *
 * Torn is only what an interrupted append can leave: a file that ends inside the record, or zeros from some
 * place in the record to the end of the file. Everything else is damage.
 */
export function* readFrames(path: string): Generator<FrameReading, void, void> {
  const descriptor = openSync(path, "r");
  try {
    const size = fstatSync(descriptor).size;
    const take = createWindow(descriptor, size);
    let start = 0;
    while (start < size) {
      const reading = readFrame(take, start, size);
      yield reading;
      if (reading.kind !== "frame") return;
      start = reading.end;
    }
  } finally {
    closeSync(descriptor);
  }
}

type Take = (position: number, length: number) => Buffer;

function readFrame(take: Take, start: number, size: number): FrameReading {
  if (size - start < HEADER_BYTES) return { kind: "torn", start };
  const length = decodeHeader(take(start, HEADER_BYTES));
  if (length === undefined) {
    return endsInZeros(take, start, size)
      ? { kind: "torn", start }
      : { kind: "damaged", start, reason: "its header does not match its sum" };
  }
  const end = start + FRAME_OVERHEAD + length;
  if (end > size) return { kind: "torn", start };
  const frame = take(start, end - start);
  if (isSound(frame)) return { kind: "frame", start, end, payload: frame.subarray(HEADER_BYTES, -1) };
  return end === size && frame[frame.length - 1] === 0
    ? { kind: "torn", start }
    : { kind: "damaged", start, reason: "its content does not match its sum" };
}

/** Whether a header that was cut short is followed by nothing but zeros. */
function endsInZeros(take: Take, start: number, size: number): boolean {
  for (let position = start + HEADER_BYTES - 1; position < size; position += WINDOW_BYTES) {
    const bytes = take(position, Math.min(WINDOW_BYTES, size - position));
    if (bytes.some((byte) => byte !== 0)) return false;
  }
  return true;
}

/** Reads ahead, so that small records do not cost a system call each. */
function createWindow(descriptor: number, size: number): Take {
  let window: Buffer = Buffer.alloc(0);
  let windowStart = 0;
  return (position, length) => {
    if (position < windowStart || position + length > windowStart + window.length) {
      // A new window each time: what was handed out stays as it is.
      window = Buffer.allocUnsafe(Math.min(Math.max(length, WINDOW_BYTES), size - position));
      windowStart = position;
      let filled = 0;
      while (filled < window.length) {
        const read = readSync(descriptor, window, filled, window.length - filled, position + filled);
        if (read === 0) throw new Error("the journal became shorter while it was read");
        filled += read;
      }
    }
    return window.subarray(position - windowStart, position - windowStart + length);
  };
}
