import { parseArgs } from "node:util";
import { DemoError } from "./demo-error.ts";

export interface Options {
  /** Payment days of the source that are told. */
  days: number;
  /** The figures as JSON in place of the story. */
  json: boolean;
  /** Undefined: a temporary folder that is gone afterwards. */
  dataDir: string | undefined;
  /** Whether the example portfolio is loaded before. */
  portfolio: boolean;
}

export const DEFAULT_DAYS = 6;
const MOST_DAYS = 23;

export const USAGE = `npm run demo -- proceeds [--days N] [--json] [--data-dir FOLDER] [--no-portfolio]
  --days N         payment days of January to March 2015, 1 to ${MOST_DAYS}; ${DEFAULT_DAYS} if left out
  --json           print the figures, in pence, in place of the story
  --data-dir       keep the node's data in this new folder, to go on with npm start -- --data-dir FOLDER
  --no-portfolio   do not load examples/portfolio before
The payments are read from $GREEN_LEDGER_DATA/oxford-council-payments (../shared/data if it is not set).`;

/** @throws DemoError `demo_usage` */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  if (positionals.join(" ") !== "proceeds") throw new DemoError("demo_usage", USAGE);
  const days = Number(values.days ?? DEFAULT_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new DemoError("demo_usage", `--days is not a whole number from 1 to ${MOST_DAYS}.\n${USAGE}`);
  }
  return {
    days,
    json: values.json ?? false,
    dataDir: values["data-dir"],
    portfolio: !(values["no-portfolio"] ?? false),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        days: { type: "string" },
        json: { type: "boolean" },
        "data-dir": { type: "string" },
        "no-portfolio": { type: "boolean" },
      },
    });
  } catch (error) {
    throw new DemoError("demo_usage", `${(error as Error).message}\n${USAGE}`);
  }
}
