// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {AccountId, AssetId, Colour, OTHER_MONEY, PartyId, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {Defaults} from "../utils/Defaults.sol";
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

    /// hardhat-config: isolate = true
    function test_AllocationsOfATranche() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        // The account has paid before: an old customer, not a first payment.
        _pay(Defaults.allocation(Defaults.PAYMENT, Defaults.STRICT, EACH));
        _payAll(_allocations(Defaults.STRICT));
        _snapshot("allocation of a tranche to one project, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_AllocationsOfOtherMoney() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _pay(Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, EACH));
        _payAll(_allocations(OTHER_MONEY));
        _snapshot("allocation of other money, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_Transfers() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _pay(Defaults.transfer(Defaults.PAYMENT, Defaults.STRICT, EACH));
        Payment[] memory list = new Payment[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) list[i] = Defaults.transfer(_id(i), Defaults.STRICT, EACH);
        _payAll(list);
        _snapshot("transfer, in a call with 100");
    }

    /// hardhat-config: isolate = true
    function test_OneAllocation() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _pay(Defaults.allocation(Defaults.PAYMENT, Defaults.STRICT, EACH));
        _pay(Defaults.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, EACH));
        VM.snapshotValue(GROUP, "allocation of a tranche, alone", VM.lastCallGas().gasTotalUsed);
    }

    /// hardhat-config: isolate = true
    function test_TransferOfManyLots() external {
        for (uint256 i; i < LOTS; ++i) _fund(_id(i), Defaults.STRICT, LOT);
        Amount all = ledger.holdingOf(Defaults.PROCEEDS, Defaults.STRICT).balance;
        _pay(Defaults.transfer(Defaults.PAYMENT, Defaults.STRICT, all));
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
        for (uint256 i; i < ITEMS; ++i) list[i] = Defaults.receipt(_id(i), OTHER_MONEY, EACH);
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
        for (uint256 i; i < ITEMS; ++i) list[i] = Defaults.allocation(_id(i), colour, EACH);
    }

    function _payAll(Payment[] memory list) private {
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = ledger.pay(Defaults.PROCEEDS, list);
        for (uint256 i; i < reasons.length; ++i) assertEq(reasons[i], Reason.NONE, "reason");
    }

    /// The last call, shared by its items.
    function _snapshot(string memory name) private {
        VM.snapshotValue(GROUP, name, VM.lastCallGas().gasTotalUsed / ITEMS);
    }

    function _id(uint256 i) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode("item", i)));
    }
}
