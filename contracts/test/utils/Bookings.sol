// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, Colour, NO_ASSET, NO_PARTY, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {
    Conversion,
    Draw,
    Entry,
    Explanation,
    Lending,
    Origin,
    Payment,
    Receipt,
    Reversal,
    Statement,
    Use
} from "../../types/Money.sol";
import {Parties} from "./Actors.sol";
import {Defaults} from "./Defaults.sol";
import {only} from "./Lists.sol";

/// Entries of the ledger that are right. A test changes the field that it is about.
library Bookings {
    /* ----- in ----- */

    /// Proceeds of a bond, or income of other money, into the issuer's proceeds account.
    function receipt(PaymentId id, Colour colour, Amount amount) internal pure returns (Receipt memory) {
        return
            Receipt({
                id: id,
                account: Defaults.PROCEEDS,
                colour: colour,
                amount: amount,
                origin: colour == OTHER_MONEY ? Origin.INCOME : Origin.PROCEEDS,
                payer: NO_PARTY,
                valueDate: Defaults.VALUE_DATE,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /* ----- out ----- */

    /// To the outsider, for the project where the money has a colour.
    function allocation(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p.id = id;
        p.amount = amount;
        p.use = Use.ALLOCATE;
        p.payee = Parties.OUTSIDER;
        if (colour != OTHER_MONEY) p.project = Defaults.PROJECT;
        p.valueDate = Defaults.VALUE_DATE;
        p.dataRoot = Defaults.DATA_ROOT;
        p.draws = only(Draw(colour, amount));
    }

    /// To the issuer's operating account.
    function transfer(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = allocation(id, colour, amount);
        p.use = Use.TRANSFER;
        p.payee = Parties.ISSUER;
        p.payeeAccount = Defaults.OPERATING;
        p.project = NO_ASSET;
    }

    /// To the paying agent.
    function repayment(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = allocation(id, colour, amount);
        p.use = Use.RETURN;
        p.payee = Parties.SECOND_BANK;
        p.project = NO_ASSET;
    }

    /// Of the on-lent loan to the bank, into its account.
    function onLentReturn(PaymentId id, Amount amount) internal pure returns (Payment memory p) {
        p = repayment(id, Defaults.ON_LENT, amount);
        p.payee = Parties.BANK;
        p.payeeAccount = Defaults.BANKS;
    }

    /// To the bank that keeps the account.
    function fee(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = allocation(id, colour, amount);
        p.use = Use.FEE;
        p.payee = Parties.BANK;
        p.project = NO_ASSET;
    }

    /// Two colours of one payment.
    function draws(
        Colour first,
        Amount ofFirst,
        Colour second,
        Amount ofSecond
    ) internal pure returns (Draw[] memory list) {
        list = new Draw[](2);
        list[0] = Draw(first, ofFirst);
        list[1] = Draw(second, ofSecond);
    }

    /* ----- on, as another colour ----- */

    /// From the bank's account into the issuer's proceeds account.
    function lending(PaymentId id, Amount amount) internal pure returns (Lending memory) {
        return
            Lending({
                id: id,
                into: Defaults.ON_LENT,
                amount: amount,
                to: Defaults.PROCEEDS,
                valueDate: Defaults.VALUE_DATE,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /// Of the strict bond's money, or of other money, into the issuer's foreign account.
    function conversion(
        PaymentId id,
        Colour colour,
        Amount sold,
        Amount bought
    ) internal pure returns (Conversion memory) {
        return
            Conversion({
                id: id,
                colour: colour,
                sold: sold,
                into: colour == OTHER_MONEY ? OTHER_MONEY : Defaults.EXCHANGED,
                bought: bought,
                to: Defaults.FOREIGN,
                rate: (uint256(Amount.unwrap(bought)) * 1e18) / Amount.unwrap(sold),
                sourceRoot: Defaults.SOURCE_ROOT,
                valueDate: Defaults.VALUE_DATE,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /* ----- entries told again ----- */

    /// What the ledger keeps a digest of, of a payment with draws.
    function entry(AccountId account, Payment memory p) internal pure returns (Entry memory) {
        return
            Entry({
                account: account,
                use: p.use,
                payee: p.payee,
                payeeBank: p.payeeBank,
                payeeAccount: p.payeeAccount,
                project: p.project,
                line: p.line,
                draws: p.draws
            });
    }

    /// What the ledger keeps a digest of, of money that came in.
    function entry(AccountId account, Colour colour, Amount amount) internal pure returns (Entry memory e) {
        e.account = account;
        e.draws = only(Draw(colour, amount));
    }

    /// Money that a payee sent back.
    function reversal(
        PaymentId id,
        PaymentId target,
        Entry memory told,
        Amount amount
    ) internal pure returns (Reversal memory) {
        return
            Reversal({
                id: id,
                target: target,
                entry: told,
                amount: amount,
                correction: false,
                valueDate: Defaults.VALUE_DATE,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /* ----- statements ----- */

    function statement(
        PaymentId id,
        AccountId account,
        Day day,
        Amount closing
    ) internal pure returns (Statement memory) {
        return
            Statement({id: id, account: account, day: day, closing: closing, statementRoot: Defaults.STATEMENT_ROOT});
    }

    /// Of one colour, without payments: the money never left.
    function explanation(
        PaymentId id,
        PaymentId stated,
        AccountId account,
        Colour colour,
        Amount amount
    ) internal pure returns (Explanation memory) {
        return
            Explanation({
                id: id,
                statement: stated,
                account: account,
                restored: only(Draw(colour, amount)),
                dataRoot: Defaults.DATA_ROOT,
                payments: new Payment[](0)
            });
    }
}
