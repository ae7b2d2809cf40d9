import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keccak256, recoverAddress } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkSignature, checkSigner } from "./check-signer.ts";
import { createKeystore, LIGHT_SCRYPT } from "./keystore.ts";
import { createLocalSigner } from "./local-signer.ts";

const KEY = `0x${"4f".repeat(32)}` as const;
let directory: string;

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), "keystore-")), "keys");
});
afterEach(() => rm(join(directory, ".."), { recursive: true }));

describe("keystore", () => {
  it("keeps keys encrypted in files of its own user, and opens them again", async () => {
    const keystore = createKeystore({ directory, password: "correct horse" });
    const known = await keystore.add({ privateKey: KEY, cost: LIGHT_SCRYPT });
    const fresh = await keystore.add({ cost: LIGHT_SCRYPT });
    const names = await readdir(directory);
    expect(names.toSorted()).toEqual(
      [known, fresh].map(({ address }) => `${address.slice(2)}.json`).toSorted(),
    );
    for (const name of names) {
      expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(directory, name), "utf8")).not.toContain("4f4f4f4f");
    }
    const signers = await createKeystore({ directory, password: "correct horse" }).signers();
    expect([...signers.keys()].toSorted()).toEqual([known.address, fresh.address].toSorted());
    for (const [address, signer] of signers) {
      expect(signer.address).toBe(address);
      await checkSigner(signer);
    }
  });

  it("opens what another client wrote", async () => {
    // The scrypt example of the Web3 secret storage definition.
    const file = {
      crypto: {
        cipher: "aes-128-ctr",
        cipherparams: { iv: "83dbcc02d8ccb40e466191a123791e0e" },
        ciphertext: "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
        kdf: "scrypt",
        kdfparams: {
          dklen: 32,
          n: 262_144,
          r: 1,
          p: 8,
          salt: "ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19",
        },
        mac: "2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097",
      },
      id: "3198bc9c-6672-5ab3-d995-4942343ae5b6",
      version: 3,
    };
    const keystore = createKeystore({ directory, password: "testpassword" });
    expect((await keystore.signers()).size).toBe(0);
    await writeFile(join(directory, "other.json"), JSON.stringify(file), { mode: 0o600 });
    expect([...(await keystore.signers()).keys()]).toEqual(["0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b"]);
  });

  it("refuses a wrong password", async () => {
    await createKeystore({ directory, password: "right" }).add({ cost: LIGHT_SCRYPT });
    const signers = createKeystore({ directory, password: "wrong" }).signers();
    await expect(signers).rejects.toMatchObject({ code: "keystore_locked" });
  });

  it("refuses files that others can read, that are no keystore, or that name another address", async () => {
    const keystore = createKeystore({ directory, password: "p" });
    const { address } = await keystore.add({ cost: LIGHT_SCRYPT });
    const path = join(directory, `${address.slice(2)}.json`);
    const content = await readFile(path, "utf8");
    const refused = () => expect(keystore.signers()).rejects.toMatchObject({ code: "keystore_invalid" });
    await chmod(path, 0o644);
    await refused();
    await chmod(path, 0o600);
    for (const text of ["", "null", "{}", content.replace('"version": 3', '"version": 4')]) {
      await writeFile(path, text);
      await refused();
    }
    await writeFile(path, JSON.stringify({ ...JSON.parse(content), address: "00".repeat(20) }));
    await refused();
  });

  it("never replaces a key", async () => {
    const keystore = createKeystore({ directory, password: "p" });
    await keystore.add({ privateKey: KEY, cost: LIGHT_SCRYPT });
    await expect(keystore.add({ privateKey: KEY, cost: LIGHT_SCRYPT })).rejects.toMatchObject({
      code: "EEXIST",
    });
  });
});

describe("checking a signer", () => {
  const honest = createLocalSigner(KEY);

  it("accepts one that holds its key", async () => {
    const payload = "0x01";
    const hash = keccak256(payload);
    const signature = await honest.sign({ payload, hash });
    expect((await recoverAddress({ hash, signature })).toLowerCase()).toBe(honest.address);
    await checkSigner(honest);
  });

  it("refuses one that holds another key", async () => {
    const wrong = { ...honest, address: createLocalSigner(`0x${"4e".repeat(32)}`).address };
    await expect(checkSigner(wrong)).rejects.toMatchObject({ code: "signer_mismatch" });
  });

  it("refuses the upper of the two possible signatures", async () => {
    const signature = await honest.sign({ payload: "0x01", hash: keccak256("0x01") });
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const upper = `0x${(order - BigInt(signature.s)).toString(16).padStart(64, "0")}` as const;
    expect(() => checkSignature(signature, honest)).not.toThrow();
    expect(() => checkSignature({ ...signature, s: upper }, honest)).toThrow("no chain takes");
  });
});
