// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {AccountId, AssetId, OTHER_MONEY} from "../../types/Ids.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {only} from "../utils/Lists.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";
import {VM} from "../utils/Vm.sol";

/// Any currency but none: money moves only between equals.
contract CurrenciesFuzz is MoneyTest {
    AccountId internal constant ACCOUNT = AccountId.wrap(keccak256("account in some currency"));
    AssetId internal constant PROJECT = AssetId.wrap(keccak256("project in some currency"));

    function testFuzz_Transfer(bytes3 currency, bool same) external {
        currency = _choose(currency, same);
        _open(Actors.BANK_CUSTODIAN, ACCOUNT, Parties.ISSUER, currency);
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payeeAccount = ACCOUNT;

        assertEq(_pay(p), _expected(currency), "reason");
    }

    function testFuzz_Drawdown(bytes3 currency, bool same) external {
        currency = _choose(currency, same);
        _open(Actors.BANK_CUSTODIAN, ACCOUNT, Parties.ISSUER, currency);
        Receipt memory r = Bookings.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        r.account = ACCOUNT;

        assertEq(_mint(r), _expected(currency), "reason");
    }

    function testFuzz_Allocation(bytes3 currency, bool same) external {
        currency = _choose(currency, same);
        IAssetRegistry.AssetRegistration memory r = Defaults.project(PROJECT);
        r.currency = currency;
        VM.prank(Actors.ISSUER_MAKER);
        assets.register(only(r));
        _confirm(PROJECT);
        _verifyCost(PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, PROJECT);
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        p.project = PROJECT;

        assertEq(_pay(p), _expected(currency), "reason");
    }

    function _choose(bytes3 currency, bool same) private pure returns (bytes3) {
        if (same || currency == 0) return Defaults.CURRENCY;
        return currency;
    }

    function _expected(bytes3 currency) private pure returns (Reason) {
        return currency == Defaults.CURRENCY ? Reason.NONE : Reason.CURRENCY_MISMATCH;
    }
}
