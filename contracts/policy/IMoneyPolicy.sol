// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, Colour, PartyId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Line, Project} from "../types/Budget.sol";
import {Day} from "../types/Day.sol";
import {Conversion, Draw, Lending, Payment, Receipt} from "../types/Money.sol";
import {Reason, Verdict} from "../types/Reason.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";

/// What may happen to money. Decides, never acts: the ledger asks it inside the write, and a dry run is a call of
/// that same write, so both always give the same answer (L10).
interface IMoneyPolicy {
    /// What the ledger already knows of the account and money at hand.
    struct Standing {
        AccountId account;
        IAccountRegistry.Account holder;
        /// What is drawn of each colour.
        Draw[] draws;
        /// The terms of each of them; empty for other money.
        IInstrumentRegistry.Terms[] terms;
        Project project;
        Line line;
        /// Of the account's owner, the payment's project and the tranches at hand.
        Background background;
    }

    /// What does not change within a call of the ledger, however many payments it records: asked once for all that have the
    /// same project and colours.
    struct Background {
        AssetId project;
        PartyId payerGroup;
        /// By draw.
        Tie[] ties;
        bool payerActive;
        /// False if no project is named, too.
        bool projectKnown;
        /// Of the project (L9). Only asked where a tranche is drawn.
        bool inStanding;
        bytes3 projectCurrency;
    }

    /// How a tranche stands to the project, and whose it is. Empty for other money.
    struct Tie {
        bool admitted;
        PartyId issuerGroup;
    }

    /// What stands in the way, if anything does.
    struct Opinion {
        Reason reason;
        Verdict verdict;
        /// The colour that it is about.
        Colour colour;
        /// The figure that the amount exceeded, where there is one.
        Amount limit;
    }

    event EntrustedThresholdSet(
        bytes3 indexed currency,
        Day from,
        Amount above,
        bytes32 sourceRoot,
        address actor,
        uint64 seq
    );

    error MoneyPolicy_CurrencyMissing();
    error MoneyPolicy_ThresholdOutOfOrder(bytes3 currency, Day from, Day newest);

    /// States from which amount on a single payment of a loan must be entrusted (受托支付), from a day on. What held on
    /// earlier days keeps holding for them.
    ///
    /// Emits {EntrustedThresholdSet}.
    ///
    /// Requirements: the caller is the operator; the currency is given; the day is later than the currency's newest.
    /// @param above payments of more than this; the greatest amount for none
    /// @param sourceRoot commitment to the rule that says so
    function setEntrustedThreshold(bytes3 currency, Day from, Amount above, bytes32 sourceRoot) external;

    /// The threshold for a payment of a day; the greatest amount if none is set.
    function entrustedThreshold(bytes3 currency, Day day) external view returns (Amount above);

    /// Whether a receipt may be recorded. The first objection wins.
    /// @param terms of the receipt's colour
    /// @param room what is undrawn of the tranche; for a repayment, what is out
    function checkReceipt(
        Receipt calldata receipt,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external view returns (Opinion memory);

    /// What is behind payments out of an account of `payer`, for `project`, that draw `draws`.
    /// @param terms of each draw; empty for other money
    function backgroundOf(
        PartyId payer,
        AssetId project,
        Draw[] calldata draws,
        IInstrumentRegistry.Terms[] calldata terms
    ) external view returns (Background memory);

    /// Whether a payment may be recorded. Objections that would break an invariant refuse; objections to what the
    /// framework promised refuse under STRICT and flag under FLAG. The first refusal wins, else the first flag.
    function checkPayment(Payment calldata payment, Standing calldata standing) external view returns (Opinion memory);

    /// Whether money of a tranche may fund a loan.
    /// @param terms of the loan's tranche
    /// @param room what is undrawn of it
    function checkLending(
        Lending calldata lending,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external view returns (Opinion memory);

    /// Whether money may be exchanged.
    /// @param terms of the tranche in whose money it goes on; empty for other money
    /// @param room what is undrawn of it
    function checkConversion(
        Conversion calldata conversion,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external view returns (Opinion memory);
}
