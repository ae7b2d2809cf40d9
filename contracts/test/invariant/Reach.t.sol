// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {ILots} from "../../money/ILots.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AccountId, ClaimId, Colour, LineId, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {ZERO} from "../../types/Amount.sol";
import {Reason} from "../../types/Reason.sol";
import {Defaults} from "../utils/Defaults.sol";
import {VM} from "../utils/Vm.sol";
import {ClaimChecks} from "./ClaimChecks.sol";
import {MoneyStore} from "./stores/MoneyStore.sol";

/// Invariants prove nothing about what handlers never do: a fixed play of theirs must reach every kind of event.
contract Reach is ClaimChecks {
    uint256 private constant ROUNDS = 100;

    uint256 private _seeds;

    /// One play for all, since it is long; and longer than those of the invariants, which must hold after it.
    function test_HandlersReachEverything() external {
        _play();
        _checkMoney();
        _checkClaims();
        _reachEveryUseOfMoney();
        _reachEveryStateOfEntries();
        _reachManyRefusals();
        _reachEveryStatus();
        _reachEveryStatusOfClaims();
    }

    function _reachEveryUseOfMoney() private view {
        MoneyStore.Sums memory green = _green();
        assertTrue(green.minted != 0, "tranches were drawn");
        assertTrue(green.allocated != 0, "coloured money was allocated");
        assertTrue(green.returned != 0, "money was returned");
        assertTrue(green.fees != 0, "fees were taken");
        assertTrue(green.breached != 0, "green money leaked");
        assertTrue(green.lent != 0, "money was lent");
        assertTrue(green.repaid != 0, "loans were repaid");
        assertTrue(store.sumsOf(OTHER_MONEY).allocated != 0, "other money was allocated");
        assertTrue(store.sumsOf(OTHER_MONEY).breached != 0, "other money fell short");
        assertTrue(store.sumsOf(OTHER_MONEY).lent != 0, "other money was exchanged");
        assertTrue(store.sumsOf(Defaults.EXCHANGED).minted != 0, "green money was exchanged");
        assertTrue(store.childless() != 0, "a lot was too small to be exchanged");
        assertTrue(_flags() != 0, "a payment was flagged");
        assertTrue(_deepest() > 2, "money was transferred on");
        assertTrue(_emptied() != 0, "a lot was emptied");
        assertTrue(store.uses(IEvidenceBook.Purpose.ALLOCATE) != 0, "documents were used");
        assertTrue(_usedLines() != 0, "lines were used");
    }

    function _reachEveryStateOfEntries() private view {
        for (uint8 i = 1; i <= uint8(type(IEntries.EntryState).max); ++i) {
            assertTrue(store.entryMoves(IEntries.EntryState(i)) != 0, _stateName(i));
        }
        assertTrue(store.refusals(Reason.ACCOUNT_BROKEN) != 0, "accounts were broken");
        assertTrue(_paidFrom(Defaults.OLDEST_FIRST) != 0, "payments were booked first in, first out");
        assertTrue(_paidFrom(Defaults.BY_SHARES) != 0, "payments were booked pro rata");
        assertTrue(_changedRules() != 0, "a booking rule was changed");
        assertTrue(_timedOut() != 0, "money came back after its time");
    }

    /// What stands against entries: all that the play can be refused for.
    function _reachManyRefusals() private view {
        uint256 reached;
        for (uint8 i = 1; i <= uint8(type(Reason).max); ++i) {
            if (store.refusals(Reason(i)) != 0) ++reached;
        }
        assertTrue(reached > 40, "kinds of refusals");
    }

    function _reachEveryStatus() private view {
        assertTrue(store.moves(IAssetRegistry.AssetStatus.SUGGESTED) > 3, "projects were registered");
        assertTrue(store.moves(IAssetRegistry.AssetStatus.CONFIRMED) > 3, "projects were confirmed");
        assertTrue(store.moves(IAssetRegistry.AssetStatus.REJECTED) != 0, "projects were rejected");
        assertTrue(store.moves(IAssetRegistry.AssetStatus.SUSPENDED) != 0, "projects were suspended");
        assertTrue(store.parties().length > 9, "counterparties were registered");
        assertTrue(store.accounts().length > 10, "accounts were opened");
        assertTrue(instruments.colours() > Defaults.COLOURS, "bonds were issued");
    }

    function _reachEveryStatusOfClaims() private view {
        assertTrue(store.claimMoves(IClaimRegistry.ClaimStatus.ACTIVE) > 9, "claims were attested, some dismissed");
        assertTrue(store.claimMoves(IClaimRegistry.ClaimStatus.CHALLENGED) != 0, "claims were challenged");
        assertTrue(store.claimMoves(IClaimRegistry.ClaimStatus.REJECTED) != 0, "claims were rejected");
        assertTrue(store.claimMoves(IClaimRegistry.ClaimStatus.REVOKED) != 0, "claims were revoked");
        assertTrue(store.requirementMoves() > 3, "permits were required");
        assertTrue(_deepestClaim() > 1, "claims stand on others that do");
    }

    function _deepestClaim() private view returns (uint256 deepest) {
        ClaimId[] memory known = store.claims();
        for (uint256 i; i < known.length; ++i) {
            uint256 depth = claims.claimOf(known[i]).depth;
            if (depth > deepest) deepest = depth;
        }
    }

    function _play() private {
        // The runner plays a test that fails again, with a trace of every step: of so many, more than memory holds.
        VM.unixTime();
        for (uint256 i; i < ROUNDS; ++i) {
            bank.receiveOtherMoney(_seed());
            bank.receiveProceeds(_seed());
            bank.drawDown(_seed());
            bank.allocate(_seed());
            bank.spendAgainstTheFramework(_seed());
            bank.passOn(_seed());
            bank.payFromProceeds(_seed());
            bank.payFromOperating(_seed());
            bank.payFromAnyAccount(_seed());
            bank.feedRuledAccounts(_seed());
            bank.payByAge(_seed());
            bank.payByShares(_seed());
            _playEntries();
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
            supervisor.confirm(_seed());
            supervisor.reject(_seed());
            supervisor.verifyCost(_seed());
            if (i % 4 == 0) supervisor.suspend(_seed());
            supervisor.reinstate(_seed());
            claimant.attest(_seed());
            claimant.attest(_seed());
            claimant.challenge(_seed());
            claimant.decide(_seed());
            claimant.attest(_seed());
            claimant.revoke(_seed());
            if (i % 2 == 0) claimant.requirePermit(_seed());
            claimant.waivePermit(_seed());
            operator.suspendOrReinstate(_seed());
            operator.setGroup(_seed());
            operator.rotateKey(_seed());
            operator.limitEntrusted(_seed());
            operator.passTime(_seed());
        }
    }

    function _playEntries() private {
        requester.requests(_seed());
        requester.releases(_seed());
        requester.requests(_seed());
        requester.cancels(_seed());
        requester.confirms(_seed());
        requester.disputes(_seed());
        reverser.refunds(_seed());
        reverser.refundsTooLate(_seed());
        reverser.takesReceiptsBack(_seed());
        stater.states(_seed());
        stater.explains(_seed());
        stater.statesTruly(_seed());
        lender.drawFunding(_seed());
        lender.lends(_seed());
        lender.givesBack(_seed());
        lender.repays(_seed());
        lender.exchanges(_seed());
        owner.openLine(_seed());
        owner.closeLine(_seed());
        owner.registerDocument(_seed());
        owner.proposeRule(_seed());
        owner.acceptRule(_seed());
        if (_seeds % 3 == 0) owner.withdrawRule(_seed());
        moneyStranger.attacksEntries(_seed());
    }

    function _seed() private returns (uint256) {
        return uint256(keccak256(abi.encode(++_seeds)));
    }

    function _green() private view returns (MoneyStore.Sums memory all) {
        for (uint32 c = 1; c <= instruments.colours(); ++c) {
            MoneyStore.Sums memory s = store.sumsOf(Colour.wrap(c));
            all.minted += s.minted;
            all.allocated += s.allocated;
            all.returned += s.returned;
            all.fees += s.fees;
            all.breached += s.breached;
            all.lent += s.lent;
            all.repaid += s.repaid;
        }
    }

    function _flags() private view returns (uint256 count) {
        PaymentId[] memory known = store.entries();
        for (uint256 i; i < known.length; ++i) {
            if (store.factsOf(known[i]).flag != Reason.NONE) ++count;
        }
    }

    function _usedLines() private view returns (uint256 count) {
        LineId[] memory known = store.lines();
        for (uint256 i; i < known.length; ++i) {
            if (store.usedOf(known[i]) != 0) ++count;
        }
    }

    /// Payments out of an account.
    function _paidFrom(AccountId account) private view returns (uint256 count) {
        PaymentId[] memory known = store.entries();
        for (uint256 i; i < known.length; ++i) {
            bool paid = store.factsOf(known[i]).state == IEntries.EntryState.PAID;
            if (paid && store.factsOf(known[i]).account == account) ++count;
        }
    }

    /// The issuer's accounts that are booked by another rule than they were opened with.
    function _changedRules() private view returns (uint256 count) {
        if (!_isBooked(Defaults.OPERATING, IAccountRegistry.BookingRule.SPECIFIED)) ++count;
        if (!_isBooked(Defaults.FOREIGN, IAccountRegistry.BookingRule.SPECIFIED)) ++count;
        if (!_isBooked(Defaults.DEPOSIT, IAccountRegistry.BookingRule.SPECIFIED)) ++count;
        if (!_isBooked(Defaults.MONEY_MARKET, IAccountRegistry.BookingRule.SPECIFIED)) ++count;
        if (!_isBooked(Defaults.OLDEST_FIRST, IAccountRegistry.BookingRule.FIFO)) ++count;
        if (!_isBooked(Defaults.BY_SHARES, IAccountRegistry.BookingRule.PRORATA)) ++count;
    }

    function _isBooked(AccountId account, IAccountRegistry.BookingRule rule) private view returns (bool) {
        return accounts.accountOf(account).rule == rule;
    }

    function _timedOut() private view returns (uint256 count) {
        PaymentId[] memory known = store.entries();
        for (uint256 i; i < known.length; ++i) {
            if (store.factsOf(known[i]).returned) ++count;
        }
    }

    function _stateName(uint8 state) private pure returns (string memory) {
        string[13] memory names = [
            "none",
            "received",
            "requested",
            "void",
            "paid",
            "confirmed",
            "disputed",
            "reversal",
            "statement",
            "explanation",
            "lending",
            "conversion",
            "repaid"
        ];
        return names[state];
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
            ILots.Lot memory lot = ledger.lotOf(lots[i].account, lots[i].colour, lots[i].n);
            if (lot.remaining == ZERO) ++count;
        }
    }
}
