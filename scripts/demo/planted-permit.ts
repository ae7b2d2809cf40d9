import type { Desk } from "./desk.ts";
import { CONTRACTOR, type Founded, money, RULES, type Rule, type Stage, WHO } from "./found.ts";
import { LAST_ALLOCATION } from "./planted-amounts.ts";
import { refusalIn } from "./refusal.ts";
import { drawsOf } from "./tell-days.ts";

export interface AtRisk {
  inStanding: boolean;
  payments: number;
  /** Green money in them, in pence. */
  green: bigint;
}

export interface Revoked {
  before: Record<Rule, AtRisk>;
  after: Record<Rule, AtRisk>;
  /** Assets that the revoked permit puts at risk. */
  assets: number;
  /** Reason code of the next allocation. */
  refused: string;
}

/** The verifier takes one permit back: every project stands on it, so all that was paid for them is at risk. */
export async function revokePermit(desk: Desk, founded: Founded, day: string): Promise<Revoked> {
  const { permit, stages } = founded;
  const before = await readAll(desk, stages);
  const reason = { reason: "planted: the permit was given in error" };
  await desk.record(WHO.verifier, "revokeClaim", { params: { id: permit }, body: reason });
  const after = await readAll(desk, stages);
  let assets = 0;
  for await (const _ of desk.as("regulator").all("listAssetsAtRisk", { params: { id: permit } })) assets++;
  const stage = stages.specified;
  const next = await desk.act(WHO.bank, "recordPayments", {
    body: {
      account: stage.account,
      payments: [
        {
          reference: "planted-after-permit",
          amount: money(LAST_ALLOCATION),
          draws: drawsOf(stage, { green: LAST_ALLOCATION, own: 0n }),
          use: "allocate",
          payee: CONTRACTOR,
          project: stage.project,
          value_date: day,
          simulated: true,
        },
      ],
    },
  });
  return { before, after, assets, refused: refusalIn(next) };
}

async function readAll(desk: Desk, stages: Record<Rule, Stage>): Promise<Record<Rule, AtRisk>> {
  const read = {} as Record<Rule, AtRisk>;
  for (const rule of RULES) read[rule] = await readAtRisk(desk, stages[rule]);
  return read;
}

async function readAtRisk(desk: Desk, { project, tranche }: Stage): Promise<AtRisk> {
  const client = desk.as("regulator");
  const { data } = await client.read("getStanding", { params: { id: project } });
  const atRisk: AtRisk = { inStanding: data.in_standing, payments: 0, green: 0n };
  for await (const { draws } of client.all("listAllocationsAtRisk", { params: { id: project } })) {
    const green = draws.find((draw) => draw.tranche === tranche);
    if (green === undefined) continue;
    atRisk.payments++;
    atRisk.green += BigInt(green.amount.minor);
  }
  return atRisk;
}
