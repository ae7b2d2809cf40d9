import { unwatchFile, watchFile } from "node:fs";
import { PARTY_KINDS } from "@green-ledger/api";
import type { Address, Bytes32 } from "@green-ledger/domain";
import type { ApiKeyRecord, ApiKeys, Principal, PrincipalDirectory } from "@green-ledger/gateway";
import { z } from "zod";
import { NodeError } from "../data/node-error.ts";
import { readJsonIfPresent } from "../data/private-file.ts";

const hex = (bytes: number) => z.string().regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`));
const PrincipalsFile = z.strictObject({
  format: z.literal("green-ledger/principals/1"),
  principals: z.array(
    z.strictObject({
      subject: z.string().min(1),
      party: z.string().regex(/^pty_[0-9a-f]{64}$/),
      roles: z.array(z.enum(PARTY_KINDS)).min(1),
      signers: z.array(
        z.strictObject({
          address: hex(20),
          roles: z
            .array(z.enum(["maker", "checker", "custodian", "verifier", "regulator", "operator"]))
            .min(1),
        }),
      ),
    }),
  ),
  api_keys: z
    .array(
      z.strictObject({
        id: z.string(),
        secret_sha256: hex(32),
        subject: z.string(),
        expires: z.iso.datetime(),
      }),
    )
    .optional(),
});

export interface Directory extends PrincipalDirectory {
  apiKeys: ApiKeys;
}

const LOOK_EVERY_MS = 1000;

/**
 * The users of a gateway, from a file that is read again when it changes. A change that cannot be read is reported, and
 * the users stay as they were.
 * @throws NodeError `file_invalid`
 */
export async function watchPrincipals(
  path: string,
  onFailure: (error: unknown) => void,
): Promise<{ directory: Directory; close(): void }> {
  let current = await readPrincipals(path);
  const reread = () => {
    readPrincipals(path).then((read) => {
      current = read;
    }, onFailure);
  };
  watchFile(path, { interval: LOOK_EVERY_MS, persistent: false }, reread);
  return {
    directory: {
      find: (subject) => current.principals.get(subject),
      apiKeys: { find: (id) => current.apiKeys.get(id) },
    },
    close: () => unwatchFile(path, reread),
  };
}

async function readPrincipals(
  path: string,
): Promise<{ principals: Map<string, Principal>; apiKeys: Map<string, ApiKeyRecord> }> {
  const read = PrincipalsFile.safeParse(await readJsonIfPresent(path));
  if (!read.success) {
    const faults = read.error.issues.map(
      ({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`,
    );
    throw new NodeError(
      "file_invalid",
      `${path} does not say who may use the gateway: ${faults.slice(0, 5).join("; ")}.`,
    );
  }
  const { principals, api_keys: keys = [] } = read.data;
  return {
    principals: new Map(
      principals.map(({ subject, party, roles, signers }) => [
        subject,
        {
          subject,
          party: `0x${party.slice("pty_".length)}`,
          roles,
          signers: signers.map((signer) => ({ ...signer, address: signer.address as Address })),
        },
      ]),
    ),
    apiKeys: new Map(
      keys.map(({ id, secret_sha256, subject, expires }) => [
        id,
        {
          id,
          subject,
          secretHash: secret_sha256 as Bytes32,
          expires: Math.floor(Date.parse(expires) / 1000),
        },
      ]),
    ),
  };
}
