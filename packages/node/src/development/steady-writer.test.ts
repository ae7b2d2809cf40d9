import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSteadyWriter } from "./steady-writer.ts";

interface Stored {
  id: string;
  status: string;
  error: { code: string; detail: string } | null;
}

/** A gateway that knows idempotency keys, and whose operations end as the test says. */
async function openGateway(outcomes: readonly ("final" | "failed")[]) {
  const operations = new Map<string, Stored>();
  const keys: string[] = [];
  const send = (response: ServerResponse, body: unknown, replayed = false) => {
    response.setHeader("content-type", "application/json");
    if (replayed) response.setHeader("Idempotent-Replayed", "true");
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const [, id] = /^\/v1\/operations\/(.+)$/.exec(request.url ?? "") ?? [];
    if (id !== undefined)
      return send(response, { data: [...operations.values()].find((each) => each.id === id) });
    const key = String(request.headers["idempotency-key"]);
    keys.push(key);
    const known = operations.get(key);
    const status = outcomes[operations.size] ?? "final";
    const error = status === "failed" ? { code: "account_exists", detail: "It exists." } : null;
    const operation = known ?? { id: `opn_${operations.size + 1}`, status, error };
    operations.set(key, operation);
    send(response, { operation, ids: ["acc_1"], already_recorded: [] }, known !== undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    keys,
    operations,
    open: () => createSteadyWriter({ url, tokens: { bank: "t" }, signal: new AbortController().signal }),
  };
}

const input = { body: { accounts: [] } };

describe("a write", () => {
  test("that is asked for again has the same key, and counts as nothing new", async () => {
    const gateway = await openGateway([]);
    for (const expected of [1, 0]) {
      const writer = gateway.open();
      const written = await writer.write("bank", "openAccounts", input);
      expect(written.ids).toEqual(["acc_1"]);
      expect(await writer.settle([written])).toMatchObject([{ id: "opn_1", status: "final" }]);
      expect(writer.sent()).toBe(expected);
    }
    expect(new Set(gateway.keys).size).toBe(1);
  });

  test("that failed is told, and is asked for once more at the next start", async () => {
    const gateway = await openGateway(["failed", "failed", "final"]);
    const attempt = async () => {
      const writer = gateway.open();
      return writer.settle([await writer.write("bank", "openAccounts", input)]);
    };
    await expect(attempt()).rejects.toMatchObject({
      code: "portfolio_failed",
      message: "The ledger did not take openAccounts of bank: account_exists: It exists. (operation opn_1).",
    });
    await expect(attempt()).rejects.toThrow("(operation opn_2)");
    expect(await attempt()).toMatchObject([{ id: "opn_3", status: "final" }]);
    expect(await attempt()).toMatchObject([{ id: "opn_3" }]);
    expect(gateway.operations.size).toBe(3);
  });

  test("of nobody is refused", async () => {
    const gateway = await openGateway([]);
    await expect(gateway.open().write("nobody", "openAccounts", input)).rejects.toThrow(
      "There is no member nobody.",
    );
  });
});
