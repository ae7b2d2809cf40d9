// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BookingRules} from "../../money/BookingRules.sol";
import {LedgerBase} from "../../money/LedgerBase.sol";
import {MOST_COLOURS} from "../../money/ILots.sol";
import {Colour} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Draw} from "../../types/Money.sol";
import {bound} from "../utils/Bounds.sol";
import {Assertions} from "../utils/Assertions.sol";

/// The rounding of the booking rules, alone.
contract Splitter is BookingRules {
    constructor(Surroundings memory nothing) LedgerBase(nothing) {}

    function split(Draw[] calldata weights, Amount amount) external pure returns (Draw[] memory) {
        return _split(weights, amount);
    }
}

/// Largest remainder, as what defines it in exact rationals, and against a model that was written from the definition.
contract SharesFuzz is Assertions {
    uint256 internal constant LARGEST = 2 ** 122;

    Splitter private splitter;

    function setUp() external {
        LedgerBase.Surroundings memory nothing;
        splitter = new Splitter(nothing);
    }

    /// With x the part of a weight b, X the amount and B the sum of the weights: |x·B − b·X| < B, and the parts sum.
    function testFuzz_Quota(uint256 seed) external view {
        (Draw[] memory weights, uint256 sum, uint256 amount) = _case(seed);
        Draw[] memory parts = splitter.split(weights, _amount(amount));
        uint256 total;
        for (uint256 i; i < weights.length; ++i) {
            uint256 x = Amount.unwrap(_of(weights[i].colour, parts));
            uint256 b = Amount.unwrap(weights[i].amount);
            total += x;
            assertLe(x, b, "nobody gets more than its weight");
            uint256 apart = x * sum > b * amount ? x * sum - b * amount : b * amount - x * sum;
            assertTrue(apart < sum, "less than a unit from the exact share");
        }
        assertEq(total, amount, "sum of the parts");
        for (uint256 i; i < parts.length; ++i) assertTrue(parts[i].amount > ZERO, "no part is zero");
    }

    /// Part by part.
    function testFuzz_Model(uint256 seed) external view {
        (Draw[] memory weights, uint256 sum, uint256 amount) = _case(seed);
        Draw[] memory parts = splitter.split(weights, _amount(amount));
        uint256[] memory expected = _model(weights, sum, amount);
        for (uint256 i; i < weights.length; ++i) {
            assertEq(Amount.unwrap(_of(weights[i].colour, parts)), expected[i], "part");
        }
    }

    /// All equal: the left-over units go to the lowest colours, in whatever order they are held.
    function testFuzz_Ties(uint256 seed) external view {
        uint256 n = bound(seed, 2, MOST_COLOURS);
        Draw[] memory weights = new Draw[](n);
        for (uint256 i; i < n; ++i) weights[i] = Draw(Colour.wrap(uint32((i * 7 + (seed % n)) % n)), _amount(n * n));
        if (n % 7 == 0) return;
        uint256 extra = bound(seed >> 8, 1, n - 1);
        Draw[] memory parts = splitter.split(weights, _amount(n * 3 + extra));
        for (uint32 c; c < n; ++c) {
            uint256 expected = c < extra ? 4 : 3;
            assertEq(Amount.unwrap(_of(Colour.wrap(c), parts)), expected, "part of a colour");
        }
    }

    /// One minor unit goes to whose share is largest.
    function testFuzz_OneUnit(uint256 seed) external view {
        (Draw[] memory weights, , ) = _case(seed);
        Draw[] memory parts = splitter.split(weights, _amount(1));
        assertEq(parts.length, 1, "one part");
        for (uint256 i; i < weights.length; ++i) {
            assertFalse(weights[i].amount > _of(parts[0].colour, weights), "the largest weight");
        }
    }

    /* ----- the model: by counting who comes before whom ----- */

    function _model(Draw[] memory w, uint256 sum, uint256 amount) private pure returns (uint256[] memory parts) {
        parts = new uint256[](w.length);
        uint256 left = amount;
        for (uint256 i; i < w.length; ++i) {
            parts[i] = (Amount.unwrap(w[i].amount) * amount) / sum;
            left -= parts[i];
        }
        for (uint256 i; i < w.length; ++i) {
            uint256 ahead;
            for (uint256 j; j < w.length; ++j) if (_isAhead(w[j], w[i], sum, amount)) ++ahead;
            if (ahead < left) ++parts[i];
        }
    }

    function _isAhead(Draw memory a, Draw memory b, uint256 sum, uint256 amount) private pure returns (bool) {
        uint256 ofA = (Amount.unwrap(a.amount) * amount) % sum;
        uint256 ofB = (Amount.unwrap(b.amount) * amount) % sum;
        return ofA > ofB || (ofA == ofB && Colour.unwrap(a.colour) < Colour.unwrap(b.colour));
    }

    /* ----- cases ----- */

    /// Up to 32 weights of very different sizes, in no order of colours, some zero, and an amount that fits.
    function _case(uint256 seed) private pure returns (Draw[] memory weights, uint256 sum, uint256 amount) {
        weights = new Draw[](bound(_random(seed, "n"), 1, MOST_COLOURS));
        uint256 step = _random(seed, "step") % 2 == 0 ? 1 : 5;
        for (uint256 i; i < weights.length; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint256 most = random % 3 == 0 ? LARGEST : 10 ** (1 + (random % 20));
            uint256 weight = bound(random >> 16, i == 0 ? 1 : 0, most);
            sum += weight;
            weights[i] = Draw(Colour.wrap(uint32((i * step * 3 + 11) % 64)), _amount(weight));
        }
        amount = bound(_random(seed, "amount"), 1, sum);
    }

    function _of(Colour colour, Draw[] memory draws) private pure returns (Amount) {
        for (uint256 i; i < draws.length; ++i) if (draws[i].colour == colour) return draws[i].amount;
        return ZERO;
    }

    function _random(uint256 seed, string memory kind) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, kind)));
    }

    function _amount(uint256 x) private pure returns (Amount) {
        return Amount.wrap(uint128(x));
    }
}
