import type { Client } from "@green-ledger/sdk";

/** Pools of the issuer, serviced by bank A, with tranches of a loan of bank B. */
export interface Pools {
  /** Closed, with `loans.first`; its notes A are held, its notes B are not issued. */
  closed: string;
  notes: { issued: string; fresh: string };
  /** Formed, with nothing in it. */
  empty: string;
  /** Formed; `loans.offered` and `loans.other` are offered. */
  forming: string;
  /** Formed; all of it is accepted. */
  ready: string;
  /** An instrument whose pool is not formed. */
  unformed: string;
  /** What the first loan finances. */
  project: string;
  loans: Record<"first" | "offered" | "other" | "accepted" | "free" | "spare" | "further", string>;
  substitutions: { proposed: string; approved: string; second: string };
  /** Data roots of the substitutions. */
  roots: ReadonlyMap<string, string>;
}

const WAIT = { wait: 20 };
const cny = (minor: number) => ({ currency: "CNY", minor: String(minor) });

export async function foundPools(
  { issuer, bankA, bankB }: { issuer: Client; bankA: Client; bankB: Client },
  parties: { bankA: string; bankB: string; contractor: string },
  { receipt, project }: { receipt: string; project: string },
): Promise<Pools> {
  const terms = {
    currency: "CNY",
    approved_on: "2026-12-01",
    framework: {
      scheme: "ICMA_GBP_2021",
      codes: ["GBP01"],
      look_back_days: null,
      allocation_deadline: null,
      mode: "flag" as const,
    },
  };
  const lent = await bankB.write(
    "registerInstrument",
    {
      body: {
        ...terms,
        reference: "pooled-loan",
        name: "Loan",
        kind: "loan",
        paying_agent: parties.bankB,
        tranches: Array.from({ length: 7 }, (_, n) => ({ reference: `${n + 1}`, size: "10000" })),
      },
    },
    WAIT,
  );
  const [
    loan = "",
    first = "",
    offered = "",
    other = "",
    accepted = "",
    free = "",
    spare = "",
    further = "",
  ] = lent.ids;
  const admission = { tranche: first, projects: [{ project, code: "GBP01" }] };
  await bankB.write("admitProjects", { params: { id: loan }, body: admission }, WAIT);
  const abs = await Promise.all(
    [1, 2, 3, 4, 5].map((n) =>
      issuer.write(
        "registerInstrument",
        {
          body: {
            ...terms,
            reference: `abs-${n}`,
            name: `Notes ${n}`,
            kind: "abs",
            paying_agent: parties.bankA,
            tranches: [
              { reference: "A", size: "6000" },
              { reference: "B", size: "2000" },
            ],
          },
        },
        WAIT,
      ),
    ),
  );
  const [closed = "", empty = "", forming = "", ready = "", unformed = ""] = abs.map(
    ({ ids }) => ids[0] ?? "",
  );
  const [, issued = "", fresh = ""] = abs[0]?.ids ?? [];

  const item = (id: string) => ({
    item: id,
    originator: parties.bankB,
    project: id === first ? project : null,
    principal: cny(8000),
    documents: [{ name: "loan.pdf", sha256: "ab".repeat(32) }],
  });
  const form = (instrument: string, items: string[]) =>
    issuer.write("formPool", { body: { instrument, servicer: parties.bankA, items: items.map(item) } }, WAIT);
  await Promise.all([
    form(closed, [first]),
    form(empty, []),
    form(forming, [offered, other]),
    form(ready, [accepted]),
  ]);
  const accept = (id: string, loan: string) =>
    bankB.write(
      "acceptPoolItems",
      { params: { id }, body: { items: [{ item: loan, principal: cny(8000) }] } },
      WAIT,
    );
  await Promise.all([accept(closed, first), accept(ready, accepted)]);
  const params = { id: closed };
  await issuer.write("closePool", { params, body: { items: 1, principal: cny(8000) } }, WAIT);
  const holders = [
    { holder: parties.contractor, face: cny(4000) },
    { holder: parties.bankA, face: cny(2000) },
  ];
  await issuer.write("issueNotes", { params, body: { tranche: issued, holders } }, WAIT);
  const flow = { item: first, receipt, value_date: "2027-01-05" };
  await bankA.write(
    "reportPoolFlows",
    {
      params,
      body: {
        flows: [
          { ...flow, kind: "principal", amount: cny(1000) },
          { ...flow, kind: "interest", amount: cny(100) },
        ],
      },
    },
    WAIT,
  );
  const propose = async (reference: string, replacement: string) => {
    const body = {
      reference,
      out: first,
      replacement: item(replacement),
      cash: cny(0),
      reason: "Repaid early.",
    };
    return (await issuer.write("proposeSubstitution", { params, body }, WAIT)).ids[0] ?? "";
  };
  const proposed = await propose("substitution-1", free);
  const approved = await propose("substitution-2", spare);
  const second = await propose("substitution-3", further);
  const { data } = await issuer.read("listSubstitutions", { params });
  const roots = new Map(data.map((each) => [each.id, each.data_root]));
  const body = { data_root: roots.get(approved) ?? "" };
  await bankA.write("approveSubstitution", { params: { id: approved }, body }, WAIT);
  return {
    closed,
    notes: { issued, fresh },
    empty,
    forming,
    ready,
    unformed,
    project,
    loans: { first, offered, other, accepted, free, spare, further },
    substitutions: { proposed, approved, second },
    roots,
  };
}
