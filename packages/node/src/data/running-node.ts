import { rm } from "node:fs/promises";
import { z } from "zod";
import type { DataLayout } from "./layout.ts";
import { jsonText, readJsonIfPresent, writePrivate } from "./private-file.ts";

const RunningNode = z.object({ pid: z.int(), url: z.string().nullable(), started: z.string() });

/** Who works with a data folder. Only a hint: the lock decides. */
export type RunningNode = z.output<typeof RunningNode>;

export function writeRunningNode({ node }: DataLayout, running: RunningNode): Promise<void> {
  return writePrivate(node, jsonText(running));
}

/** What the last process that started said; undefined if it ended orderly. */
export async function readRunningNode({ node }: DataLayout): Promise<RunningNode | undefined> {
  const read = RunningNode.safeParse(await readJsonIfPresent(node).catch(() => undefined));
  return read.success ? read.data : undefined;
}

export function removeRunningNode({ node }: DataLayout): Promise<void> {
  return rm(node, { force: true });
}
