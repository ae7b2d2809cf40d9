// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// What can only be seen at the moment when it happens.
enum Breach {
    /// L2: a child was not taken from its parent in the same step.
    LEG,
    /// L5: an entry moved along a forbidden edge, was recorded a second time, or money moved under it that it does not
    /// explain.
    ENTRY,
    /// L3: a statement went back in time or did not say what the ledger held, or an entry lies on a day that is closed.
    DAY,
    /// L5: an asset moved along a forbidden edge, or its epoch jumped.
    TRANSITION,
    /// L9: coloured money was allocated to a project out of standing.
    STANDING,
    /// L12: an event did not have the next number.
    SEQUENCE,
    /// Coloured money left inside the payer's group.
    TERMINAL,
    /// A call went through, or was refused, against what the caller's key may do.
    PERMISSION,
    /// L7: a document was used twice for a purpose, for two projects or while suspect, or one that led to it was taken.
    EVIDENCE
}

/// Counts breaches; the suite asserts that there are none.
abstract contract Breaches {
    mapping(Breach => uint256) public breaches;

    function _breachIf(bool condition, Breach breach) internal {
        if (condition) ++breaches[breach];
    }
}
