// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IBudgets} from "../../../money/IBudgets.sol";
import {IPayments} from "../../../money/IPayments.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, NO_ACCOUNT} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Payment, Use} from "../../../types/Money.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";
import {PaymentHandler} from "./PaymentHandler.sol";

/// The affiliate and the outsider, through the bank that keeps their accounts; and their own keys.
contract SecondBankHandler is PaymentHandler {
    uint256 private constant MOST_PROJECTS = 8;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function affiliatePays(uint256 seed) external acts {
        _payOut(Defaults.AFFILIATES, seed);
    }

    function outsiderPays(uint256 seed) external acts {
        _payOut(Defaults.OUTSIDERS, seed);
    }

    /// Coloured money that the affiliate got is "spent" at the issuer: a round trip.
    function affiliateWashes(uint256 seed) external acts {
        Payment[] memory list = new Payment[](1);
        list[0] = _payment(Defaults.AFFILIATES, seed);
        list[0].use = Use.ALLOCATE;
        list[0].payee = Parties.ISSUER;
        list[0].payeeAccount = NO_ACCOUNT;
        list[0].project = Defaults.PROJECT;
        _send(Defaults.AFFILIATES, list);
    }

    /// The second bank reports for an account that the first bank keeps.
    function reachesForAnotherBanksAccount(uint256 seed) external acts {
        Payment[] memory list = new Payment[](1);
        list[0] = _payment(Defaults.PROCEEDS, seed);
        bytes memory call = abi.encodeCall(IPayments.pay, (Defaults.PROCEEDS, list));
        _attempt(false, Actors.SECOND_BANK_CUSTODIAN, address(ledger), call);
    }

    function affiliateRegistersProject(uint256) external acts {
        if (store.assets().length >= MOST_PROJECTS) return;
        AssetId project = AssetId.wrap(store.newId());
        bool may = _may(Actors.AFFILIATE_MAKER, Roles.MAKER);
        bytes memory call = abi.encodeCall(IAssetRegistry.register, (only(Defaults.project(project))));
        _attempt(may, Actors.AFFILIATE_MAKER, address(assets), call);
    }

    /// The affiliated verifier tries to help the issuer.
    function affiliateVerifies(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        bool may =
            _may(Actors.AFFILIATED_VERIFIER, Roles.VERIFIER) &&
                !parties.sameGroup(Parties.AFFILIATED_VERIFIER, assets.assetOf(asset).owner);
        Amount cost = Amount.wrap(type(uint128).max);
        bytes memory call = abi.encodeCall(IBudgets.verifyCost, (asset, cost, Defaults.REPORT_ROOT));
        _attempt(may, Actors.AFFILIATED_VERIFIER, address(ledger), call);
    }
}
