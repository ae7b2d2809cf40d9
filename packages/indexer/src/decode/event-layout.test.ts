import type { Hex } from "@green-ledger/domain";
import fc from "fast-check";
import {
  type AbiEvent,
  type AbiParameter,
  decodeEventLog,
  encodeAbiParameters,
  encodeEventTopics,
} from "viem";
import { describe, expect, test } from "vitest";
import type { RawLog } from "../chain/raw.ts";
import { eventsOf, isNumbered, LEDGER_CONTRACTS } from "../contracts.ts";
import { decoderOf } from "./event-layout.ts";

const EVENTS = LEDGER_CONTRACTS.flatMap((contract) =>
  eventsOf(contract)
    .filter(isNumbered)
    .map((event): [string, AbiEvent] => [`${contract}.${event.name}`, event]),
);

const hex = (bytes: number): fc.Arbitrary<Hex> =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((value): Hex => `0x${Buffer.from(value).toString("hex")}`);

/** Any value of an ABI type, as viem takes it. */
function anyOf(parameter: AbiParameter): fc.Arbitrary<unknown> {
  const { type } = parameter;
  if (type.endsWith("[]")) {
    return fc.array(anyOf({ ...parameter, type: type.slice(0, -2) } as AbiParameter), { maxLength: 3 });
  }
  if (type === "tuple" && "components" in parameter) {
    return fc.record(Object.fromEntries(parameter.components.map((c) => [c.name ?? "", anyOf(c)])));
  }
  if (type === "address") return hex(20);
  if (type === "bool") return fc.boolean();
  const [, kind, size] = /^(uint|bytes)(\d+)$/.exec(type) ?? [];
  if (kind === "bytes") return hex(Number(size));
  const max = 2n ** BigInt(size ?? 0) - 1n;
  return fc.bigInt({ min: 0n, max }).map((value) => (Number(size) <= 48 ? Number(value) : value));
}

function logOf(event: AbiEvent, args: Record<string, unknown>): RawLog {
  const data = event.inputs.filter(({ indexed }) => indexed !== true);
  return {
    address: "0x",
    topics: encodeEventTopics({ abi: [event], args }) as Hex[],
    data: encodeAbiParameters(
      data,
      data.map(({ name = "" }) => args[name]),
    ),
    logIndex: 0,
    transactionHash: "0x",
  };
}

describe("decoderOf", () => {
  test.each(EVENTS)("default: %s is decoded as viem does, with addresses in lower case", (_, event) => {
    const decode = decoderOf(event);
    const given = fc.record(
      Object.fromEntries(event.inputs.map((input) => [input.name ?? "", anyOf(input)])),
    );
    fc.assert(
      fc.property(given, (args) => {
        const log = logOf(event, args);
        const decoded = decode(log);
        expect(decoded).toEqual(args);
        const theirs = decodeEventLog({ abi: [event], topics: log.topics as [Hex], data: log.data }).args;
        const order = JSON.stringify(inOrder(event, theirs), text).toLowerCase();
        expect(JSON.stringify(decoded, text).toLowerCase()).toBe(order);
      }),
      { numRuns: 30 },
    );
  });

  test.each(EVENTS)("error: %s with data or topics that are cut short", (_, event) => {
    const decode = decoderOf(event);
    const args = Object.fromEntries(
      event.inputs.map((input) => [input.name ?? "", fc.sample(anyOf(input), { numRuns: 1, seed: 1 })[0]]),
    );
    const log = logOf(event, args);
    for (const cut of [
      { ...log, data: log.data.slice(0, -64) as Hex },
      { ...log, topics: log.topics.slice(0, -1) },
    ]) {
      expect(() => decode(cut)).toThrow(expect.objectContaining({ code: "node_reply_invalid" }));
    }
  });

  test("error: an address where viem's mixed case would slip through", () => {
    const inputs = [{ name: "keys", type: "address[]" }] as const;
    expect(() => decoderOf({ type: "event", name: "Odd", inputs })).toThrow(TypeError);
  });
});

const text = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);

function inOrder(event: AbiEvent, args: unknown) {
  const given = args as Record<string, unknown>;
  // The names of fields are compared in lower case like everything else.
  return Object.fromEntries(event.inputs.map(({ name = "" }) => [name, given[name]]));
}
