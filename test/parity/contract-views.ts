import type { Hex } from "@green-ledger/domain";
import { abis } from "@green-ledger/protocol";
import type { System } from "@green-ledger/testkit";
import { type Abi, decodeFunctionResult, encodeFunctionData } from "viem";
import type { View } from "./view.ts";

/** Questions that are put to the chain at a time. */
const AT_ONCE = 64;

/** Views that the contracts answer otherwise than the model, one line each. */
export async function differingViews(system: System, views: readonly View[]): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < views.length; from += AT_ONCE) {
    const asked = views.slice(from, from + AT_ONCE);
    const answers = await Promise.all(asked.map((view) => ask(system, view)));
    asked.forEach((view, i) => {
      const [expected, actual] = [printed(view.expected), printed(answers[i])];
      const question = `${view.contract}.${view.name}(${view.args.map(printed).join(", ")})`;
      if (expected !== actual) found.push(`${question}: contract ${actual}, model ${expected}`);
    });
  }
  return found;
}

async function ask(system: System, { contract, name, args }: View): Promise<unknown> {
  const abi = abis[contract] as Abi;
  const data: Hex = encodeFunctionData({ abi, functionName: name, args });
  return decodeFunctionResult({
    abi,
    functionName: name,
    data: await system.call(system.addresses[contract], data),
  });
}

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** One text for equal values, whatever the order of their fields. */
function printed(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === "bigint" || typeof inner === "number") return inner.toString();
    // viem spells addresses with a checksum.
    if (typeof inner === "string" && ADDRESS.test(inner)) return inner.toLowerCase();
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
