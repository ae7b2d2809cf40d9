import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createDevchain } from "@green-ledger/devchain";
import { createClient } from "@green-ledger/sdk";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import { runOnce, start, temporaryFolder, tokensOf, until } from "./node-process.ts";

const ISSUER = "https://login.example";

/** An identity provider that publishes its keys. */
async function openIdentityProvider() {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: "ES256", use: "sig" }] });
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(jwks);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    tokenFor: (subject: string) =>
      new SignJWT()
        .setProtectedHeader({ alg: "ES256" })
        .setIssuer(ISSUER)
        .setAudience("green-ledger-gateway")
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey),
  };
}

describe("outside development mode", () => {
  it("serves a network's contracts to the users of its file, with its own keystore", async () => {
    const chain = await createDevchain({
      dataDir: temporaryFolder(),
      chainId: 88001,
      validators: [`0x${"11".repeat(20)}`],
      clock: () => BigInt(Math.floor(Date.now() / 1000)),
    });
    onTestFinished(() => chain.close());
    const founded = temporaryFolder();
    await runOnce(founded, ["--chain", chain.url, "--poll-ms", "50"]);
    const keys = JSON.parse(readFileSync(join(founded, "keys.json"), "utf8")).keys;

    const provider = await openIdentityProvider();
    const folder = temporaryFolder();
    const principals = join(folder, "principals.json");
    const party = `pty_${"ab".repeat(32)}`;
    const user = {
      subject: "anna",
      party,
      roles: ["regulator"],
      signers: [{ address: keys.regulator, roles: ["regulator"] }],
    };
    const write = (users: unknown[]) =>
      writeFileSync(principals, JSON.stringify({ format: "green-ledger/principals/1", principals: users }));
    write([user]);

    const dataDir = join(folder, "data");
    const node = start("main.ts", [
      ...["--no-development", "--data-dir", dataDir, "--port", "0", "--chain", chain.url, "--poll-ms", "50"],
      ...["--deployment", join(founded, "deployment.json"), "--principals", principals],
      ...[
        "--keystore",
        join(founded, "keystore"),
        "--keystore-password",
        join(founded, "secrets", "keystore-password"),
      ],
      ...["--token-issuer", ISSUER, "--token-keys", provider.url],
    ]);
    await until(() => node.stdout().includes("Ctrl-C"), node);
    expect(node.stdout()).not.toContain("DEVELOPMENT");
    const { url } = JSON.parse(readFileSync(join(dataDir, "node.json"), "utf8"));
    const clientOf = async (token: string) =>
      createClient({ baseUrl: url, credentials: { token }, retries: 0 });

    const anna = await clientOf(await provider.tokenFor("anna"));
    expect(await anna.read("getSelf", { query: {} })).toMatchObject({ data: { subject: "anna", party } });
    const { data } = await anna.read("listInstruments", { query: {} });
    expect(data).toMatchObject([{ kind: "bond", currency: "USD" }]);
    const unknown = [await provider.tokenFor("ben"), tokensOf(founded).regulator ?? ""];
    for (const token of unknown) {
      await expect((await clientOf(token)).read("getSelf", { query: {} })).rejects.toMatchObject({
        problem: { code: "unauthenticated" },
      });
    }

    // A user who is taken out of the file is out, without a restart; a file that cannot be read changes nothing.
    write([{ ...user, roles: ["auditor"] }]);
    const isNow = async (role: string) => (await anna.read("getSelf", { query: {} })).data.roles[0] === role;
    while (!(await isNow("auditor"))) await sleep(50);
    writeFileSync(principals, "{");
    await until(() => node.stderr().includes("file_invalid"), node);
    expect(await isNow("auditor")).toBe(true);
    write([]);
    const refused = () =>
      anna.read("getSelf", { query: {} }).then(
        () => false,
        () => true,
      );
    while (!(await refused())) await sleep(50);

    node.kill("SIGTERM");
    expect(await node.ended).toBe(0);
  });

  it("needs a manifest of the contracts", async () => {
    const chain = await createDevchain({
      dataDir: temporaryFolder(),
      chainId: 88001,
      validators: [`0x${"11".repeat(20)}`],
      clock: () => BigInt(Math.floor(Date.now() / 1000)),
    });
    onTestFinished(() => chain.close());
    const founded = temporaryFolder();
    await runOnce(founded, ["--chain", chain.url, "--poll-ms", "50"]);
    const folder = temporaryFolder();
    const principals = join(folder, "principals.json");
    writeFileSync(principals, JSON.stringify({ format: "green-ledger/principals/1", principals: [] }));
    const node = start("main.ts", [
      ...["--no-development", "--data-dir", join(folder, "data"), "--port", "0", "--chain", chain.url],
      ...["--principals", principals, "--token-issuer", ISSUER, "--token-keys", "http://127.0.0.1:1/"],
      ...[
        "--keystore",
        join(founded, "keystore"),
        "--keystore-password",
        join(founded, "secrets", "keystore-password"),
      ],
    ]);
    expect([await node.ended, node.stderr()]).toEqual([1, expect.stringContaining("deployment_missing: ")]);
  });
});
