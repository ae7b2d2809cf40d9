import { markInstalled } from "./bootstrap/dependencies.mjs";
import { runNpm } from "./bootstrap/npm.mjs";
import { checkLock } from "./check-lock.ts";
import { root } from "./root.ts";

/**
 * Installs what the manifests name and writes the lock, under this Node: npm leaves out the platform packages whose
 * engines the running Node does not meet.
 * @returns 1 if npm fails or the lock lacks packages for other platforms, which every later install would refuse
 */
export async function makeLock(): Promise<number> {
  const code = await runNpm(process.execPath, ["install", "--no-audit", "--no-fund"], root);
  if (code !== 0) return code;
  markInstalled(root);
  const findings = await checkLock();
  for (const finding of findings) console.error(finding);
  return findings.length === 0 ? 0 : 1;
}
