// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {PaymentId} from "../../../types/Ids.sol";
import {PaymentHandler} from "./PaymentHandler.sol";

/// Acts on entries that there are.
abstract contract EntryHandler is PaymentHandler {
    /// One in one of the states, if there is any.
    /// @param states bit n for state n
    function _anyEntry(uint256 states, uint256 seed) internal view returns (PaymentId id, bool found) {
        return store.anyEntry(states, _random(seed, "entry"));
    }

    function _bit(IEntries.EntryState state) internal pure returns (uint256) {
        return 1 << uint256(state);
    }

    /// Paid, and not taken back by its payee.
    function _outgoing() internal pure returns (uint256) {
        return
            _bit(IEntries.EntryState.PAID) | _bit(IEntries.EntryState.CONFIRMED) | _bit(IEntries.EntryState.DISPUTED);
    }
}
