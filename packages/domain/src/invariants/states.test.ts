import { describe, expect, test } from "vitest";
import { found, numbersOf, one, type Rows } from "../../test/damaged-rows.ts";

describe("L5", () => {
  const isIn = (row: { direction: string }) => row.direction === "in";

  test.each<[string, (rows: Rows) => void]>([
    [
      "a receipt has a use",
      ({ movements }) => {
        one(movements, isIn).use = "fee";
      },
    ],
    [
      "a receipt has no origin",
      ({ movements }) => {
        one(movements, isIn).origin = null;
      },
    ],
    [
      "a payment has an origin",
      ({ movements }) => {
        one(movements, (row) => !isIn(row)).origin = "income";
      },
    ],
    [
      "a payment is marked with what refuses",
      ({ movements }) => {
        one(movements, (row) => !isIn(row)).flag = "cap_exceeded";
      },
    ],
    ["a movement was recorded twice", ({ movements }) => void movements.push(one(movements))],
    [
      "a transfer arrives nowhere",
      ({ movements }) => {
        one(movements, (row) => row.use === "transfer").payeeAccount = null;
      },
    ],
    [
      "a transfer pays for a project",
      ({ movements, assets }) => {
        one(movements, (row) => row.use === "transfer").project = one(assets).id;
      },
    ],
    [
      "a movement moves nothing",
      ({ movements }) => {
        one(movements).amount = 0n;
      },
    ],
    [
      "a receipt is paid",
      ({ movements }) => {
        one(movements, isIn).state = "paid";
      },
    ],
    [
      "a repayment can be reversed",
      ({ movements }) => {
        one(movements, (row) => row.origin === "repayment").state = "received";
      },
    ],
    [
      "a shortfall comes in",
      ({ movements }) => {
        one(movements, (row) => row.kind === "shortfall").direction = "in";
      },
    ],
    [
      "lent money goes on in no colour",
      ({ movements }) => {
        one(movements, (row) => row.kind === "lending").passage = null;
      },
    ],
    [
      "lent money arrives nowhere",
      ({ movements }) => {
        one(movements, (row) => row.kind === "lending").payeeAccount = null;
      },
    ],
    [
      "a counter-entry undoes nothing",
      ({ movements }) => {
        one(movements, (row) => row.kind === "reversal").target = null;
      },
    ],
    [
      "a payment corrects",
      ({ movements }) => {
        one(movements, (row) => row.kind === "payment").correction = true;
      },
    ],
    [
      "an explanation is for a project",
      ({ movements, assets }) => {
        one(movements, (row) => row.kind === "explanation").project = one(assets).id;
      },
    ],
    [
      "a lending is marked",
      ({ movements }) => {
        one(movements, (row) => row.kind === "lending").flag = "project_missing";
      },
    ],
    [
      "a fee arrives",
      ({ movements, accounts }) => {
        one(movements, (row) => row.use === "fee").payeeAccount = one(accounts).id;
      },
    ],
    [
      "a line without a project",
      ({ movements }) => {
        one(movements, (row) => row.line !== null && row.use !== null).project = null;
      },
    ],
    [
      "a request that nobody made",
      ({ movements }) => {
        one(movements, (row) => row.state === "void").request = null;
      },
    ],
    [
      "green money goes without a purpose, unmarked",
      ({ movements }) => {
        one(movements, (row) => row.flag === "project_missing").flag = "none";
      },
    ],
    [
      "other money breaks a framework",
      ({ movements }) => {
        const payment = one(movements, (row) => row.use === "transfer");
        payment.flag = "after_deadline";
        for (const draw of payment.draws) draw.colour = 0;
      },
    ],
    [
      "a refusal has no reason",
      ({ refusals }) => {
        one(refusals).reason = "none";
      },
    ],
    [
      "a refusal calls recorded what is not",
      ({ refusals }) => {
        const refusal = one(refusals);
        refusal.reason = "already_recorded";
        refusal.movement = `0x${"ab".repeat(32)}`;
      },
    ],
    [
      "a confirmed asset has no verifier",
      ({ assets }) => {
        one(assets, (row) => row.status === "confirmed").verifier = null;
      },
    ],
    [
      "a confirmed asset never changed",
      ({ assets }) => {
        one(assets, (row) => row.status === "confirmed").epoch = 0;
      },
    ],
    [
      "an asset was rejected after it was confirmed",
      ({ assets }) => {
        Object.assign(one(assets), { status: "rejected", verifier: null, epoch: 2 });
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L5");
  });
});
