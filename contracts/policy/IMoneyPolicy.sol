// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, Colour} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Payment, Receipt} from "../types/Money.sol";
import {Reason, Verdict} from "../types/Reason.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";

/// What may happen to money. Decides, never acts: the ledger asks it inside the write, and a dry run is a call of
/// that same write, so both always give the same answer (L10).
interface IMoneyPolicy {
    /// What the ledger already knows of the account and colour at hand.
    struct Standing {
        AccountId account;
        IAccountRegistry.Account holder;
        /// The colour that `terms` are of.
        Colour colour;
        IInstrumentRegistry.Terms terms;
        /// Payments: what the account holds of the colour. Receipts: what is undrawn of the tranche.
        Amount available;
        /// What is left of the project's verified eligible cost.
        Amount headroom;
    }

    /// Whether a receipt may be recorded. The first objection wins.
    /// @return reason why not, or NONE
    /// @return verdict ACCEPT or REFUSE
    /// @return limit the figure that the amount exceeded, where there is one
    function checkReceipt(
        Receipt calldata receipt,
        Standing calldata standing
    ) external view returns (Reason reason, Verdict verdict, Amount limit);

    /// Whether a payment may be recorded. Objections that would break an invariant refuse; objections to what the
    /// framework promised refuse under STRICT and flag under FLAG. The first refusal wins, else the first flag.
    /// @return reason why not, or NONE
    /// @return verdict what follows
    /// @return limit the figure that the amount exceeded, where there is one
    function checkPayment(
        Payment calldata payment,
        Standing calldata standing
    ) external view returns (Reason reason, Verdict verdict, Amount limit);
}
