import { failureOf } from "./exit.ts";
import { buildProgram } from "./program.ts";

const surroundings = {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
};

try {
  await buildProgram(surroundings).parseAsync(process.argv);
} catch (error) {
  const { exit, code, message, action } = failureOf(error);
  if (exit !== 0) {
    const json = process.argv.includes("--json");
    const text = [`${code}: ${message}`, action].filter((line) => line !== "").join("\n");
    process.stderr.write(`${json ? JSON.stringify({ error: { code, message, action } }) : text}\n`);
  }
  process.exitCode = exit;
}
