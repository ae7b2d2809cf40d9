import { openProjection } from "../src/projection/index.ts";
import { SILENT, wideBlock } from "./sample-blocks.ts";

/**
 * Commits sample blocks after the checkpoint, saying each number when it is written, until it is killed or the disk is
 * full: `node commit-blocks.ts <folder> <events in each block>`.
 */
const [directory = "", width = "1"] = process.argv.slice(2);
const projection = await openProjection({ directory, log: SILENT });
const first = (projection.writer.checkpoint()?.block ?? -1) + 1;
try {
  for (let n = first; ; n++) {
    const { block, mutations } = wideBlock(n, Number(width));
    await projection.writer.commit(block, mutations);
    process.stdout.write(`${n}\n`);
  }
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code ?? String(error)}\n`);
}
await projection.close();
