import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Act, story } from "../../test/acts.ts";
import { type SenderSystem, startSenderSystem } from "../../test/sender-system.ts";
import { readLogs } from "../outcome/read-logs.ts";
import { gasOf } from "./command-gas.ts";
import { splitCommand } from "./split-command.ts";

let world: SenderSystem;
beforeAll(async () => {
  world = await startSenderSystem();
  // The first key of fingerprints is in effect then, and the days that are stated are past.
  await world.system.pass(5 * 86_400);
});
afterAll(() => world.close());

/** Of a statement, nobody knows before what it will find. The estimate covers one shortfall, not many at once. */
const isForeseen = ({ command: { kind } }: Act) => kind !== "stateBalances";

describe("the gas that a command is given", () => {
  it.each([1, 40])(
    "is more than the chain uses, but not three times as much, for lists of %i",
    async (count) => {
      for (const act of story(world, count)) {
        const { name, sender, command } = act;
        const { status, gasUsed, logs } = await world.system.send({ sender, command });
        expect([name, status, readLogs(logs).items]).toEqual([name, "0x1", []]);
        const [{ gas } = { gas: 0 }] = splitCommand(command, 60_000_000);
        const used = Number(gasUsed);
        // A tenth is left over.
        if (name !== "stated less" || count === 1)
          expect([name, used * 1.1 < gas, used, gas]).toEqual([name, true, used, gas]);
        const isList = gasOf(command).items.length > 0;
        if (isList && isForeseen(act))
          expect([name, used * 3 > gas, used, gas]).toEqual([name, true, used, gas]);
      }
    },
  );
});
