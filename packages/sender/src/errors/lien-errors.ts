/** What the errors of the lien book, the transfer desk and the source of owners mean, and what to do. */
export const LIEN_ERRORS = {
  LienBook_ClassNotForDesks:
    "A contract may only take the interest of a buyer or of a pool. Offer the lien to its creditor.",
  LienBook_CreditorIsOwner: "The creditor owns the object. Name another creditor.",
  LienBook_CreditorNotMember:
    "The creditor is not a member, so it has no key to accept with. Ask the operator to admit it.",
  LienBook_ExclusivelyHeld:
    "The object is pledged for re-lending, sold or securitised already; `holder` is that lien. It has to be released first.",
  LienBook_HeldByDesk: "A contract holds the lien for its pool or buyer. It is lifted there.",
  LienBook_IdZero: "The lien has no id. Give its reference.",
  LienBook_LienExists: "There is a lien with this id already; ids are used once. Give it another reference.",
  LienBook_LienUnknown: "There is no such lien. Check the id.",
  LienBook_NotCreditor:
    "The lien was offered to another party. Only a checker of its creditor may accept, decline or release it.",
  LienBook_NotDesk: "Another contract took the lien. Only that contract lifts it.",
  LienBook_NotGrantor: "Another party offered the lien. Only a maker of that party may withdraw it.",
  LienBook_NotOwner: "The object belongs to another party. Only a maker of its owner may offer a lien on it.",
  LienBook_OwnerChanged:
    "The object has another owner than the party that offered the lien. Let the new owner offer it.",
  LienBook_RankTaken:
    "Another active lien of the class, `holder`, has this rank. Agree on another rank and offer the lien anew.",
  LienBook_RankZero: "Ranks begin with 1. Give a rank.",
  LienBook_ShareExceeded:
    "The active shares of this class would add up to more than the whole. Offer at most `available`, which is what is left in hundredths of a per cent.",
  LienBook_ShareOutOfRange: "A share lies between 1 and 10 000 hundredths of a per cent. Correct it.",
  LienBook_TooManyLiens:
    "The object has as many active liens as can be. One has to be released first; `limit` is the most.",
  LienBook_UntilInPast: "The lien would have ended already. Give a later day, or none.",
  LienBook_WrongStatus: "The lien's status does not allow this. See its status and what may follow from it.",

  ObjectOwners_KindUnsupported: "Liens on receivables cannot be recorded yet. Use an asset or a loan.",
  ObjectOwners_ObjectUnknown:
    "There is no such asset, or the tranche is not of a loan or facility. Check the id and the kind.",

  TransferDesk_AssetUnknown: "The asset is not registered. Check the id.",
  TransferDesk_ConsentExists: "This lien's creditor has consented already. Nothing needs to be done.",
  TransferDesk_ConsentsMissing:
    "Not every creditor with an active lien on the asset has consented since its liens last changed. Ask them all; there are `needed` liens.",
  TransferDesk_IdZero: "The transfer has no id. Give its reference.",
  TransferDesk_LienNotOnAsset: "The lien is not active on this asset. Name one that is.",
  TransferDesk_NotCreditor: "The lien is another party's. Only a checker of its creditor may consent.",
  TransferDesk_NotOwner: "The asset belongs to another party. Only a maker of its owner may offer it.",
  TransferDesk_NotReceiver:
    "The asset is offered to another party. Only a checker of that party may accept or decline.",
  TransferDesk_NotSender:
    "Another party offered the asset. Only a maker of that party may withdraw the offer.",
  TransferDesk_OwnerChanged: "The asset has another owner than the party that offered it. The offer is void.",
  TransferDesk_ReceiverIsOwner: "The receiver owns the asset already. Nothing needs to be done.",
  TransferDesk_ReceiverNotMember:
    "The receiver is not a member, so it has no key to accept with. Ask the operator to admit it.",
  TransferDesk_TransferExists:
    "There is a transfer with this id already; ids are used once. Give it another reference.",
  TransferDesk_TransferUnknown: "There is no such transfer. Check the id.",
  TransferDesk_WrongStatus: "The transfer is accepted, declined or withdrawn. Offer the asset anew.",
} as const;
