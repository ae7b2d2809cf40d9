// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IEntries} from "../../money/IEntries.sol";
import {ILots} from "../../money/ILots.sol";
import {AccountId, AssetId, Colour, LineId, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "./Actors.sol";
import {Bookings} from "./Bookings.sol";
import {Defaults} from "./Defaults.sol";
import {LedgerEvents} from "./LedgerEvents.sol";
import {only, reasonsOf} from "./Lists.sol";
import {VM} from "./Vm.sol";

/// What tests of money need: entries by the bank that keeps the account, where all money is, and outcomes.
abstract contract MoneyTest is LedgerEvents {
    /* ----- entries ----- */

    function _mint(Receipt memory r) internal returns (Reason) {
        VM.prank(_custodianOf(r.account));
        return ledger.mint(only(r))[0].reason;
    }

    /// A receipt into the proceeds account that must be recorded.
    function _fund(PaymentId id, Colour colour, Amount amount) internal {
        _fund(Defaults.PROCEEDS, id, colour, amount);
    }

    function _fund(AccountId account, PaymentId id, Colour colour, Amount amount) internal {
        Receipt memory r = Bookings.receipt(id, colour, amount);
        r.account = account;
        assertEq(_mint(r), Reason.NONE, "funding");
    }

    /// A payment out of the proceeds account.
    function _pay(Payment memory p) internal returns (Reason) {
        return _payFrom(Defaults.PROCEEDS, p);
    }

    function _payFrom(AccountId account, Payment memory p) internal returns (Reason) {
        return _payAllFrom(account, only(p))[0];
    }

    function _payAllFrom(AccountId account, Payment[] memory list) internal returns (Reason[] memory) {
        VM.prank(_custodianOf(account));
        return reasonsOf(ledger.pay{gas: Defaults.CALL_GAS}(account, list));
    }

    /// A statement of the day that must be recorded: it closes the day, and breaks the account if it is too low.
    function _state(PaymentId id, AccountId account, Day day, Amount closing) internal {
        VM.prank(_custodianOf(account));
        Reason reason = ledger.state(only(Bookings.statement(id, account, day, closing)))[0].reason;
        assertEq(reason, Reason.NONE, "statement");
    }

    /// By the bank, from its account to the issuer's proceeds account, as money of the on-lent loan.
    function _lend(PaymentId id, Amount amount) internal {
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason reason = ledger.lend(Defaults.BANKS, only(Bookings.lending(id, amount)))[0].reason;
        assertEq(reason, Reason.NONE, "lending");
    }

    /// By the verifier.
    function _verifyCost(AssetId project, Amount cost) internal {
        VM.prank(Actors.VERIFIER);
        ledger.verifyCost(project, cost, Defaults.REPORT_ROOT);
    }

    /// By the upgrader, after its delay.
    function _replacePolicy(address code) internal {
        bytes memory upgrade = abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (code, ""));
        VM.prank(Actors.UPGRADER);
        manager.schedule(address(policy), upgrade, 0);
        VM.warp(block.timestamp + Defaults.UPGRADE_DELAY);
        VM.prank(Actors.UPGRADER);
        manager.execute(address(policy), upgrade);
    }

    /* ----- what broken code reverts with ----- */

    /// Checked arithmetic.
    function _panicOverflow() internal pure returns (bytes memory) {
        return abi.encodeWithSignature("Panic(uint256)", 0x11);
    }

    /// An assertion of a contract.
    function _panicAssert() internal pure returns (bytes memory) {
        return abi.encodeWithSignature("Panic(uint256)", 0x01);
    }

    /* ----- state ----- */

    function _assertLot(
        AccountId account,
        Colour colour,
        uint64 n,
        Amount remaining,
        uint64 order,
        string memory what
    ) internal view {
        ILots.Lot memory lot = ledger.lotOf(account, colour, n);
        assertEq(lot.remaining, remaining, what);
        assertEq(lot.order, order, what);
    }

    function _assertHolding(
        AccountId account,
        Colour colour,
        Amount balance,
        uint64 head,
        uint64 lots,
        string memory what
    ) internal view {
        ILots.Holding memory h = ledger.holdingOf(account, colour);
        assertEq(h.balance, balance, what);
        assertEq(h.head, head, what);
        assertEq(h.lots, lots, what);
    }

    /// All counters, and L1.
    function _assertCounters(Colour colour, ILots.Counters memory expected) internal view {
        ILots.Counters memory c = ledger.countersOf(colour);
        assertEq(c.minted, expected.minted, "minted");
        assertEq(c.live, expected.live, "live");
        assertEq(c.allocated, expected.allocated, "allocated");
        assertEq(c.returned, expected.returned, "returned");
        assertEq(c.fees, expected.fees, "fees");
        assertEq(c.breached, expected.breached, "breached");
        assertEq(c.lent, expected.lent, "lent");
        assertEq(c.repaid, expected.repaid, "repaid");
        assertEq(c.minted, c.live + c.allocated + c.returned + c.fees + c.breached + c.lent, "L1");
    }

    /// The colours that an account holds, in any order, each once.
    function _assertColours(AccountId account, Colour[] memory expected) internal view {
        Colour[] memory held = ledger.coloursIn(account);
        assertEq(held.length, expected.length, "number of colours");
        for (uint256 i; i < expected.length; ++i) {
            bool found;
            for (uint256 j; j < held.length; ++j) found = found || held[j] == expected[i];
            assertTrue(found, "a colour that is held");
        }
    }

    /// Everything that an entry of one colour could change, as one fingerprint.
    function _moneyState(PaymentId id, Colour colour, AssetId project, LineId line) internal view returns (bytes32) {
        bytes memory lots = abi.encode(ledger.entryOf(id), ledger.countersOf(colour));
        AccountId[5] memory list = [
            Defaults.PROCEEDS,
            Defaults.OPERATING,
            Defaults.FOREIGN,
            Defaults.OLDEST_FIRST,
            Defaults.BY_SHARES
        ];
        for (uint256 i; i < list.length; ++i) {
            lots = abi.encode(
                lots,
                ledger.bookOf(list[i]),
                ledger.coloursIn(list[i]),
                ledger.holdingOf(list[i], colour),
                ledger.lotOf(list[i], colour, 1)
            );
        }
        return keccak256(abi.encode(lots, ledger.projectOf(project), ledger.lineOf(line), evidence.lastSeq()));
    }

    /* ----- outcomes ----- */

    /// The payment out of the proceeds account is refused and changes nothing but the number of events.
    function _assertRefused(Payment memory p, Refusal memory r) internal {
        _assertRefusedFrom(Defaults.PROCEEDS, p, r);
    }

    function _assertRefusedFrom(AccountId account, Payment memory p, Refusal memory r) internal {
        Colour colour = p.draws.length == 0 ? OTHER_MONEY : p.draws[0].colour;
        bytes32 before = _moneyState(p.id, colour, p.project, p.line);
        uint64 seq = ledger.lastSeq();
        _expectRefused(p.id, account, r, _custodianOf(account), seq + 1);

        assertEq(_payFrom(account, p), r.reason, "reason");

        assertEq(_moneyState(p.id, colour, p.project, p.line), before, "a refusal changes nothing");
        assertEq(ledger.lastSeq(), seq + 1, "a refusal is one event");
    }

    /// For what is not about one colour.
    function _assertRefused(Payment memory p, Reason reason) internal {
        _assertRefused(p, Refusal(reason, OTHER_MONEY, p.amount, ZERO));
    }

    function _assertRefused(Payment memory p, Reason reason, Amount limit) internal {
        _assertRefused(p, Refusal(reason, OTHER_MONEY, p.amount, limit));
    }

    /// For what is about the first colour that is drawn.
    function _assertColourRefused(Payment memory p, Reason reason) internal {
        _assertRefused(p, Refusal(reason, p.draws[0].colour, p.amount, ZERO));
    }

    function _assertRefused(Receipt memory r, Reason reason, Amount limit) internal {
        bytes32 before = _moneyState(r.id, r.colour, Defaults.PROJECT, Defaults.LINE);
        uint64 seq = ledger.lastSeq();
        _expectRefused(r, reason, limit, seq + 1);

        assertEq(_mint(r), reason, "reason");

        assertEq(_moneyState(r.id, r.colour, Defaults.PROJECT, Defaults.LINE), before, "a refusal changes nothing");
        assertEq(ledger.lastSeq(), seq + 1, "a refusal is one event");
    }

    /// The payment out of the proceeds account is recorded; `flag` says how it is marked, or NONE.
    function _assertRecorded(Payment memory p, Reason flag) internal {
        _expectPayment(Defaults.PROCEEDS, p, flag, ledger.lastSeq() + 1);

        assertEq(_pay(p), flag, "reason");

        _assertEntry(p.id, IEntries.EntryState.PAID, flag);
    }

    function _assertEntry(PaymentId id, IEntries.EntryState state, Reason flag) internal view {
        IEntries.EntryRecord memory e = ledger.entryOf(id);
        assertEq(uint256(e.state), uint256(state), "state");
        assertEq(e.flag, flag, "flag");
    }
}
