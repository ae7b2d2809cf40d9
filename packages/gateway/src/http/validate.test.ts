import { PaymentInput } from "@green-ledger/api";
import { describe, expect, it } from "vitest";
import { GatewayError } from "../errors/gateway-error.ts";
import { validate } from "./validate.ts";

function faultsOf(value: unknown, part: "body" | "query" = "body") {
  try {
    validate(PaymentInput, part, value);
    return [];
  } catch (error) {
    if (error instanceof GatewayError)
      return [error.code, ...error.faults.map(({ pointer, code }) => `${pointer} ${code}`)];
    throw error;
  }
}

const good = {
  account: `acc_${"0".repeat(64)}`,
  reference: "r",
  amount: { currency: "CNY", minor: "1" },
  value_date: null,
  use: "fee",
  payee: { id: `pty_${"0".repeat(64)}` },
};

describe("a body", () => {
  it("passes if it fits", () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it("is told where it does not", () => {
    const { reference: _, ...less } = good;
    expect(faultsOf({ ...less, use: "gift", amount: { currency: "cny", minor: 1 }, more: 1 })).toEqual([
      "bad_request",
      "/reference field_missing",
      "/amount/currency field_malformed",
      "/amount/minor field_malformed",
      "/use field_malformed",
      "/more field_unknown",
    ]);
  });

  it("with alternatives is compared with the closest one", () => {
    expect(faultsOf({ ...good, payee: { id: "pty_1" } })).toEqual([
      "bad_request",
      "/payee/id field_malformed",
    ]);
    expect(faultsOf({ ...good, payee: { reference: "p", nme: "x" } })).toEqual([
      "bad_request",
      "/payee/nme field_unknown",
    ]);
  });

  it("has its names escaped and cut", () => {
    expect(faultsOf({ ...good, "a/b~c": 1 })).toEqual(["bad_request", "/a~1b~0c field_unknown"]);
    expect(faultsOf({ ...good, ["n".repeat(5000)]: 1 })).toEqual([
      "bad_request",
      `/${"n".repeat(60)}… field_unknown`,
    ]);
    expect(faultsOf({ ...good, "\ud800": 1 })).toEqual(["bad_request", "/\ufffd field_unknown"]);
  });
});

it("an unknown query parameter has a code of its own", () => {
  expect(faultsOf({ ...good, colour: "x" }, "query")).toEqual(["query_unknown", "/colour field_unknown"]);
});
