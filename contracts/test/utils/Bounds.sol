// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// A fuzzed number, brought into a range. Small numbers give the low end, and the largest one the high end, so that
/// both ends are tried often.
function bound(uint256 x, uint256 low, uint256 high) pure returns (uint256) {
    uint256 size = high - low;
    if (x <= size) return low + x;
    if (type(uint256).max - x <= size) return high - (type(uint256).max - x);
    return low + (x % (size + 1));
}
