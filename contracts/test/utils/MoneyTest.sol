// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {ILotLedger} from "../../money/ILotLedger.sol";
import {AccountId, AssetId, Colour, NO_ACCOUNT, PaymentId} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// What tests of money need: movements, the events that they expect, and where all money is.
abstract contract MoneyTest is BaseTest {
    /// A payment as the ledger reports it: together, since the stack does not hold them apart.
    struct Recording {
        AccountId account;
        Payment p;
        Reason flag;
        address actor;
        uint64 seq;
    }

    /* ----- movements, by the bank that keeps the account ----- */

    function _mint(Receipt memory r) internal returns (Reason) {
        VM.prank(Actors.BANK_CUSTODIAN);
        return ledger.mint(Defaults.only(r))[0];
    }

    /// A receipt into the proceeds account that must be recorded.
    function _fund(PaymentId id, Colour colour, Amount amount) internal {
        assertEq(_mint(Defaults.receipt(id, colour, amount)), Reason.NONE, "funding");
    }

    /// A payment out of the proceeds account.
    function _pay(Payment memory p) internal returns (Reason) {
        return _payFrom(Defaults.PROCEEDS, p);
    }

    function _payFrom(AccountId account, Payment memory p) internal returns (Reason) {
        return _payAllFrom(account, Defaults.only(p))[0];
    }

    function _payAllFrom(AccountId account, Payment[] memory list) internal returns (Reason[] memory) {
        VM.prank(_custodianOf(account));
        return ledger.pay{gas: Defaults.CALL_GAS}(account, list);
    }

    function _custodianOf(AccountId account) internal pure returns (address) {
        bool second = account == Defaults.AFFILIATES || account == Defaults.OUTSIDERS;
        return second ? Actors.SECOND_BANK_CUSTODIAN : Actors.BANK_CUSTODIAN;
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

    /* ----- expected refusals and events of the ledger ----- */

    /// What checked arithmetic reverts with.
    function _panicOverflow() internal pure returns (bytes memory) {
        return abi.encodeWithSignature("Panic(uint256)", 0x11);
    }

    /// What a broken assertion of a contract reverts with.
    function _panicAssert() internal pure returns (bytes memory) {
        return abi.encodeWithSignature("Panic(uint256)", 0x01);
    }

    function _expectReceipt(Receipt memory r, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit ILotLedger.ReceiptRecorded({
            receipt: r.id,
            account: r.account,
            payer: r.payer,
            colour: r.colour,
            amount: r.amount,
            origin: r.origin,
            valueDate: r.valueDate,
            dataRoot: r.dataRoot,
            actor: Actors.BANK_CUSTODIAN,
            seq: seq
        });
    }

    function _expectPayment(AccountId account, Payment memory p, Reason flag, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        _emitPayment(Recording(account, p, flag, _custodianOf(account), seq));
    }

    function _emitPayment(Recording memory r) private {
        emit ILotLedger.PaymentRecorded({
            payment: r.p.id,
            account: r.account,
            payee: r.p.payee,
            colour: r.p.colour,
            amount: r.p.amount,
            use: r.p.use,
            payeeAccount: r.p.payeeAccount,
            project: r.p.project,
            valueDate: r.p.valueDate,
            flag: r.flag,
            dataRoot: r.p.dataRoot,
            actor: r.actor,
            seq: r.seq
        });
    }

    function _expectRefused(AccountId account, Payment memory p, Reason reason, Amount limit, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit ILotLedger.MovementRefused({
            movement: p.id,
            account: account,
            reason: reason,
            colour: p.colour,
            amount: p.amount,
            limit: limit,
            actor: _custodianOf(account),
            seq: seq
        });
    }

    function _expectRefused(Receipt memory r, Reason reason, Amount limit, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit ILotLedger.MovementRefused({
            movement: r.id,
            account: r.account,
            reason: reason,
            colour: r.colour,
            amount: r.amount,
            limit: limit,
            actor: Actors.BANK_CUSTODIAN,
            seq: seq
        });
    }

    /// A lot that came in from outside.
    function _expectRoot(Receipt memory r, uint64 n, uint64 order, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit ILotLedger.LotCreated(r.id, r.account, r.colour, n, r.amount, order, NO_ACCOUNT, 0, seq);
    }

    function _expectSpent(
        Payment memory p,
        AccountId account,
        uint64 n,
        Amount leg,
        Amount remaining,
        uint64 seq
    ) internal {
        VM.expectEmit(address(ledger));
        emit ILotLedger.LotSpent(p.id, account, p.colour, n, leg, remaining, seq);
    }

    /// A lot that a transfer out of lot `parentN` of `parent` made.
    function _expectChild(
        Payment memory p,
        uint64 n,
        Amount leg,
        uint64 order,
        AccountId parent,
        uint64 parentN,
        uint64 seq
    ) internal {
        VM.expectEmit(address(ledger));
        emit ILotLedger.LotCreated(p.id, p.payeeAccount, p.colour, n, leg, order, parent, parentN, seq);
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
        ILotLedger.Lot memory lot = ledger.lotOf(account, colour, n);
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
        ILotLedger.Holding memory h = ledger.holdingOf(account, colour);
        assertEq(h.balance, balance, what);
        assertEq(h.head, head, what);
        assertEq(h.lots, lots, what);
    }

    function _assertCounters(Colour colour, ILotLedger.Counters memory expected) internal view {
        ILotLedger.Counters memory c = ledger.countersOf(colour);
        assertEq(c.minted, expected.minted, "minted");
        assertEq(c.live, expected.live, "live");
        assertEq(c.allocated, expected.allocated, "allocated");
        assertEq(c.returned, expected.returned, "returned");
        assertEq(c.fees, expected.fees, "fees");
    }

    /// Everything that a movement could change, as one fingerprint.
    function _moneyState(PaymentId id, Colour colour, AssetId project) internal view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    ledger.movementOf(id),
                    ledger.holdingOf(Defaults.PROCEEDS, colour),
                    ledger.lotOf(Defaults.PROCEEDS, colour, 1),
                    ledger.holdingOf(Defaults.OPERATING, colour),
                    ledger.holdingOf(Defaults.FOREIGN, colour),
                    ledger.lotsIn(Defaults.PROCEEDS),
                    ledger.lotsIn(Defaults.OPERATING),
                    ledger.lotsIn(Defaults.FOREIGN),
                    ledger.countersOf(colour),
                    ledger.projectOf(project)
                )
            );
    }

    /* ----- outcomes ----- */

    /// The payment out of the proceeds account is refused and changes nothing but the number of events.
    function _assertRefused(Payment memory p, Reason reason, Amount limit) internal {
        bytes32 before = _moneyState(p.id, p.colour, p.project);
        uint64 seq = ledger.lastSeq();
        _expectRefused(Defaults.PROCEEDS, p, reason, limit, seq + 1);

        assertEq(_pay(p), reason, "reason");

        assertEq(_moneyState(p.id, p.colour, p.project), before, "a refusal changes nothing");
        assertEq(ledger.lastSeq(), seq + 1, "a refusal is one event");
    }

    function _assertRefused(Payment memory p, Reason reason) internal {
        _assertRefused(p, reason, ZERO);
    }

    function _assertRefused(Receipt memory r, Reason reason, Amount limit) internal {
        bytes32 before = _moneyState(r.id, r.colour, Defaults.PROJECT);
        uint64 seq = ledger.lastSeq();
        _expectRefused(r, reason, limit, seq + 1);

        assertEq(_mint(r), reason, "reason");

        assertEq(_moneyState(r.id, r.colour, Defaults.PROJECT), before, "a refusal changes nothing");
        assertEq(ledger.lastSeq(), seq + 1, "a refusal is one event");
    }

    /// The payment out of the proceeds account is recorded; `flag` says how it is marked, or NONE.
    function _assertRecorded(Payment memory p, Reason flag) internal {
        _expectPayment(Defaults.PROCEEDS, p, flag, ledger.lastSeq() + 1);

        assertEq(_pay(p), flag, "reason");

        ILotLedger.Movement memory m = ledger.movementOf(p.id);
        assertTrue(m.recorded, "recorded");
        assertEq(m.flag, flag, "flag");
    }
}
