// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// A calendar date as whole days since 1970-01-01 (UTC), as banks state value dates. 0 means unknown.
type Day is uint32;

Day constant UNKNOWN_DAY = Day.wrap(0);

using {isUnknown, isBefore, isAfter, next} for Day global;

function isUnknown(Day day) pure returns (bool) {
    return Day.unwrap(day) == 0;
}

function isBefore(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) < Day.unwrap(b);
}

function isAfter(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) > Day.unwrap(b);
}

/// The day after.
function next(Day day) pure returns (Day) {
    return Day.wrap(Day.unwrap(day) + 1);
}

/// The day of the block being executed.
function today() view returns (Day) {
    return Day.wrap(uint32(block.timestamp / 1 days));
}
