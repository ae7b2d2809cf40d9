import type { Client } from "@green-ledger/sdk";

/** Liens that the issuer granted bank A on the project, and offers of the project to the contractor. */
export interface Trade {
  liens: { offered: string; second: string; third: string; active: string };
  transfers: { offered: string; second: string; third: string };
  /** Data root by id. */
  roots: ReadonlyMap<string, string>;
}

const DEED = { name: "deed.pdf", sha256: "de".repeat(32) };
const WAIT = { wait: 20 };

export async function foundLiens(
  { issuer, bank }: { issuer: Client; bank: Client },
  { project, creditor, receiver }: { project: string; creditor: string; receiver: string },
): Promise<Trade> {
  const offerLien = (reference: string, rank: number) => {
    const terms = { object: project, creditor, class: "mortgage", share_bps: 2_500, rank } as const;
    return issuer.write("offerLien", { body: { ...terms, reference, until: null, documents: [DEED] } }, WAIT);
  };
  const offerTransfer = (reference: string) =>
    issuer.write(
      "offerTransfer",
      { params: { id: project }, body: { reference, to: receiver, documents: [DEED] } },
      WAIT,
    );
  const written = await Promise.all([
    ...[1, 2, 3, 4].map((n) => offerLien(`lien-${n}`, n)),
    ...[1, 2, 3].map((n) => offerTransfer(`transfer-${n}`)),
  ]);
  const ids = written.map((answer) => answer.ids[0] ?? "");
  const [offered = "", second = "", third = "", active = "", ...transfers] = ids;
  const roots = new Map<string, string>();
  for (const id of [offered, second, third, active]) {
    roots.set(id, (await issuer.read("getLien", { params: { id } })).data.data_root);
  }
  for (const id of transfers) {
    roots.set(id, (await issuer.read("getTransfer", { params: { id } })).data.data_root);
  }
  const body = { data_root: roots.get(active) ?? "" };
  await bank.write("acceptLien", { params: { id: active }, body }, WAIT);
  const [first = "", other = "", last = ""] = transfers;
  return {
    liens: { offered, second, third, active },
    transfers: { offered: first, second: other, third: last },
    roots,
  };
}
