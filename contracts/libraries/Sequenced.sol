// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// Numbers the events of a contract from 1 without a gap (L12). Whoever reads events 1…n and sees that none is
/// missing has the whole history up to n, whatever the node says.
abstract contract Sequenced {
    uint64 private _lastSeq;

    /// The number of the newest event.
    function lastSeq() external view returns (uint64) {
        return _lastSeq;
    }

    /// The number for the next event. Call it once for each event, in the `emit` itself.
    function _seq() internal returns (uint64) {
        return ++_lastSeq;
    }
}
