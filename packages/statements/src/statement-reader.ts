import { StatementError } from "./statement-error.ts";

/** Takes a file's bytes as they come. Not to be used after it threw. */
export interface StatementReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Decodes bytes strictly, and refuses more than `maxBytes` of them. */
export function createTextDecoder(encoding: "utf-8" | "windows-1252" | "gb18030", maxBytes: number) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytes = 0;
  const guarded = (decode: () => string) => {
    try {
      return decode();
    } catch (cause) {
      const detail = `byte ${bytes} or one before it is not ${encoding}`;
      throw Object.assign(new StatementError("encoding_invalid", detail), { cause });
    }
  };
  return {
    decode(chunk: Uint8Array): string {
      bytes += chunk.length;
      if (bytes > maxBytes)
        throw new StatementError("file_too_large", `the file has more than ${maxBytes} bytes`);
      return guarded(() => decoder.decode(chunk, { stream: true }));
    },
    end: (): string => guarded(() => decoder.decode()),
  };
}
