// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {IMoneyPolicy} from "../../../policy/IMoneyPolicy.sol";
import {NO_PARTY, PartyId} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// The operator, and time.
contract OperatorHandler is Handler {
    uint256 private constant LONGEST_PAUSE = 1 days;
    uint256 private constant LONGEST_KEY = 90 days;
    uint256 private constant LARGEST_THRESHOLD = 200_000_00;
    uint256 private constant FIRST_DAY = 20_400;
    uint256 private constant LAST_DAY = 20_560;

    Day private _newestThreshold;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    /// Suspends a party, but soon lets it act again: a suspended bank stops everything.
    function suspendOrReinstate(uint256 seed) external acts {
        PartyId party = _suspendedParty();
        bool none = party == NO_PARTY || _once(4, seed, "one more");
        if (none) party = _anyParty(seed);
        bool active = parties.partyOf(party).status == IPartyRegistry.PartyStatus.ACTIVE;
        bytes memory call =
            active
                ? abi.encodeCall(IPartyRegistry.suspend, (party, Defaults.REASON_ROOT))
                : abi.encodeCall(IPartyRegistry.reinstate, (party, Defaults.REASON_ROOT));
        _attempt(true, Actors.OPERATOR, address(parties), call);
    }

    /// Moves a party into or out of the group of the issuer or the bank.
    function setGroup(uint256 seed) external acts {
        PartyId party = _anyParty(seed);
        PartyId head = _once(2, seed, "bank") ? Parties.BANK : Parties.ISSUER;
        if (_once(2, seed, "leave")) head = NO_PARTY;
        bool may = head == NO_PARTY || head == party || (parties.partyOf(head).group == head && !_isHead(party));
        bytes memory call = abi.encodeCall(IPartyRegistry.setGroup, (party, head));
        _attempt(may, Actors.OPERATOR, address(parties), call);
    }

    function rotateKey(uint256 seed) external acts {
        bool revoke = _once(4, seed, "revoke");
        bool may = !revoke || parties.keyOf(Actors.ISSUER_MAKER).roles != 0;
        uint64 end = uint64(block.timestamp + bound(_random(seed, "span"), 1, LONGEST_KEY));
        bytes memory call =
            revoke
                ? abi.encodeCall(IPartyRegistry.revokeKey, (Actors.ISSUER_MAKER))
                : abi.encodeCall(IPartyRegistry.bindKey, (Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER, end));
        _attempt(may, Actors.OPERATOR, address(parties), call);
    }

    /// Payments of loans above an amount must be entrusted from a day on.
    function limitEntrusted(uint256 seed) external acts {
        Amount above = Amount.wrap(uint128(bound(_random(seed, "above"), 0, LARGEST_THRESHOLD)));
        Day from = Day.wrap(uint32(bound(_random(seed, "from"), FIRST_DAY, LAST_DAY)));
        bytes memory call = abi.encodeCall(
            IMoneyPolicy.setEntrustedThreshold,
            (Defaults.CURRENCY, from, above, Defaults.SOURCE_ROOT)
        );
        bool may = from.isAfter(_newestThreshold);
        if (_attempt(may, Actors.OPERATOR, address(policy), call)) _newestThreshold = from;
    }

    function passTime(uint256 seed) external acts {
        store.passTime(bound(_random(seed, "pause"), 1, LONGEST_PAUSE));
    }

    function _suspendedParty() private view returns (PartyId) {
        PartyId[] memory known = store.parties();
        for (uint256 i; i < known.length; ++i) {
            if (parties.partyOf(known[i]).status == IPartyRegistry.PartyStatus.SUSPENDED) return known[i];
        }
        return NO_PARTY;
    }

    /// Whether another party is under it.
    function _isHead(PartyId party) private view returns (bool) {
        PartyId[] memory known = store.parties();
        for (uint256 i; i < known.length; ++i) {
            if (known[i] != party && parties.partyOf(known[i]).group == party) return true;
        }
        return false;
    }
}
