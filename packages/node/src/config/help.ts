import { CONFIG_FILE, CONFIG_KEYS, type ConfigKey, flagOf } from "./keys.ts";

/** The text of `--help`. */
export function helpText(): string {
  const rows = Object.entries(CONFIG_KEYS).map(([name, key]: [string, ConfigKey]) => {
    const left = key.isSwitch === true ? `--[no-]${flagOf(name)}` : `--${flagOf(name)} <${key.type}>`;
    return [left, `${key.description}${key.default === "" ? "" : ` [${key.default}]`}`] as const;
  });
  const all = [
    ...rows,
    ["--no-portfolio", "Starts without a portfolio."],
    ["--config <file>", `Reads settings from there, not from ${CONFIG_FILE} in the current folder.`],
    ["--help", "This text."],
  ] as const;
  return [
    "Starts the node: chain, index, gateway. npm start -- [flags]",
    "",
    ...all.flatMap(([left, right]) => [`  ${left}`, `      ${right}`]),
    "",
    "A flag wins over the environment (GREEN_LEDGER_DATA_DIR and so on), that over the file, that over the default.",
    "Exit code: 0 ended orderly, 1 needs a person, 2 wrong settings, 75 try again.",
  ].join("\n");
}

/** `docs/config.md`. */
export function configPage(): string {
  const rows = Object.entries(CONFIG_KEYS).map(([name, key]: [string, ConfigKey]) => {
    const shown = key.default === "" ? "none" : `\`${key.default}\``;
    const where = key.flagOnly === true ? `\`--${flagOf(name)}\` only` : `\`--${flagOf(name)}\``;
    return `| \`${name}\` | ${where} | ${key.type} | ${shown} | ${key.description} |`;
  });
  return `# Settings of the node

Made from \`packages/node/src/config/keys.ts\` by \`npm run generate\`.

A flag (\`npm start -- --port 9000\`) wins over the environment (\`GREEN_LEDGER_PORT=9000\`: the name in capitals, words
joined by \`_\`), that over the file (\`${CONFIG_FILE}\` in the current folder, or \`--config <file>\`: a JSON object with the
names of the first column), that over the default. What is not a setting is refused, with exit code 2. Paths are meant
from the current folder; the default portfolio from the repository. \`--no-portfolio\` (in the file
\`"portfolio": "off"\`) starts without one.

| name | flag | value | default | meaning |
|---|---|---|---|---|
${rows.join("\n")}
`;
}
