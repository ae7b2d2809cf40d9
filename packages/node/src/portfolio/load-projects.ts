import { grouped, type Loading } from "./loading.ts";
import type { PortfolioPlan } from "./plan.ts";

/** What a request may carry. */
const MOST = { assets: 200, admissions: 200 } as const;

/** Registers projects, has them confirmed and their cost verified, and admits them to their tranches. */
export async function registerProjects(plan: PortfolioPlan, loading: Loading): Promise<void> {
  const { projects } = plan;
  const { writer, subject } = loading;
  const byOwner = grouped(projects, ({ owner }) => owner, MOST.assets);
  const register = async ([owner, part]: (typeof byOwner)[number]) => {
    const assets = part.map(({ body }) => body);
    const written = await writer.write(subject(owner), "registerAssets", { body: { assets } });
    const references = assets.map(({ reference }) => reference);
    loading.remember("project", references, written.ids);
    return written;
  };
  await writer.settle(await loading.each("projects", byOwner, register, ([, part]) => part.length));

  const confirmed = await loading.each("confirmations", projects, ({ verifier, body, report }) =>
    writer.write(subject(verifier), "confirmAsset", {
      params: { id: loading.id("project", body.reference) },
      body: { valid_until: null, report },
    }),
  );
  await writer.settle(confirmed);

  const costed = await loading.each("eligible costs", projects, ({ verifier, body, eligibleCost, report }) =>
    writer.write(subject(verifier), "verifyCost", {
      params: { id: loading.id("project", body.reference) },
      body: { eligible_cost: { currency: body.currency, minor: eligibleCost.toString() }, report },
    }),
  );
  await writer.settle(costed);
  await admit(plan, loading);
}

async function admit({ projects, instruments }: PortfolioPlan, loading: Loading): Promise<void> {
  const issuers = new Map(
    instruments.flatMap(({ issuer, body }) =>
      body.tranches.map(({ reference }) => [reference, issuer] as const),
    ),
  );
  const byTranche = grouped(projects, ({ tranche }) => tranche, MOST.admissions);
  const ask = ([tranche, part]: (typeof byTranche)[number]) =>
    loading.writer.write(loading.subject(issuers.get(tranche) ?? ""), "admitProjects", {
      params: { id: loading.id("instrument of tranche", tranche) },
      body: {
        tranche: loading.id("tranche", tranche),
        projects: part.map(({ body, code }) => ({ project: loading.id("project", body.reference), code })),
      },
    });
  const admitted = await loading.each("admissions", byTranche, ask, ([, part]) => part.length);
  await loading.writer.settle(admitted);
}
