import { IDS, id32, type Script } from "./script.ts";

const DESK = `0x${"de".repeat(20)}` as const;
/** Liens in every state, and an asset that changes hands once every creditor has consented. */
export function tellOfLiens({ emit }: Script): void {
  const liens = {
    mortgage: id32(0x11e1),
    refused: id32(0x11e2),
    takenBack: id32(0x11e3),
    pooled: id32(0x11e4),
    kept: id32(0x11e5),
  };
  const offers = { sold: id32(0x7a1), declined: id32(0x7a2), recalled: id32(0x7a3) };
  const reasonRoot = id32(14);
  const lienOn = { object: IDS.asset, kind: 0 };
  const terms = { creditor: IDS.bank, grantor: IDS.issuer, class: 0, rank: 1, until: 0, dataRoot: id32(15) };
  for (const lien of [liens.mortgage, liens.refused, liens.takenBack]) {
    emit("LienBook", "LienOffered", { lien, ...lienOn, ...terms, shareBps: 6_000 });
  }
  emit("LienBook", "LienAccepted", { lien: liens.mortgage, ...lienOn });
  emit("LienBook", "LienDeclined", { lien: liens.refused, reasonRoot });
  emit("LienBook", "LienWithdrawn", { lien: liens.takenBack, reasonRoot });
  const pooled = { lien: liens.pooled, object: IDS.tranche, kind: 1 };
  emit("LienBook", "LienTaken", { ...pooled, ...terms, class: 5, shareBps: 10_000, desk: DESK });
  emit("LienBook", "LienLifted", pooled);

  for (const transfer of Object.values(offers)) {
    emit("TransferDesk", "TransferOffered", {
      transfer,
      asset: IDS.asset,
      to: IDS.bank,
      from: IDS.issuer,
      liensAt: 1n,
      dataRoot: id32(16),
    });
  }
  const consent = { lien: liens.mortgage, consents: 1, liensAt: 1n };
  emit("TransferDesk", "TransferConsented", { transfer: offers.sold, ...consent });
  emit("TransferDesk", "TransferDeclined", { transfer: offers.declined, reasonRoot });
  emit("TransferDesk", "TransferWithdrawn", { transfer: offers.recalled, reasonRoot });
  emit("TransferDesk", "TransferAccepted", { transfer: offers.sold });
  emit("AssetRegistry", "OwnershipTransferred", { asset: IDS.asset, from: IDS.issuer, to: IDS.bank });
  emit("LienBook", "LienReleased", { lien: liens.mortgage, ...lienOn, reasonRoot });
  const kept = { ...terms, creditor: IDS.supplier, grantor: IDS.bank, shareBps: 4_000 };
  emit("LienBook", "LienOffered", { lien: liens.kept, ...lienOn, ...kept });
  emit("LienBook", "LienAccepted", { lien: liens.kept, ...lienOn });
}
