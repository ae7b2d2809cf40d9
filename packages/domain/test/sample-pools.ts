import { IDS, id32, type Script } from "./script.ts";

/** A pool that is formed, changed and closed, collects, loses and pays, and in which one loan takes another's place. */
export function runPool({ emit }: Script): void {
  const pool = id32(0xab5);
  const out = IDS.tranche;
  const other = id32(0x71);
  emit("PoolBook", "PoolFormed", {
    pool,
    issuer: IDS.issuer,
    servicer: IDS.bank,
    currency: "0x474250",
    dataRoot: id32(40),
  });
  const offer = { originator: IDS.bank, kind: 1, project: IDS.asset, dataRoot: id32(41) } as const;
  emit("PoolBook", "ItemOffered", { ...offer, pool, item: out, principal: 100n });
  emit("PoolBook", "ItemOffered", { ...offer, pool, item: other, principal: 50n });
  const interest = {
    kind: 1,
    creditor: pool,
    grantor: IDS.bank,
    class: 5,
    shareBps: 10_000,
    rank: 1,
  } as const;
  const taken = { ...interest, until: 0, dataRoot: id32(41), desk: `0x${"de".repeat(20)}` as const };
  emit("LienBook", "LienTaken", { ...taken, lien: id32(42), object: out });
  emit("PoolBook", "ItemAccepted", { pool, item: out, lien: id32(42) });
  emit("PoolBook", "ItemRemoved", { pool, item: other });
  emit("PoolBook", "PoolClosed", { pool, items: 1, principal: 100n });
  emit("NoteRegister", "NotesIssued", { note: 1, pool, holder: IDS.bank, face: 90n });
  emit("NoteRegister", "NotesTransferred", {
    transfer: id32(43),
    note: 1,
    pool,
    from: IDS.bank,
    to: IDS.supplier,
    face: 30n,
    dataRoot: id32(44),
  });
  const receipt = IDS.drawdown;
  const flow = { pool, item: out, receipt, valueDate: 19_700 } as const;
  emit("PoolBook", "FlowReported", { ...flow, kind: 0, amount: 20n, outstanding: 80n });
  emit("PoolBook", "FlowReported", { ...flow, kind: 1, amount: 5n, outstanding: 80n });
  emit("PoolBook", "LossRecorded", {
    pool,
    item: out,
    amount: 10n,
    valueDate: 19_701,
    reasonRoot: id32(45),
    outstanding: 70n,
  });
  emit("PoolBook", "FlowReported", { ...flow, kind: 2, amount: 4n, outstanding: 70n });
  emit("NoteRegister", "Distributed", {
    note: 1,
    pool,
    principal: 15n,
    interest: 5n,
    valueDate: 19_702,
    dataRoot: id32(46),
  });
  const proposal = {
    pool,
    out,
    replacement: { ...offer, item: other, principal: 60n },
    cash: 10n,
    reasonRoot: id32(47),
  };
  const [first, second] = [id32(48), id32(49)];
  emit("PoolBook", "SubstitutionProposed", { ...proposal, substitution: first });
  emit("PoolBook", "SubstitutionWithdrawn", { substitution: first, reasonRoot: id32(50) });
  emit("PoolBook", "SubstitutionProposed", { ...proposal, substitution: second });
  emit("PoolBook", "SubstitutionApproved", { substitution: second });
  emit("LienBook", "LienLifted", { lien: id32(42), object: out, kind: 1 });
  emit("LienBook", "LienTaken", { ...taken, lien: id32(51), object: other });
  emit("PoolBook", "ItemSubstituted", {
    substitution: second,
    pool,
    out,
    replacement: other,
    outstanding: 70n,
    lien: id32(51),
  });
}
