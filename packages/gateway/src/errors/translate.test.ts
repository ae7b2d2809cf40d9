import { expect, it } from "vitest";
import { GatewayError } from "./gateway-error.ts";
import { problemOf } from "./problem.ts";
import { translateError } from "./translate.ts";

it.each([
  [Object.assign(new Error("/data is full"), { code: "disk_full" }), "store_full"],
  [Object.assign(new Error("x"), { code: "projection_empty" }), "not_ready"],
  [Object.assign(new Error("x"), { code: "stopping" }), "not_ready"],
  [Object.assign(new Error("http://10.0.0.1 refused"), { code: "chain_unreachable" }), "chain_unreachable"],
  [Object.assign(new Error("x"), { code: "signer_unknown" }), "signer_missing"],
  [Object.assign(new Error("key 0xab"), { code: "store_corrupt" }), "internal_error"],
  [Object.assign(new Error("Failed to decode"), { status: 400 }), "bad_request"],
  [new TypeError("secret in a message"), "internal_error"],
  ["text", "internal_error"],
  [null, "internal_error"],
  [new GatewayError("forbidden", "Not yours."), "forbidden"],
] as const)("%s becomes %s", (error, code) => {
  const shown = translateError(error);
  expect(shown.code).toBe(code);
  if (error instanceof Error && !(error instanceof GatewayError))
    expect(shown.message).not.toBe(error.message);
});

it("a problem document has a title in each language, and faults only if there are some", () => {
  const context = { instance: "/v1/x", requestId: "r", language: "zh" as const };
  expect(problemOf(new GatewayError("not_found"), context)).toEqual({
    type: "urn:green-ledger:problem:not_found",
    title: "不存在或无权查看。",
    status: 404,
    code: "not_found",
    detail: "There is nothing here, or nothing that you may see.",
    instance: "/v1/x",
    request_id: "r",
    retryable: false,
    action: "Check the id and your party's access.",
  });
});
