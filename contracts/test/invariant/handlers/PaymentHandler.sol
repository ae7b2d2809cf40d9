// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {IPayments} from "../../../money/IPayments.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {
    AccountId,
    AssetId,
    Colour,
    DocumentId,
    LineId,
    NO_ACCOUNT,
    NO_ASSET,
    OTHER_MONEY
} from "../../../types/Ids.sol";
import {PartyId, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO, min} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Draw, Payment, Use} from "../../../types/Money.sol";
import {Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {Breach} from "../stores/Breaches.sol";
import {Handler} from "./Handler.sol";

/// Pays out of accounts: mostly what is allowed, often enough what is not.
abstract contract PaymentHandler is Handler {
    uint256 private constant MOST_PAYMENTS = 3;
    uint256 private constant FIRST_DAY = 19_700;
    uint256 private constant LAST_DAY = 20_505;
    uint256 private constant LAST_DAY_OF_ALL = 20_700;

    /// What was so before a payment.
    struct Before {
        bool paid;
        bool inStanding;
    }

    function _payOut(AccountId account, uint256 seed) internal {
        bool empty = ledger.bookOf(account).balance == ZERO;
        if (empty && !_once(4, seed, "out of nothing")) return;
        Payment[] memory list = new Payment[](1 + (_random(seed, "payments") % MOST_PAYMENTS));
        for (uint256 i; i < list.length; ++i) list[i] = _payment(account, uint256(keccak256(abi.encode(seed, i))));
        _send(account, list);
    }

    /// As its bank reports it.
    function _send(AccountId account, Payment[] memory list) internal {
        _sendAs(account, list, abi.encodeCall(IPayments.pay, (account, list)));
    }

    /// Sends payments and checks, against the state before, that nothing was recorded that must not be (L9, terminal
    /// rule).
    function _sendAs(AccountId account, Payment[] memory list, bytes memory call) internal {
        address custodian = _custodianOf(account);
        Before[] memory before = new Before[](list.length);
        for (uint256 i; i < list.length; ++i) {
            before[i] = Before(_isPaid(list[i].id), _isInStanding(list[i].project));
        }
        _attempt(_may(custodian, Roles.CUSTODIAN), custodian, address(ledger), call);
        _learn();
        for (uint256 i; i < list.length; ++i) {
            if (!before[i].paid && _isPaid(list[i].id)) _judge(account, list[i], before[i].inStanding);
        }
    }

    function _isPaid(PaymentId id) private view returns (bool) {
        return ledger.entryOf(id).state == IEntries.EntryState.PAID;
    }

    /// L9: the label in words of its own, and what claims say.
    function _isInStanding(AssetId project) internal view returns (bool) {
        IAssetRegistry.Asset memory a = assets.assetOf(project);
        bool running = a.validUntil == 0 || a.validUntil > block.timestamp;
        return running && a.status == IAssetRegistry.AssetStatus.CONFIRMED && claims.inStanding(project);
    }

    /// Of what the ledger took, not of what was asked for.
    function _judge(AccountId account, Payment memory p, bool inStanding) private {
        Draw[] memory drawn = store.entryOf(p.id).draws;
        bool inside = parties.sameGroup(p.payee, accounts.accountOf(account).owner);
        for (uint256 i; i < drawn.length; ++i) {
            if (drawn[i].colour == OTHER_MONEY) continue;
            bool allocated = p.use == Use.ALLOCATE;
            store.note(allocated && p.project != NO_ASSET && !inStanding, Breach.STANDING);
            bool leaves = p.use != Use.TRANSFER && p.payeeAccount == NO_ACCOUNT;
            store.note(leaves && inside, Breach.TERMINAL);
            bool back = parties.sameGroup(p.payee, instruments.termsOf(drawn[i].colour).issuer);
            store.note(allocated && back, Breach.TERMINAL);
        }
    }

    /* ----- one payment ----- */

    function _payment(AccountId account, uint256 seed) internal returns (Payment memory p) {
        p.id = _once(15, seed, "old id") ? store.oldId(seed) : PaymentId.wrap(store.newId());
        _fillDraws(account, p, seed);
        // Twice as often an allocation as any other use.
        uint256 use = _random(seed, "use") % 5;
        p.use = use == 4 ? Use.ALLOCATE : Use(use);
        _fill(account, p, seed);
    }

    /// Everything but the draws and the use.
    function _fill(AccountId account, Payment memory p, uint256 seed) internal view {
        p.valueDate = _once(8, seed, "other day") ? _anyDay(seed) : _day(account);
        p.dataRoot = _once(12, seed, "no evidence") ? bytes32(0) : Defaults.DATA_ROOT;
        p.entrusted = _once(2, seed, "entrusted");
        if (_once(2, seed, "payee's bank")) p.payeeBank = Parties.SECOND_BANK;
        if (p.use == Use.TRANSFER) _fillTransfer(p, seed);
        else _fillPayee(account, p, seed);
        if (p.use == Use.ALLOCATE) _fillPurpose(p, seed);
    }

    /// A payment of green money, if the account holds any, whose use is still to be said.
    function _greenPayment(AccountId account, uint256 seed) internal returns (Payment memory p) {
        p.id = PaymentId.wrap(store.newId());
        uint256 count = instruments.colours();
        uint256 start = _random(seed, "colour");
        for (uint256 i; i < count && p.amount == ZERO; ++i) {
            Colour colour = Colour.wrap(uint32(1 + (((start % count) + i) % count)));
            p.amount = _amount(account, colour, seed);
            p.draws = only(Draw(colour, p.amount));
        }
        p.valueDate = _once(8, seed, "other day") ? _anyDay(seed) : _day(account);
        p.dataRoot = Defaults.DATA_ROOT;
        p.entrusted = true;
    }

    /// Around the look-back, seldom around the deadline and today: no statement can be of an earlier day any more.
    function _anyDay(uint256 seed) private pure returns (Day) {
        uint256 last = _once(6, seed, "late") ? LAST_DAY_OF_ALL : LAST_DAY;
        return Day.wrap(uint32(bound(_random(seed, "day"), FIRST_DAY, last)));
    }

    /* ----- draws ----- */

    /// What the account's rule wants to be told; now and then something else.
    function _fillDraws(AccountId account, Payment memory p, uint256 seed) private view {
        bool specified = accounts.accountOf(account).rule == IAccountRegistry.BookingRule.SPECIFIED;
        Colour colour = _heldColour(account, seed);
        p.amount = _amount(account, colour, seed);
        if (!specified) {
            if (_once(3, seed, "over several colours")) p.amount = _partOf(ledger.bookOf(account).balance, seed);
            if (_once(8, seed, "propose")) p.draws = only(Draw(colour, p.amount));
            return;
        }
        if (_once(20, seed, "no draws")) return;
        p.draws = only(Draw(colour, p.amount));
        Colour second = _heldColour(account, _random(seed, "second colour"));
        if (second == colour || !_once(3, seed, "two colours")) return;
        p.draws = new Draw[](2);
        p.draws[0] = Draw(colour, p.amount);
        p.draws[1] = Draw(second, _partOf(ledger.holdingOf(account, second).balance, seed));
        p.amount = p.amount + p.draws[1].amount;
    }

    /// One that the account holds, if it holds any.
    function _heldColour(AccountId account, uint256 seed) internal view returns (Colour) {
        Colour[] memory held = ledger.coloursIn(account);
        return held.length == 0 ? OTHER_MONEY : held[_random(seed, "colour") % held.length];
    }

    /// Often a whole lot or everything, since there the cursor moves; now and then too much.
    function _amount(AccountId account, Colour colour, uint256 seed) internal view returns (Amount) {
        ILots.Holding memory h = ledger.holdingOf(account, colour);
        uint256 kind = _random(seed, "kind of amount") % 10;
        if (kind == 0) return h.balance + Defaults.ONE_MINOR_UNIT;
        if (kind == 1) return h.balance;
        if (kind < 5) return ledger.lotOf(account, colour, h.head).remaining;
        return _partOf(h.balance, seed);
    }

    function _partOf(Amount whole, uint256 seed) internal pure returns (Amount) {
        if (whole == ZERO) return whole;
        return Amount.wrap(uint128(bound(_random(seed, "part"), 1, Amount.unwrap(whole))));
    }

    /* ----- to whom and for what ----- */

    function _fillTransfer(Payment memory p, uint256 seed) private view {
        p.payeeAccount = _once(15, seed, "no account") ? NO_ACCOUNT : _anyAccount(seed);
        p.payee = _once(10, seed, "other payee") ? _anyParty(seed) : accounts.accountOf(p.payeeAccount).owner;
    }

    function _fillPayee(AccountId account, Payment memory p, uint256 seed) private view {
        p.payee = _payee(account, p, seed);
        if (p.use == Use.RETURN && p.payee == Parties.BANK) p.payeeAccount = Defaults.BANKS;
    }

    function _payee(AccountId account, Payment memory p, uint256 seed) private view returns (PartyId) {
        if (_once(6, seed, "any payee")) return _anyParty(seed);
        if (p.use == Use.FEE) return accounts.accountOf(account).custodian;
        if (p.use != Use.RETURN) return Parties.OUTSIDER;
        Colour colour = p.draws.length == 0 ? _heldColour(account, seed) : p.draws[0].colour;
        return instruments.termsOf(colour).payingAgent;
    }

    function _fillPurpose(Payment memory p, uint256 seed) private view {
        bool none = p.draws.length == 1 && p.draws[0].colour == OTHER_MONEY && _once(2, seed, "other purpose");
        if (none || _once(12, seed, "no project")) return;
        p.project = _once(4, seed, "any project") ? _anyAsset(seed) : _projectInStanding(seed);
        p.line = _lineOf(p.project, seed);
        if (_once(3, seed, "documents")) p.documents = _document(seed);
    }

    /// Mostly one that is in standing, if there is one.
    function _projectInStanding(uint256 seed) internal view returns (AssetId project) {
        AssetId[] memory known = store.assets();
        uint256 start = _random(seed, "project");
        for (uint256 i; i < known.length; ++i) {
            project = known[((start % known.length) + i) % known.length];
            if (_isInStanding(project)) return project;
        }
    }

    /// One of the project's, if it has a budget.
    function _lineOf(AssetId project, uint256 seed) internal view returns (LineId line) {
        LineId[] memory known = store.lines();
        uint256 start = _random(seed, "line");
        for (uint256 i; i < known.length; ++i) {
            LineId next = known[((start % known.length) + i) % known.length];
            if (store.lineRecordOf(next).project == project) return next;
        }
    }

    function _document(uint256 seed) internal view returns (DocumentId[] memory) {
        DocumentId[] memory known = store.documents();
        return only(known[_random(seed, "document") % known.length]);
    }

    /// What is left of a project, and of its line if it has one.
    function _headroom(Payment memory p) internal view returns (Amount room) {
        room = ledger.projectOf(p.project).eligibleCost - ledger.projectOf(p.project).allocated;
        if (LineId.unwrap(p.line) != 0) room = min(room, ledger.lineOf(p.line).cap - ledger.lineOf(p.line).used);
    }
}
