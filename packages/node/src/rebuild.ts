import { runRebuild } from "./rebuild/run-rebuild.ts";
import { runTool } from "./tools/run-tool.ts";

await runTool(runRebuild);
