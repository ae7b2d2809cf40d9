import { expect, test } from "vitest";
import { type DevchainOptions, resolveOptions } from "./options.ts";

const VALID: DevchainOptions = {
  dataDir: "data",
  chainId: 88_001,
  validators: ["0xABabababababababababababababababababABAB"],
  clock: () => 0n,
};

test("fills in defaults and writes addresses in one way", () => {
  const options = resolveOptions(VALID);
  expect(options).toMatchObject({
    host: "127.0.0.1",
    port: 0,
    blockGasLimit: 60_000_000n,
    allowTimeTravel: false,
  });
  expect(options.validators).toEqual(["0xabababababababababababababababababababab"]);
});

test.each<[string, Partial<DevchainOptions>]>([
  ["dataDir", { dataDir: "" }],
  ["chainId", { chainId: 0 }],
  ["chainId", { chainId: 1.5 }],
  ["validators", { validators: [] }],
  ["validators", { validators: ["0x12"] }],
  ["prefunded", { prefunded: [{ address: "0x12", balance: 1n }] }],
  ["prefunded", { prefunded: [{ address: `0x${"1".repeat(40)}`, balance: -1n }] }],
  ["host", { host: "0.0.0.0" }],
  ["port", { port: 70_000 }],
  ["blockGasLimit", { blockGasLimit: 1n }],
  ["nonceGapMilliseconds", { nonceGapMilliseconds: -1 }],
  ["requestBytesLimit", { requestBytesLimit: 0 }],
])("refuses a bad %s", (option, change) => {
  expect(() => resolveOptions({ ...VALID, ...change })).toThrow(
    expect.objectContaining({ code: "chain_config_invalid", message: expect.stringContaining(option) }),
  );
});
