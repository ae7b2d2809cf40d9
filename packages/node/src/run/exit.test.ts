import { DevchainError } from "@green-ledger/devchain";
import { ApiError } from "@green-ledger/sdk";
import { expect, test } from "vitest";
import { ConfigError } from "../config/config-error.ts";
import { NodeError } from "../data/node-error.ts";
import { EXIT, exitCodeOf, failureText } from "./exit.ts";

const problem = (code: string, retryable: boolean) =>
  new ApiError({
    ...{ type: "", title: "", status: 507, instance: "", request_id: "" },
    ...{ code, retryable, detail: "It is so.", action: "Do this." },
  });

test.each([
  [new ConfigError("Give a port."), EXIT.usage, "config_invalid: Give a port."],
  [new NodeError("data_dir_in_use", "Stop it."), EXIT.tryAgain, "data_dir_in_use: Stop it."],
  [new NodeError("file_invalid", "Correct it."), EXIT.failed, "file_invalid: Correct it."],
  [new DevchainError("chain_disk_full", "Free space."), EXIT.tryAgain, "chain_disk_full: Free space."],
  [new DevchainError("chain_mismatch", "Another one."), EXIT.failed, "chain_mismatch: Another one."],
  [Object.assign(new Error("ENOSPC: no space"), { code: "ENOSPC" }), EXIT.tryAgain, "ENOSPC: no space"],
  [problem("store_full", true), EXIT.tryAgain, "store_full: It is so. Do this."],
  [problem("forbidden", false), EXIT.failed, "forbidden: It is so. Do this."],
])("%s", (error, code, text) => {
  expect([exitCodeOf(error), failureText(error)]).toEqual([code, text]);
});

test("a fault of the program keeps its trace", () => {
  expect(failureText(new TypeError("not thought of"))).toMatch(/^TypeError: not thought of\n {4}at /);
  expect(exitCodeOf(new TypeError("not thought of"))).toBe(EXIT.failed);
});
