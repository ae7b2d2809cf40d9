import { readFile } from "node:fs/promises";
import type { Statement, Trust, Verified } from "@green-ledger/verify";
import type { Command } from "commander";
import { printerOf, type Surroundings } from "../context.ts";
import { EXIT } from "../exit-codes.ts";
import { money, table } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { hashesFrom, readTrust, type TrustOptions } from "../verify/read-trust.ts";
import { VerificationFailed } from "../verify/verification-failed.ts";

const each = (value: string, before: string[] = []) => [...before, value];

/** Checks a certificate without asking anybody, unless the reader names a node of its own. */
export function verifyCommand(program: Command, surroundings: Surroundings): void {
  program
    .command("verify <file>")
    .description("check a certificate offline: what it proves, and to whom")
    .option("--trust <file>", "what you trust: JSON with contracts, validators, headers")
    .option("--deployment <file>", "record of the deployment with the contracts' addresses")
    .option("--contract <name=address>", "where a contract is; again for each", each)
    .option(
      "--validators <addresses>",
      "who validated your network at some earlier block, with commas between",
    )
    .option("--header-hash <hash>", "hash of a block, from a source that you trust; again for each", each)
    .option("--rpc <url>", "a node that you trust, asked for the hashes of the blocks")
    .action(async (file: string, options: TrustOptions & { rpc?: string }, command: Command) => {
      const bytes = await readBytes(file);
      const trust = await readTrust(options);
      const verified = await verify(bytes, await withNode(bytes, trust, options.rpc));
      printerOf(command, surroundings)(verified, () => textOf(verified));
      requireAnchors(verified);
    });
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

async function verify(bytes: Uint8Array, trust: Trust): Promise<Verified> {
  // Loaded here, because no other command needs it.
  const { CertificateError, verifyCertificate } = await import("@green-ledger/verify");
  try {
    return verifyCertificate(bytes, trust);
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    throw new VerificationFailed(error.code, `This certificate proves nothing. ${error.message}`);
  }
}

async function withNode(bytes: Uint8Array, trust: Trust, url: string | undefined): Promise<Trust> {
  if (url === undefined) return trust;
  const { validators: _, ...others } = trust;
  const { blocks } = await verify(bytes, others);
  const hashes = await hashesFrom(
    url,
    blocks.map(({ number }) => number),
  );
  return { ...trust, headers: [...(trust.headers ?? []), ...hashes] };
}

/** @throws VerificationFailed not_anchored */
function requireAnchors({ proved, blocks, contracts }: Verified): void {
  if (proved) return;
  const open = [
    ...blocks
      .filter(({ anchor }) => anchor === null)
      .map(({ number, hash }) => `block ${number} has the hash ${hash}`),
    ...contracts.filter(({ trusted }) => !trusted).map(({ name, address }) => `${name} is at ${address}`),
  ];
  throw new VerificationFailed(
    "not_anchored",
    ["It is without fault, but true only if, by a source that you trust:", ...open].join("\n  "),
    {
      exit: EXIT.unanchored,
      action:
        "Name what you trust: --validators, --header-hash or --rpc for blocks; --deployment or --contract for contracts.",
    },
  );
}

function textOf({ proved, statement, blocks }: Verified): string {
  return [
    proved ? "PROVED" : "NOT PROVED TO YOU YET",
    ...linesOf(statement),
    "",
    table(
      ["block", "time", "vouched for by"],
      blocks.map(({ number, time, anchor }) => [number, timeOf(time), anchor ?? "nobody that you named"]),
    ),
  ].join("\n");
}

const timeOf = (second: number) => new Date(second * 1000).toISOString();

function linesOf(statement: Statement): string[] {
  switch (statement.kind) {
    case "payment": {
      const { recorded, as_of, currency } = statement;
      const amount = (minor: string) => money({ currency, minor });
      const back = as_of.reversed.map(
        (part) => `  of colour ${part.colour} ${amount(part.amount)} came back`,
      );
      return [
        `Payment ${statement.payment} of ${amount(statement.amount)} happened (${statement.use}).`,
        `  from account ${statement.account} of ${statement.payer} at ${statement.bank}`,
        `  to ${statement.payee ?? "nobody that is named"}, for project ${statement.project ?? "none"}`,
        ...statement.draws.map((draw) => `  out of colour ${draw.colour}: ${amount(draw.amount)}`),
        `  recorded in block ${recorded.block} (${timeOf(recorded.time)}) by key ${recorded.by}`,
        `  in block ${as_of.block} it was ${as_of.state}`,
        ...back,
      ];
    }
    case "lot_origin":
      return [
        `All ${statement.amount} minor units of the lot came from ${statement.instrument ?? "other money"}.`,
        ...statement.path.map(
          (step) => `  ${step.movement}: ${step.amount} in account ${step.account}, block ${step.block}`,
        ),
      ];
    case "label":
      return [
        `Asset ${statement.asset} had its label in block ${statement.as_of.block} (${timeOf(statement.as_of.time)}).`,
        ...statement.codes.map(({ scheme, code }) => `  ${scheme} ${code}`),
        `  from verifier ${statement.verifier}, owner ${statement.owner}`,
      ];
    case "no_breach": {
      const { currency } = statement;
      const places = (["minted", "live", "allocated", "returned", "fees", "lent", "breached"] as const).map(
        (name) => `  ${name} ${money({ currency, minor: statement[name] })}`,
      );
      return [
        `No money of tranche ${statement.tranche} was missing in block ${statement.as_of.block}.`,
        ...places,
      ];
    }
    case "document":
      return [
        `These facts were ${statement.act} with asset ${statement.asset} in block ${statement.recorded.block}.`,
        ...statement.fields.map(({ part, value }) => `  ${part}: ${JSON.stringify(value)}`),
      ];
  }
}
