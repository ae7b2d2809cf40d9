import { Command } from "commander";
import { accountCommand } from "./commands/account.ts";
import { assetCommand } from "./commands/asset.ts";
import { certificateCommand } from "./commands/certificate.ts";
import { claimCommand } from "./commands/claim.ts";
import { documentCommand } from "./commands/document.ts";
import { importCommand } from "./commands/import.ts";
import { instrumentCommand } from "./commands/instrument.ts";
import { ledgerCommands } from "./commands/ledger.ts";
import { lienCommand } from "./commands/lien.ts";
import { localCommands } from "./commands/local.ts";
import { moneyCommands } from "./commands/money.ts";
import { poolCommand } from "./commands/pool.ts";
import { statementCommand } from "./commands/statement.ts";
import { statusCommands } from "./commands/status.ts";
import { traceCommand } from "./commands/trace.ts";
import { verifyCommand } from "./commands/verify.ts";
import type { Surroundings } from "./context.ts";
import { UsageError } from "./usage-error.ts";

/** The whole command line. */
export function buildProgram(surroundings: Surroundings): Command {
  const { env } = surroundings;
  const program = new Command("green-ledger")
    .description("Follow green money to its last arm's-length payee.")
    .option("--url <url>", "the gateway", env.GREEN_LEDGER_URL ?? "http://127.0.0.1:8080")
    .option("--token <token>", "bearer token (GREEN_LEDGER_TOKEN)", env.GREEN_LEDGER_TOKEN)
    .option("--api-key <key>", "API key (GREEN_LEDGER_API_KEY)", env.GREEN_LEDGER_API_KEY)
    .option("--role <name>", "take the demonstration token of this role")
    .option(
      "--data-dir <folder>",
      "of a development node, for its demonstration tokens",
      env.GREEN_LEDGER_DATA_DIR ?? "data",
    )
    .option("--json", "print JSON")
    .option("--quiet", "no progress")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 refused or a fault was found, 2 wrong arguments or input, 3 the gateway is not there, " +
        "4 a certificate rests on something that you did not say to trust.",
    )
    .hook("preAction", (_, { args }) => {
      if (args.some((arg) => arg.endsWith("…")))
        throw new UsageError("An id that ends in … is a beginning only: --json prints whole ids.");
    })
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => surroundings.stdout.write(text) });
  importCommand(program, surroundings);
  statementCommand(program, surroundings);
  accountCommand(program, surroundings);
  assetCommand(program, surroundings);
  claimCommand(program, surroundings);
  documentCommand(program, surroundings);
  instrumentCommand(program, surroundings);
  moneyCommands(program, surroundings);
  ledgerCommands(program, surroundings);
  lienCommand(program, surroundings);
  poolCommand(program, surroundings);
  traceCommand(program, surroundings);
  certificateCommand(program, surroundings);
  verifyCommand(program, surroundings);
  statusCommands(program, surroundings);
  localCommands(program);
  return program;
}
