// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILotLedger} from "../../../money/ILotLedger.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AccountId, AssetId, Colour, NO_ACCOUNT, NO_ASSET, OTHER_MONEY} from "../../../types/Ids.sol";
import {PartyId, PaymentId} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Payment, Use} from "../../../types/Money.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {Breach} from "../stores/Breaches.sol";
import {Handler} from "./Handler.sol";

/// Pays out of accounts: mostly what is allowed, often enough what is not.
abstract contract PaymentHandler is Handler {
    uint256 private constant MOST_PAYMENTS = 3;
    uint256 private constant FIRST_DAY = 19_700;
    uint256 private constant LAST_DAY = 20_700;

    /// What was so before a payment.
    struct Before {
        bool recorded;
        bool inStanding;
        bool affiliated;
    }

    function _custodianOf(AccountId account) internal view returns (address) {
        return
            accounts.accountOf(account).custodian == Parties.BANK
                ? Actors.BANK_CUSTODIAN
                : Actors.SECOND_BANK_CUSTODIAN;
    }

    function _payOut(AccountId account, uint256 seed) internal {
        bool empty = Amount.unwrap(ledger.holdingOf(account, _heldColour(account, seed)).balance) == 0;
        if (empty && !_once(4, seed, "out of nothing")) return;
        Payment[] memory list = new Payment[](1 + (_random(seed, "payments") % MOST_PAYMENTS));
        for (uint256 i; i < list.length; ++i) list[i] = _payment(account, uint256(keccak256(abi.encode(seed, i))));
        _send(account, list);
    }

    /// Sends payments and checks, against the state before, that nothing was recorded that must not be (L9, terminal
    /// rule).
    function _send(AccountId account, Payment[] memory list) internal {
        address custodian = _custodianOf(account);
        bool may = _may(custodian, Roles.CUSTODIAN);
        PartyId owner = accounts.accountOf(account).owner;
        Before[] memory before = new Before[](list.length);
        for (uint256 i; i < list.length; ++i) {
            before[i].recorded = ledger.movementOf(list[i].id).recorded;
            before[i].inStanding = _isInStanding(list[i].project);
            before[i].affiliated = parties.sameGroup(list[i].payee, owner);
        }
        _attempt(may, custodian, address(ledger), abi.encodeCall(ILotLedger.pay, (account, list)));
        for (uint256 i; i < list.length; ++i) _judge(list[i], before[i]);
    }

    /// L9 in words of its own, not the registry's.
    function _isInStanding(AssetId project) private view returns (bool) {
        IAssetRegistry.Asset memory a = assets.assetOf(project);
        bool running = a.validUntil == 0 || a.validUntil > block.timestamp;
        return running && a.status == IAssetRegistry.AssetStatus.CONFIRMED;
    }

    function _judge(Payment memory p, Before memory before) private {
        if (before.recorded || !ledger.movementOf(p.id).recorded || p.colour == OTHER_MONEY) return;
        store.note(p.use == Use.ALLOCATE && !before.inStanding, Breach.STANDING);
        store.note(p.use != Use.TRANSFER && before.affiliated, Breach.TERMINAL);
    }

    /* ----- one payment ----- */

    function _payment(AccountId account, uint256 seed) internal returns (Payment memory p) {
        p.id = _once(15, seed, "old id") ? store.oldId(seed) : PaymentId.wrap(store.newId());
        p.colour = _heldColour(account, seed);
        p.amount = _amount(account, p.colour, seed);
        // Twice as often an allocation as any other use.
        uint256 use = _random(seed, "use") % 5;
        p.use = use == 4 ? Use.ALLOCATE : Use(use);
        p.valueDate = _once(4, seed, "other day") ? _anyDay(seed) : Defaults.VALUE_DATE;
        p.dataRoot = _once(12, seed, "no evidence") ? bytes32(0) : Defaults.DATA_ROOT;
        if (p.use == Use.TRANSFER) _fillTransfer(p, seed);
        else p.payee = _payee(account, p, seed);
        if (p.use == Use.ALLOCATE && p.colour != OTHER_MONEY) p.project = _project(seed);
    }

    /// A payment of green money, if the account holds any, whose use is still to be said.
    function _greenPayment(AccountId account, uint256 seed) internal returns (Payment memory p) {
        p.id = PaymentId.wrap(store.newId());
        uint256 count = instruments.colours();
        uint256 start = _random(seed, "colour");
        for (uint256 i; i < count && Amount.unwrap(p.amount) == 0; ++i) {
            p.colour = Colour.wrap(uint32(1 + (((start % count) + i) % count)));
            p.amount = _amount(account, p.colour, seed);
        }
        p.valueDate = _once(4, seed, "other day") ? _anyDay(seed) : Defaults.VALUE_DATE;
        p.dataRoot = Defaults.DATA_ROOT;
    }

    /// Around the look-back, the deadline and today.
    function _anyDay(uint256 seed) private pure returns (Day) {
        return Day.wrap(uint32(bound(_random(seed, "day"), FIRST_DAY, LAST_DAY)));
    }

    /// One that the account holds, if it holds any.
    function _heldColour(AccountId account, uint256 seed) private view returns (Colour colour) {
        uint256 count = instruments.colours() + 1;
        uint256 start = _random(seed, "colour") % count;
        for (uint256 i; i < count; ++i) {
            colour = Colour.wrap(uint32((start + i) % count));
            if (Amount.unwrap(ledger.holdingOf(account, colour).balance) != 0) return colour;
        }
    }

    /// Often a whole lot or everything, since there the cursor moves; now and then too much.
    function _amount(AccountId account, Colour colour, uint256 seed) private view returns (Amount) {
        ILotLedger.Holding memory h = ledger.holdingOf(account, colour);
        uint256 balance = Amount.unwrap(h.balance);
        uint256 kind = _random(seed, "kind of amount") % 10;
        if (kind == 0) return Amount.wrap(uint128(balance + 1));
        if (kind == 1) return h.balance;
        if (kind < 5) return ledger.lotOf(account, colour, h.head).remaining;
        if (balance == 0) return h.balance;
        return Amount.wrap(uint128(bound(_random(seed, "amount"), 1, balance)));
    }

    function _fillTransfer(Payment memory p, uint256 seed) private view {
        p.payeeAccount = _once(15, seed, "no account") ? NO_ACCOUNT : _anyAccount(seed);
        p.payee = _once(10, seed, "other payee") ? _anyParty(seed) : accounts.accountOf(p.payeeAccount).owner;
    }

    function _payee(AccountId account, Payment memory p, uint256 seed) private view returns (PartyId) {
        if (_once(6, seed, "any payee")) return _anyParty(seed);
        if (p.use == Use.RETURN) return instruments.termsOf(p.colour).payingAgent;
        if (p.use == Use.FEE) return accounts.accountOf(account).custodian;
        return Parties.OUTSIDER;
    }

    /// Mostly one that is in standing, if there is one.
    function _project(uint256 seed) private view returns (AssetId project) {
        if (_once(12, seed, "no project")) return NO_ASSET;
        return _once(4, seed, "any project") ? _anyAsset(seed) : _projectInStanding(seed);
    }

    function _projectInStanding(uint256 seed) internal view returns (AssetId project) {
        AssetId[] memory known = store.assets();
        uint256 start = _random(seed, "project");
        for (uint256 i; i < known.length; ++i) {
            project = known[((start % known.length) + i) % known.length];
            if (_isInStanding(project)) return project;
        }
    }
}
