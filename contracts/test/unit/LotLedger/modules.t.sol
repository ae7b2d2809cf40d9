// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {OTHER_MONEY} from "../../../types/Ids.sol";
import {Explanation, Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Codes} from "../../utils/Codes.sol";
import {AnyLotLedger} from "../../utils/Contracts.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

/// The ledger's address answers to its own functions only, and a module by itself is another, empty ledger.
contract LotLedger_Modules is ActsTest {
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
    }

    /* ----- the ledger's address ----- */

    function test_RevertWhen_TheFunctionIsUnknown() external {
        (bool ok, bytes memory data) = _send(0, abi.encodeWithSignature("upgradeTo(address)", address(1)));
        _assertUnknown(ok, data);
    }

    function test_RevertWhen_TheCallIsEmpty() external {
        (bool ok, bytes memory data) = _send(0, "");
        _assertUnknown(ok, data);
    }

    function test_RevertWhen_TheSelectorIsCut() external {
        (bool ok, bytes memory data) = _send(0, hex"010203");
        _assertUnknown(ok, data);
    }

    function test_RevertWhen_EtherIsSent() external {
        (bool ok, bytes memory data) = _send(1, "");
        _assertUnknown(ok, data);
        assertEq(address(ledger).balance, 0, "ether");
    }

    function test_RevertWhen_EtherIsSentWithAnAct() external {
        bytes memory act = abi.encodeCall(ledger.mint, (only(_receipt())));
        VM.prank(Actors.BANK_CUSTODIAN);
        (bool ok, ) = _send(1, act);
        assertFalse(ok, "an act takes no ether");
        assertEq(address(ledger).balance, 0, "ether");
    }

    /* ----- a module by itself ----- */

    function test_WhenAModuleIsCalledByItself() external emits(ledger, 0) {
        AnyLotLedger module = _module("Receipts");
        bytes32 before = _everything(Defaults.SECOND_RECEIPT);
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(module.mint(only(_receipt()))[0].reason, Reason.NONE, "in its own books");
        assertEq(_everything(Defaults.SECOND_RECEIPT), before, "the ledger is as it was");
        assertEq(module.lastSeq(), 2, "numbers of its own");
    }

    function test_WhenMoneyOfTheLedgerIsLentByAModule() external {
        _fund(Defaults.BANKS, Defaults.PAYMENT, Defaults.FUNDING, Defaults.INCOME);
        AnyLotLedger module = _module("Passages");
        uint64 seq = ledger.lastSeq();
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason reason = module
            .lend(Defaults.BANKS, only(Bookings.lending(Defaults.LENDING, Defaults.SPENDING)))[0]
            .reason;
        assertEq(reason, Reason.FUNDS_INSUFFICIENT, "its books are empty");
        assertEq(ledger.lastSeq(), seq, "the ledger is as it was");
    }

    function test_RevertWhen_AModuleUsesADocument() external {
        AnyLotLedger module = _module("Statements");
        // The module's own books: money, a statement that finds it missing, and an explanation with a document.
        VM.prank(Actors.BANK_CUSTODIAN);
        module.state(
            only(Bookings.statement(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, Defaults.INCOME))
        );
        VM.prank(Actors.BANK_CUSTODIAN);
        module.state(only(Bookings.statement(Defaults.REVERSAL, Defaults.PROCEEDS, Defaults.TODAY, Defaults.SPENDING)));
        Explanation memory e = Bookings.explanation(
            Defaults.EXPLANATION,
            Defaults.REVERSAL,
            Defaults.PROCEEDS,
            OTHER_MONEY,
            Defaults.SPENDING
        );
        e.payments = only(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING));
        e.payments[0].project = Defaults.PROJECT;
        e.payments[0].documents = only(Defaults.DOCUMENT);
        VM.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(module)));
        VM.prank(Actors.BANK_CUSTODIAN);
        module.explain(e);
    }

    /* ----- internal ----- */

    function _receipt() private pure returns (Receipt memory) {
        return Bookings.receipt(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
    }

    function _send(uint256 value, bytes memory data) private returns (bool ok, bytes memory answer) {
        return address(ledger).call{value: value}(data);
    }

    /// It has some of the ledger's functions.
    function _module(string memory name) private returns (AnyLotLedger) {
        return AnyLotLedger(Codes.module(name, _system()));
    }

    function _assertUnknown(bool ok, bytes memory data) private pure {
        assertFalse(ok, "refused");
        assertEq(bytes32(bytes4(data)), bytes32(IEntries.LotLedger_FunctionUnknown.selector), "why");
    }
}
