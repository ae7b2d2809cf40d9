import { crc32 } from "node:zlib";

/**
 * One record on disk:
 *
 * | bytes | field |
 * | --- | --- |
 * | 4 | magic `GLJ1` |
 * | 4 | payload length, big-endian |
 * | 4 | CRC-32 of the payload |
 * | 4 | CRC-32 of the 12 bytes before |
 * | n | payload |
 * | 1 | end mark `A5` |
 *
 * The header has a sum of its own, so a damaged length can not pass for a record that was cut short.
 * The end mark is not zero, so a tail that the disk never wrote (zeros) can be told from a damaged one.
 */
const MAGIC = 0x474c4a31;
const END_MARK = 0xa5;

/** Bytes before the payload. */
export const HEADER_BYTES = 16;
/** Bytes around the payload. */
export const FRAME_OVERHEAD = HEADER_BYTES + 1;

/** The bytes of one record. */
export function encodeFrame(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(payload.length + FRAME_OVERHEAD);
  frame.writeUInt32BE(MAGIC, 0);
  frame.writeUInt32BE(payload.length, 4);
  frame.writeUInt32BE(crc32(payload), 8);
  frame.writeUInt32BE(crc32(frame.subarray(0, 12)), 12);
  frame.set(payload, HEADER_BYTES);
  frame[frame.length - 1] = END_MARK;
  return frame;
}

/** The payload length that a header states, or undefined when the header is not whole and sound. */
export function decodeHeader(header: Uint8Array): number | undefined {
  if (header.length < HEADER_BYTES) return undefined;
  const view = Buffer.from(header.buffer, header.byteOffset, HEADER_BYTES);
  if (view.readUInt32BE(0) !== MAGIC) return undefined;
  if (view.readUInt32BE(12) !== crc32(view.subarray(0, 12))) return undefined;
  return view.readUInt32BE(4);
}

/** Whether a whole frame's payload is what was written. */
export function isSound(frame: Buffer): boolean {
  const payload = frame.subarray(HEADER_BYTES, frame.length - 1);
  return frame.readUInt32BE(8) === crc32(payload) && frame[frame.length - 1] === END_MARK;
}
