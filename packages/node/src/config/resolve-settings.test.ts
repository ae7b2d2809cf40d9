import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONFIG_KEYS, type ConfigKey, type ConfigName, flagOf, variableOf } from "./keys.ts";
import { readFlags } from "./read-flags.ts";
import { resolveSettings } from "./resolve-settings.ts";

const names = Object.keys(CONFIG_KEYS) as ConfigName[];
const none = { flags: {}, env: {}, file: undefined };

describe("settings", () => {
  test("have a default that their own schema takes", () => {
    expect(Object.keys(resolveSettings(none))).toEqual(names);
    expect(resolveSettings(none)).toMatchObject({
      dataDir: "data",
      port: 8080,
      chain: "embedded",
      development: true,
      once: false,
      principals: undefined,
    });
  });

  test("come from the flag, else the environment, else the file, else the default", () => {
    fc.assert(
      fc.property(
        fc.record({ flag: fc.boolean(), env: fc.boolean(), file: fc.boolean() }),
        ({ flag, env, file }) => {
          const { port } = resolveSettings({
            flags: flag ? { port: "1" } : {},
            env: env ? { GREEN_LEDGER_PORT: "2" } : {},
            file: file ? { path: "f", content: { port: 3 } } : undefined,
          });
          expect(port).toBe(flag ? 1 : env ? 2 : file ? 3 : 8080);
        },
      ),
    );
  });

  test("tell every fault at once, with the place", () => {
    const bad = {
      flags: { port: "x" },
      env: {
        GREEN_LEDGER_CHAIN_ID: "-1",
        GREEN_LEDGER_NOTHING: "1",
        GREEN_LEDGER_TOKEN: "of the command line",
      },
      file: { path: "f.json", content: { window: 0, nothing: 1, once: true } },
    };
    expect(() => resolveSettings(bad)).toThrow(
      [
        'f.json has a setting "nothing", which does not exist.',
        "once is for the command line only; take it out of f.json.",
        "The environment has GREEN_LEDGER_NOTHING, which is no setting.",
        '--port is "x"; give a whole number from 0 to 65535.',
        'GREEN_LEDGER_CHAIN_ID is "-1"; give a whole number from 1 to 9007199254740991.',
        "window in f.json is 0; give a whole number from 1 to 256.",
      ].join("\n"),
    );
    expect(() => resolveSettings({ ...none, file: { path: "f.json", content: [] } })).toThrow(
      "holds no JSON object",
    );
  });

  test("say in words what they want, each of them", () => {
    for (const name of names) {
      const flags = { [name]: "\u0000" };
      expect(() => resolveSettings({ ...none, flags }), name).toThrow(
        new RegExp(`^--${flagOf(name)} is .*; give .+\\.$`, "m"),
      );
    }
  });
});

describe("names", () => {
  test("of flags and variables lead back to one setting", () => {
    expect(variableOf("requestsPerMinutePerAddress")).toBe("GREEN_LEDGER_REQUESTS_PER_MINUTE_PER_ADDRESS");
    expect(new Set(names.map(flagOf)).size).toBe(names.length);
    for (const name of names) {
      const { isSwitch }: ConfigKey = CONFIG_KEYS[name];
      const args = isSwitch === true ? [`--${flagOf(name)}`] : [`--${flagOf(name)}`, "1"];
      expect(readFlags(args).settings).toEqual({ [name]: isSwitch === true ? true : "1" });
    }
  });

  test("of switches have a negative", () => {
    expect(readFlags(["--no-development", "--no-portfolio"])).toMatchObject({
      settings: { development: false },
      noPortfolio: true,
    });
  });
});
