import { join } from "node:path";
import type { PortfolioPlan } from "../portfolio/plan.ts";

/** Where the command line looks if nothing else is said. */
const USUAL_URL = "http://127.0.0.1:8080";
const USUAL_FOLDER = "data";

/** What the command line needs to be told to find a node; empty if it is where it is looked for. */
export function cliFlags({ url, dataDir, cwd }: { url: string; dataDir: string; cwd: string }): string {
  return [
    ...(url === USUAL_URL ? [] : [` --url ${url}`]),
    ...(dataDir === join(cwd, USUAL_FOLDER) ? [] : [` --data-dir ${JSON.stringify(dataDir)}`]),
  ].join("");
}

/** Commands that show something of what was loaded. */
export function commandsToTry(plan: PortfolioPlan | undefined): string[] {
  const [instrument] = plan?.instruments ?? [];
  if (instrument === undefined) return ["status", "whoami --role oxford"];
  return ["instrument list", `trace down ${instrument.body.reference}`, "refusals"];
}
