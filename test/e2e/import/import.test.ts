import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { MAPPING_YAML } from "../../../packages/cli/src/import/small-mapping.ts";
import { startNode, temporaryFolder } from "../node/node-process.ts";

const CLI = fileURLToPath(new URL("../../../packages/cli/src/main.ts", import.meta.url));
const HEADER = "Amount,Trans No,Paid Date,Supplier ID,Supplier Name";

/** A node, an account, and a folder with files. */
async function setUp(files: Record<string, string[]>) {
  const work = temporaryFolder();
  const node = await startNode(join(work, "data"));
  const folder = join(work, "files");
  mkdirSync(folder);
  const put = (name: string, lines: string[]) =>
    writeFileSync(join(folder, name), [HEADER, ...lines, ""].join("\n"));
  for (const [name, lines] of Object.entries(files)) put(name, lines);
  writeFileSync(join(work, "mapping.yaml"), MAPPING_YAML);
  const rejects = join(work, "rejects.csv");

  const start = (...args: string[]) =>
    spawn(process.execPath, [CLI, "--url", node.url, "--data-dir", join(work, "data"), "--quiet", ...args]);
  /** What people see. */
  const told = async (...args: string[]) => {
    const child = start(...args);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    const [code] = await once(child, "close");
    return { code, stdout, stderr };
  };
  const cli = async (...args: string[]) => {
    const { code, stdout, stderr } = await told("--json", ...args);
    return { code, answer: stdout === "" ? undefined : JSON.parse(stdout), stderr };
  };
  const importing = [
    "import",
    "payments",
    folder,
    "--mapping",
    join(work, "mapping.yaml"),
    "--as",
    "till",
    "--rejects",
    rejects,
  ];
  await cli(
    "account",
    "open",
    "--reference",
    "till",
    "--owner",
    "OXFORD",
    "--kind",
    "operating",
    "--currency",
    "GBP",
  );
  return {
    cli,
    told,
    put,
    start: () => start(...importing),
    run: () => cli(...importing),
    rejected: () => readFileSync(rejects, "utf8"),
  };
}

const line = (n: number, amount = "1.00") => `${amount},${n}_1,03/05/2017,20013684,A`;

test("an import records what the files hold, and repeated it changes nothing", async () => {
  const { run, put, rejected, cli } = await setUp({
    "a.csv": [line(1, "10.25"), line(2, "-0.25"), "x,3_1,03/05/2017,20013684,A"],
  });
  const first = await run();
  expect(first).toMatchObject({
    code: 0,
    answer: { lines: 3, recorded: 2, alreadyRecorded: 0, rejected: { amount_malformed: 1 }, funded: "1025" },
  });
  expect(first.answer.balance).toEqual({ currency: "GBP", minor: "25" });
  expect(rejected()).toMatch(/a\.csv,4,amount_malformed/);

  const second = await run();
  expect(second.answer).toMatchObject({
    lines: 3,
    recorded: 0,
    alreadyRecorded: 2,
    funded: "0",
    balance: first.answer.balance,
  });

  put("b.csv", [line(1, "99.00"), line(4, "5.00")]);
  const third = await run();
  expect(third.answer).toMatchObject({
    recorded: 1,
    alreadyRecorded: 2,
    rejected: { amount_malformed: 1, duplicate_reference_other_content: 1 },
    funded: "500",
    balance: first.answer.balance,
  });
  const { answer: payments } = await cli("payment", "list", "--account", "till", "--role", "bank");
  expect(payments.data.map((p: { amount: { minor: string } }) => p.amount.minor)).toEqual(["500", "1025"]);
});

test("the id of a payment that a list shows is one that other commands take", async () => {
  const { run, told } = await setUp({ "a.csv": [line(1, "10.25")] });
  await run();
  const { stdout } = await told("payment", "list", "--account", "till", "--role", "bank");
  const id = /^mov_\S+/m.exec(stdout)?.[0] ?? "";
  for (const command of [
    ["payment", "show"],
    ["trace", "up"],
    ["certificate", "payment"],
  ]) {
    expect(await told(...command, id, "--role", "bank")).toMatchObject({ code: 0, stderr: "" });
  }
});

test("a killed import is completed by the same command", async () => {
  const lines = Array.from({ length: 4_000 }, (_, n) => line(n + 1));
  const { run, start } = await setUp({ "a.csv": lines, "b.csv": [line(9_001), line(9_002, "-1.00")] });
  const killed = start();
  setTimeout(() => killed.kill("SIGKILL"), 1_500);
  await once(killed, "close");
  const { code, answer } = await run();
  expect(code).toBe(0);
  expect(answer.recorded + answer.alreadyRecorded).toBe(4_002);
  expect(answer.balance).toEqual({ currency: "GBP", minor: "100" });
});

test("a damaged file stops the import before anything is sent", async () => {
  const { run, put, cli } = await setUp({ "a.csv": [line(1)] });
  put("b.csv", ['1.00,2_1,03/05/2017,20013684,"cut']);
  const { code, stderr } = await run();
  expect(code).toBe(2);
  expect(JSON.parse(stderr).error).toMatchObject({ code: "file_truncated" });
  const { answer } = await cli("payment", "list", "--account", "till", "--role", "bank");
  expect(answer.data).toEqual([]);
});
