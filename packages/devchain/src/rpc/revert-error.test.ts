import { expect, test } from "vitest";
import { withStandardRevert } from "./revert-error.ts";

test("a revert gets the form of a consortium node", () => {
  const engine = {
    error: {
      code: -32000,
      message: "VM Exception while processing transaction: reverted with reason string 'no'",
      data: { reason: { Revert: "0x08c379a0" }, data: "0x08c379a0", transactionHash: null },
    },
  };
  expect(JSON.parse(withStandardRevert(JSON.stringify(engine)))).toEqual({
    error: { code: 3, message: "execution reverted: reverted with reason string 'no'", data: "0x08c379a0" },
  });
});

test.each([
  '{"result":"0x1"}',
  '{"error":{"code":-32602,"message":"bad params","data":null}}',
  '{"error":{"code":-32000,"message":"out of gas","data":{"reason":{"Halt":"OutOfGas"},"data":"0x"}}}',
  '{"error":{"code":-32004,"message":"no","data":"text"}}',
])("%s stays as it is", (reply) => {
  expect(withStandardRevert(reply)).toBe(reply);
});
