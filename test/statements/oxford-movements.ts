import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDay, UNKNOWN_DAY } from "@green-ledger/domain";
import type { Movement } from "@green-ledger/statements";
import { listFiles } from "../../packages/cli/src/import/list-files.ts";
import { readMapping } from "../../packages/cli/src/import/mapping.ts";
import { readFile } from "../../packages/cli/src/import/read-file.ts";
import { lineReader } from "../../packages/cli/src/import/read-line.ts";
import { createJudge } from "../../packages/cli/src/import/scan.ts";
import { examplePath } from "../examples/tables.ts";

/** The published payments as the importer reads them; the council's transaction number is the end-to-end id. */
export async function oxfordMovements(folder: string): Promise<Movement[]> {
  const mapping = readMapping(readFileSync(examplePath("mappings", "oxford.yaml"), "utf8"), "oxford.yaml");
  const readLine = lineReader(mapping, 2);
  const judge = createJudge();
  const movements: Movement[] = [];
  for (const file of await listFiles(folder, mapping)) {
    for await (const { read } of readFile(join(folder, file), mapping, readLine)) {
      const judged = judge(read);
      if (judged.kind === "reject") continue;
      movements.push({
        id: judged.reference,
        direction: judged.direction,
        minor: judged.amount,
        currency: mapping.currency,
        valueDay: judged.valueDate === null ? UNKNOWN_DAY : (parseDay(judged.valueDate) ?? UNKNOWN_DAY),
        references: { endToEndId: judged.reference },
        ...(judged.payee.name === undefined ? {} : { counterpartyName: judged.payee.name }),
      });
    }
  }
  return movements;
}
