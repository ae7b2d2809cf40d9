import { runDoctor } from "./doctor/run-doctor.ts";
import { runTool } from "./tools/run-tool.ts";

await runTool(runDoctor);
