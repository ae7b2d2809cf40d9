// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILotLedger} from "../../money/ILotLedger.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {Colour, PaymentId} from "../../types/Ids.sol";
import {ZERO} from "../../types/Amount.sol";
import {Reason} from "../../types/Reason.sol";
import {Stage} from "./Stage.sol";
import {MoneyStore} from "./stores/MoneyStore.sol";

/// Invariants prove nothing about what handlers never do: a fixed play of theirs must reach every kind of event.
contract Reach is Stage {
    uint256 private constant ROUNDS = 60;

    uint256 private _seeds;

    function test_HandlersReachEveryKindOfMovement() external {
        _play();

        uint256 coloured;
        uint256 other;
        MoneyStore.Sums memory s;
        for (uint32 c; c <= instruments.colours(); ++c) {
            s = store.sumsOf(Colour.wrap(c));
            if (c == 0) other = s.allocated;
            else coloured += s.allocated;
        }
        assertTrue(coloured != 0, "coloured money was allocated");
        assertTrue(other != 0, "other money was allocated");
        assertTrue(_returned() != 0, "money was returned");
        assertTrue(_fees() != 0, "fees were taken");
        assertTrue(_flags() != 0, "a payment was flagged");
        assertTrue(_deepest() > 2, "money was transferred on");
        assertTrue(_emptied() != 0, "a lot was emptied");
        assertTrue(ledger.lastSeq() > store.movements().length, "the ledger has more events than movements");
    }

    function test_HandlersReachEveryStatus() external {
        _play();

        assertTrue(store.moves(IAssetRegistry.AssetStatus.SUGGESTED) > 3, "projects were registered");
        assertTrue(store.moves(IAssetRegistry.AssetStatus.CONFIRMED) > 3, "projects were confirmed");
        assertTrue(store.moves(IAssetRegistry.AssetStatus.REJECTED) != 0, "projects were rejected");
        assertTrue(store.moves(IAssetRegistry.AssetStatus.SUSPENDED) != 0, "projects were suspended");
        assertTrue(store.parties().length > 9, "counterparties were registered");
        assertTrue(store.accounts().length > 5, "accounts were opened");
        assertTrue(instruments.colours() > 3, "bonds were issued");
    }

    function _play() private {
        for (uint256 i; i < ROUNDS; ++i) {
            bank.receiveOtherMoney(_seed());
            bank.receiveProceeds(_seed());
            bank.drawDown(_seed());
            bank.allocate(_seed());
            bank.passOn(_seed());
            bank.payFromProceeds(_seed());
            bank.payFromOperating(_seed());
            bank.payFromAnyAccount(_seed());
            bank.openAccount(_seed());
            secondBank.affiliatePays(_seed());
            secondBank.outsiderPays(_seed());
            secondBank.affiliateWashes(_seed());
            secondBank.reachesForAnotherBanksAccount(_seed());
            secondBank.affiliateRegistersProject(_seed());
            secondBank.affiliateVerifies(_seed());
            issuer.registerProject(_seed());
            issuer.addEvidence(_seed());
            issuer.admitProject(_seed());
            issuer.issueBond(_seed());
            issuer.registerCounterparty(_seed());
            supervisor.confirm(_seed());
            supervisor.reject(_seed());
            supervisor.verifyCost(_seed());
            supervisor.suspend(_seed());
            supervisor.reinstate(_seed());
            operator.suspendOrReinstate(_seed());
            operator.setGroup(_seed());
            operator.rotateKey(_seed());
            operator.passTime(_seed());
        }
    }

    function _seed() private returns (uint256) {
        return uint256(keccak256(abi.encode(++_seeds)));
    }

    function _returned() private view returns (uint256 sum) {
        for (uint32 c; c <= instruments.colours(); ++c) sum += store.sumsOf(Colour.wrap(c)).returned;
    }

    function _fees() private view returns (uint256 sum) {
        for (uint32 c; c <= instruments.colours(); ++c) sum += store.sumsOf(Colour.wrap(c)).fees;
    }

    function _flags() private view returns (uint256 count) {
        PaymentId[] memory known = store.movements();
        for (uint256 i; i < known.length; ++i) {
            if (ledger.movementOf(known[i]).flag != Reason.NONE) ++count;
        }
    }

    /// The most transfers between a lot and its root.
    function _deepest() private view returns (uint256 deepest) {
        MoneyStore.LotRecord[] memory lots = store.lots();
        uint256[] memory depths = new uint256[](lots.length);
        for (uint256 i; i < lots.length; ++i) {
            if (lots[i].parent == 0) continue;
            depths[i] = depths[lots[i].parent - 1] + 1;
            if (depths[i] > deepest) deepest = depths[i];
        }
    }

    function _emptied() private view returns (uint256 count) {
        MoneyStore.LotRecord[] memory lots = store.lots();
        for (uint256 i; i < lots.length; ++i) {
            ILotLedger.Lot memory lot = ledger.lotOf(lots[i].account, lots[i].colour, lots[i].n);
            if (lot.remaining == ZERO) ++count;
        }
    }
}
