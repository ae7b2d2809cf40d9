/** What the errors of the pool book and the register of notes mean, and what to do. */
export const POOL_ERRORS = {
  NoteRegister_AmountZero: "An amount is zero. Leave the line out.",
  NoteRegister_DistributionExists:
    "A payment on these notes is recorded for this day already. Leave it out, or give its own day.",
  NoteRegister_FaceExceeded:
    "The holder has fewer notes than this. The figure `held` is the face that it has.",
  NoteRegister_HolderUnknown: "The holder is not registered. Register the party first.",
  NoteRegister_HoldersMissing: "Nobody is named to receive the notes. Name at least one holder.",
  NoteRegister_IdZero: "The transfer has no id. Give its reference.",
  NoteRegister_InterestExceedsCash:
    "The pool has collected less interest than would be paid. The figure `available` is what is left of it.",
  NoteRegister_NotANote: "The tranche is not one of the pool's instrument. Name one that is.",
  NoteRegister_NotesIssued: "The notes of this tranche were issued already. Transfer them instead.",
  NoteRegister_NotesNotIssued: "No notes of this tranche were issued. Issue them first.",
  NoteRegister_NotIssuer: "Another party issued the notes. Only its keys may issue and transfer them.",
  NoteRegister_NotServicer:
    "Another bank services the pool. Only a custodian's key of it may report payments.",
  NoteRegister_PoolNotClosed:
    "There is no such pool, or it is not closed. Close it first: then its composition is fixed.",
  NoteRegister_PrincipalExceedsCash:
    "The pool has collected less principal than would be repaid. The figure `available` is what is left of it.",
  NoteRegister_PrincipalExceedsNotes:
    "More principal would be repaid than the notes still have. The figure `unpaid` is what is left of their face.",
  NoteRegister_SizeExceeded: "More notes would be issued than the tranche's size. Issue less.",
  NoteRegister_TooMany: "A call takes `most` entries. Split the list.",
  NoteRegister_TransferExists:
    "There is a transfer of notes with this id already. Give it another reference.",
  NoteRegister_TransferToHolder: "The receiver is the holder itself. Name another party.",
  NoteRegister_ValueDateInFuture: "The day of a payment has not come yet. Correct it, or report it later.",
  NoteRegister_ValueDateMissing: "A payment on notes has no day. Give it.",

  PoolBook_AmountZero: "An amount is zero. Leave the line out.",
  PoolBook_CurrencyDiffers: "The loan is in another currency than the pool. Choose a loan in the pool's.",
  PoolBook_FlowExists:
    "This receipt was reported for the underlying and kind already. Leave it out of the request.",
  PoolBook_IdZero: "An underlying or a substitution has no id. Give it.",
  PoolBook_InstrumentUnknown: "The instrument is not registered. Register it first.",
  PoolBook_ItemExists: "The underlying is in the pool already, or was replaced in it. Leave it out.",
  PoolBook_ItemsNotAccepted:
    "Some underlyings are not sold to the pool yet. Let their originators accept them, or remove them.",
  PoolBook_ItemUnknown: "The underlying is not in the pool. Check the id.",
  PoolBook_ItemWrongStatus:
    "The status of the underlying in the pool does not allow this. See its status and what may follow from it.",
  PoolBook_KindNotSupported: "Only loans can be underlyings yet. Leave it out.",
  PoolBook_LossExists: "This write-off is recorded already. Nothing needs to be done.",
  PoolBook_NotAbs: "The instrument is not of kind abs, so it has no pool. Name one that is.",
  PoolBook_NotALoan: "The underlying is not the tranche of a registered loan or facility. Check the id.",
  PoolBook_NotANote: "The tranche is not one of the pool's instrument. Name one that is.",
  PoolBook_NothingToClose: "The pool has no underlying. Add some first.",
  PoolBook_NotIssuer: "Another party issued the pool's instrument. Only its keys may do this.",
  PoolBook_NotLender: "The originator is not the lender of the loan. Name the lender, its paying agent.",
  PoolBook_NotOriginator:
    "Another party originates the underlying. Only a checker of it may sell it to the pool.",
  PoolBook_NotServicer: "Another bank services the pool. Only its keys may do this.",
  PoolBook_OutstandingExceeded:
    "More would be collected or written off than is outstanding on the underlying. The figure `outstanding` is what is left.",
  PoolBook_PoolExists: "The instrument has a pool already. Add underlyings to it instead.",
  PoolBook_PoolFull: "The pool has as many underlyings as can be. The figure `most` is the limit.",
  PoolBook_PoolUnknown: "The instrument has no pool. Form it first.",
  PoolBook_PoolWrongStatus:
    "The pool's status does not allow this. While it is forming nothing is collected; once it is closed only a substitution changes it.",
  PoolBook_PreparedBySameKey: "The same key prepared this. Let another key of the party do it.",
  PoolBook_PrincipalDiffers:
    "The underlying is offered with another principal than the one accepted. Read it again, then accept it.",
  PoolBook_PrincipalOutOfRange: "The principal is zero or more than the loan's size. Correct it.",
  PoolBook_ProjectNotAdmitted: "The project is not admitted to the loan. Admit it first, or name none.",
  PoolBook_ReasonMissing: "No reason stands behind this. Give one.",
  PoolBook_ReceiptMissing: "A flow names no receipt. Say where the money came in.",
  PoolBook_RecoveryExceedsLoss:
    "More would be recovered than was written off on the underlying. Report what is above as interest.",
  PoolBook_ReplacementTooSmall:
    "The new principal and the cash do not cover what is outstanding. Add cash, or choose a larger underlying.",
  PoolBook_ServicerNotMember:
    "The servicer is not a member, so it has no keys to report with. Ask the operator to admit it.",
  PoolBook_SubstitutionExists: "There is a substitution with this id already. Give it another reference.",
  PoolBook_SubstitutionUnknown: "There is no such substitution. Check the id.",
  PoolBook_SubstitutionWrongStatus:
    "The status of the substitution does not allow this. It is proposed, then approved, then accepted.",
  PoolBook_TooMany: "A call takes `most` entries. Split the list.",
  PoolBook_ValueDateInFuture: "The value date has not come yet. Correct it, or report it later.",
  PoolBook_ValueDateMissing: "A flow or loss has no value date. Give it.",
} as const;
