// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {AccountId, AssetId, Colour, DocumentId, OTHER_MONEY, PartyId, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Draw, Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {only, reasonsOf} from "../utils/Lists.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";
import {VM} from "../utils/Vm.sol";

/// Gas of what banks do daily and in bulk, as a transaction of its own: with its base fee and calldata, on cold state.
/// Figures are per item.
contract Gas is MoneyTest {
    string internal constant GROUP = "gas";
    uint256 internal constant ITEMS = 100;
    Amount internal constant EACH = Amount.wrap(1_234_56);
    Amount internal constant LOT = Amount.wrap(10_000_00);
    uint256 internal constant LOTS = 10;
    /// What a payment cannot do without: a slot of a new lot, a slot of its parent, and the event that says so, with two
    /// topics and eleven words.
    uint256 internal constant FLOOR = 22_100 + 5_000 + (375 + 2 * 375 + 8 * 11 * 32);

    /// hardhat-config: isolate = true
    function test_AllocationsOfATranche() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        // The account has paid before: an old customer, not a first payment.
        _pay(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, EACH));
        _payAll(_allocations(Defaults.STRICT));
        _snapshotPayment("allocation of a tranche to one project, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_AllocationsOfOtherMoney() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, EACH));
        _payAll(_allocations(OTHER_MONEY));
        _snapshotPayment("allocation of other money, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_Transfers() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _pay(Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, EACH));
        Payment[] memory list = new Payment[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) list[i] = Bookings.transfer(_id(i), Defaults.STRICT, EACH);
        _payAll(list);
        _snapshotPayment("transfer, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_AllocationsByAge() external {
        _feed(Defaults.OLDEST_FIRST);
        _payAllOf(Defaults.OLDEST_FIRST, _ruled());
        _snapshotPayment("allocation first in, first out over two colours, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_AllocationsByShares() external {
        _feed(Defaults.BY_SHARES);
        _payAllOf(Defaults.BY_SHARES, _ruled());
        _snapshotPayment("allocation pro rata over two colours, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_AllocationsByLine() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        Payment[] memory list = _allocations(Defaults.STRICT);
        for (uint256 i; i < ITEMS; ++i) (list[i].project, list[i].line) = (Defaults.BUDGETED_PROJECT, Defaults.LINE);
        Payment memory first = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, EACH);
        (first.project, first.line) = (Defaults.BUDGETED_PROJECT, Defaults.LINE);
        _pay(first);
        _payAll(list);
        _snapshotPayment("allocation by a budget line, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_AllocationsWithDocuments() external {
        _fund(Defaults.RECEIPT, Defaults.EVIDENCED, Defaults.INCOME);
        Payment memory first = Bookings.allocation(Defaults.PAYMENT, Defaults.EVIDENCED, EACH);
        first.documents = only(Defaults.DOCUMENT);
        _pay(first);
        Payment[] memory list = _allocations(Defaults.EVIDENCED);
        for (uint256 i; i < ITEMS; ++i) {
            DocumentId document = DocumentId.wrap(keccak256(abi.encode("document", i)));
            _registerDocument(document);
            list[i].documents = only(document);
        }
        _payAll(list);
        _snapshotPayment("allocation with a document, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_OneAllocation() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _pay(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, EACH));
        _pay(Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, EACH));
        VM.snapshotValue(GROUP, "allocation of a tranche, alone", VM.lastCallGas().gasTotalUsed);
    }

    /// hardhat-config: isolate = true
    function test_TransferOfManyLots() external {
        for (uint256 i; i < LOTS; ++i) _fund(_id(i), Defaults.STRICT, LOT);
        Amount all = ledger.holdingOf(Defaults.PROCEEDS, Defaults.STRICT).balance;
        _pay(Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, all));
        VM.snapshotValue(GROUP, "transfer of 10 lots, alone", VM.lastCallGas().gasTotalUsed);
    }

    /// hardhat-config: isolate = true
    function test_Refusals() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        Payment[] memory list = _allocations(Defaults.STRICT);
        for (uint256 i; i < ITEMS; ++i) list[i].payee = Parties.AFFILIATE;
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.pay(Defaults.PROCEEDS, list);
        _snapshot("refused payment, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_Receipts() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, EACH);
        Receipt[] memory list = new Receipt[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) list[i] = Bookings.receipt(_id(i), OTHER_MONEY, EACH);
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.mint(list);
        _snapshot("receipt of other money, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_Counterparties() external {
        IPartyRegistry.Counterparty[] memory list = new IPartyRegistry.Counterparty[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) {
            list[i] = IPartyRegistry.Counterparty(PartyId.wrap(PaymentId.unwrap(_id(i))), Defaults.DATA_ROOT);
        }
        VM.prank(Actors.ISSUER_MAKER);
        parties.registerCounterparties(list);
        _snapshot("counterparty, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_Assets() external {
        IAssetRegistry.AssetRegistration[] memory list = new IAssetRegistry.AssetRegistration[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) list[i] = Defaults.project(AssetId.wrap(PaymentId.unwrap(_id(i))));
        VM.prank(Actors.ISSUER_MAKER);
        assets.register(list);
        _snapshot("asset with one code, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_Accounts() external {
        IAccountRegistry.AccountRegistration[] memory list = new IAccountRegistry.AccountRegistration[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) {
            AccountId id = AccountId.wrap(PaymentId.unwrap(_id(i)));
            list[i] = Defaults.account(id, Parties.ISSUER, Defaults.CURRENCY);
        }
        VM.prank(Actors.BANK_CUSTODIAN);
        accounts.open(list);
        _snapshot("account, in a call with 100");
    }

    function _allocations(Colour colour) private pure returns (Payment[] memory list) {
        list = new Payment[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) list[i] = Bookings.allocation(_id(i), colour, EACH);
    }

    /// Allocations of which the account's rule gives the draws.
    function _ruled() private pure returns (Payment[] memory list) {
        list = _allocations(Defaults.STRICT);
        for (uint256 i; i < ITEMS; ++i) list[i].draws = new Draw[](0);
    }

    /// A green and an other lot, of which every payment finds something, and one payment before.
    function _feed(AccountId account) private {
        _fund(account, Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(account, Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
        Payment memory first = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, EACH);
        first.draws = new Draw[](0);
        _payFrom(account, first);
    }

    function _payAll(Payment[] memory list) private {
        _payAllOf(Defaults.PROCEEDS, list);
    }

    function _payAllOf(AccountId account, Payment[] memory list) private {
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.pay(account, list));
        for (uint256 i; i < reasons.length; ++i) assertEq(reasons[i], Reason.NONE, "reason");
    }

    /// The last call, shared by its items.
    function _snapshot(string memory name) private {
        VM.snapshotValue(GROUP, name, VM.lastCallGas().gasTotalUsed / ITEMS);
    }

    /// And in percent of the floor.
    function _snapshotPayment(string memory name) private {
        _snapshot(name);
        uint256 each = VM.lastCallGas().gasTotalUsed / ITEMS;
        VM.snapshotValue(GROUP, string.concat(name, ", in percent of the floor"), (each * 100) / FLOOR);
    }

    function _id(uint256 i) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode("item", i)));
    }
}
