import { describe, expect, it } from "vitest";
import { createFaults, type Faults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { dayOf, dayOrNoneOf, identityOf, isinOf, minorOf, minorOrZeroOf, secondOf } from "./field-checks.ts";

/** The value and the codes of what is wrong with it. */
function check<T>(read: (faults: Faults) => T): [T, ...string[]] {
  const faults = createFaults();
  const value = read(faults);
  try {
    faults.throwIfAny();
    return [value];
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return [value, ...error.faults.map(({ pointer, code }) => `${pointer} ${code}`)];
  }
}

describe("times", () => {
  it.each([
    ["1970-01-01T00:00:01Z", 1],
    ["2027-02-28T23:59:59Z", 1_803_859_199],
    ["2027-02-28T23:59:59.999Z", 1_803_859_199],
    ["2028-02-29T00:00:00Z", 1_835_395_200],
  ])("%s is second %i", (text, second) => {
    expect(check((faults) => secondOf(text, "/t", faults))).toEqual([second]);
  });

  it.each(["2027-02-29T00:00:00Z", "2027-13-01T00:00:00Z", "2027-01-01T24:00:01Z", "1970-01-01T00:00:00Z"])(
    "%s is none",
    (text) => {
      expect(check((faults) => secondOf(text, "/t", faults))).toEqual([0, "/t date_invalid"]);
    },
  );
});

it("days", () => {
  expect(check((faults) => dayOf("2027-01-15", "/d", faults))).toEqual([20_833]);
  expect(check((faults) => dayOrNoneOf(null, "/d", faults))).toEqual([0]);
  expect(check((faults) => dayOf("2027-02-30", "/d", faults))).toEqual([0, "/d date_invalid"]);
});

it("amounts", () => {
  expect(check((faults) => minorOf("340282366920938463463374607431768211455", "/a", faults))).toEqual([
    2n ** 128n - 1n,
  ]);
  expect(check((faults) => minorOrZeroOf("0", "/a", faults))).toEqual([0n]);
  expect(check((faults) => minorOf("0", "/a", faults))).toEqual([0n, "/a amount_zero"]);
});

it("identifiers come in their canonical spelling", () => {
  expect(check((faults) => identityOf({ lei: "hwupkr0mpou8fgxbt394", country: "CN" }, "", faults))).toEqual([
    { lei: "HWUPKR0MPOU8FGXBT394", country: "CN" },
  ]);
  expect(
    check((faults) => identityOf({ lei: "x", uscc: "y", country: "ZZ" }, "/p", faults)).slice(1),
  ).toEqual(["/p/lei lei_invalid", "/p/uscc uscc_invalid", "/p/country country_unknown"]);
  expect(check((faults) => isinOf("us0378331005", "/isin", faults))).toEqual(["US0378331005"]);
  expect(check((faults) => isinOf(undefined, "/isin", faults))).toEqual([undefined]);
});

it("an answer lists the first hundred faults and counts the rest", () => {
  const faults = createFaults();
  for (let i = 0; i < 250; i++) faults.add(`/${i}`, i === 0 ? "amount_zero" : "date_invalid");
  expect(faults.throwIfAny).toThrow(
    expect.objectContaining({ code: "amount_zero", message: expect.stringContaining("249 more") }),
  );
});
