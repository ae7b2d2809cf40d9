import { helpText } from "../config/help.ts";
import { loadConfig, requireServable } from "../config/load-config.ts";
import { EXIT, exitCodeOf, failureText } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import type { Surroundings } from "./surroundings.ts";

/** Runs the node from its command line to its end. @returns the exit code */
export async function runNode(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, interruption } = surroundings;
  try {
    const config = loadConfig(args, surroundings);
    if (config === "help") {
      stdout.write(`${helpText()}\n`);
      return EXIT.done;
    }
    requireServable(config);
    // Wrong settings are told at once; what serves takes a moment to load.
    const { serve } = await import("./serve.ts");
    await serve(config, surroundings);
    return EXIT.done;
  } catch (error) {
    // What fails because the node is ending is no failure.
    if (error instanceof Interruption || interruption.aborted) return EXIT.done;
    stderr.write(`${failureText(error)}\n`);
    return exitCodeOf(error);
  }
}
