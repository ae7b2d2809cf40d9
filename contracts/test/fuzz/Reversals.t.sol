// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Draw, Payment, Reversal} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {bound} from "../utils/Bounds.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";

/// One payment of three colours that comes back bit by bit, against what still stands of each.
contract ReversalsFuzz is ActsTest {
    uint256 internal constant BITS = 5;

    /// What stands of other money, strict and flag money, in the model.
    uint256[3] private standing;

    function testFuzz_BitByBit(uint256 seed) external {
        Payment memory p = _paid(seed);
        uint256 paid = _sum();
        for (uint256 i; i < BITS && _sum() != 0; ++i) {
            // The last bit is all that stands.
            uint256 amount = i == BITS - 1 ? _sum() : bound(_random(seed, "bit", i), 1, _sum() + 2);
            Reversal memory r = _reversalOf(p, _amount(amount));
            r.id = _id("reversal", i);
            bool fits = amount <= _sum();
            assertEq(_reverse(r), fits ? Reason.NONE : Reason.REVERSAL_EXCEEDED, "reason");
            if (fits) _takeBack(amount);
            _assertStanding(p, paid);
        }
    }

    /* ----- the model ----- */

    /// Each colour its share of what stands, rounded down; then a unit for the largest remainders, of equal ones for the
    /// lower colour.
    function _takeBack(uint256 amount) private {
        uint256 sum = _sum();
        uint256 left = amount;
        uint256[3] memory remainders;
        for (uint256 c; c < 3; ++c) {
            uint256 product = standing[c] * amount;
            standing[c] -= product / sum;
            left -= product / sum;
            remainders[c] = product % sum;
        }
        for (; left != 0; --left) {
            uint256 best = 3;
            for (uint256 c = 3; c > 0; --c) {
                if (remainders[c - 1] == 0) continue;
                if (best == 3 || remainders[c - 1] >= remainders[best]) best = c - 1;
            }
            standing[best] -= 1;
            remainders[best] = 0;
        }
    }

    function _sum() private view returns (uint256) {
        return standing[0] + standing[1] + standing[2];
    }

    /* ----- the ledger ----- */

    function _paid(uint256 seed) private returns (Payment memory p) {
        uint256 n;
        for (uint256 c; c < 3; ++c) {
            uint256 random = _random(seed, "colour", c);
            // Small amounts and equal ones, where rounding shows; sometimes nothing of a colour.
            standing[c] = random % 5 == 0 && c != 1 ? 0 : bound(random >> 8, 1, random % 2 == 0 ? 7 : 100_000);
            if (standing[c] != 0) ++n;
        }
        Draw[] memory draws = new Draw[](n);
        for (uint256 c = 3; c > 0; --c) {
            if (standing[c - 1] == 0) continue;
            _fund(_id("receipt", c), _colour(c - 1), _amount(standing[c - 1]));
            draws[--n] = Draw(_colour(c - 1), _amount(standing[c - 1]));
        }
        p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, _amount(_sum()));
        p.draws = draws;
        assertEq(_pay(p), Reason.NONE, "payment");
    }

    /// The draws that stand, and everything that is counted of them.
    function _assertStanding(Payment memory p, uint256 paid) private view {
        uint256 green;
        uint256 back;
        for (uint256 c; c < 3; ++c) {
            uint256 drawn = Amount.unwrap(_drawn(p, _colour(c)));
            Amount reversed = ledger.reversedOf(p.id, _colour(c));
            assertEq(Amount.unwrap(reversed), drawn - standing[c], "reversed");
            ILots.Counters memory counters;
            counters.minted = _amount(drawn);
            counters.live = reversed;
            counters.allocated = _amount(standing[c]);
            _assertCounters(_colour(c), counters);
            assertEq(ledger.holdingOf(Defaults.PROCEEDS, _colour(c)).balance, reversed, "balance");
            if (c != 0) green += standing[c];
            back += Amount.unwrap(reversed);
        }
        assertEq(Amount.unwrap(ledger.projectOf(Defaults.PROJECT).allocated), green, "project (L4)");
        assertEq(back + _sum(), paid, "nothing is lost");
    }

    function _drawn(Payment memory p, Colour colour) private pure returns (Amount amount) {
        for (uint256 i; i < p.draws.length; ++i) if (p.draws[i].colour == colour) return p.draws[i].amount;
    }

    function _colour(uint256 c) private pure returns (Colour) {
        return [OTHER_MONEY, Defaults.STRICT, Defaults.FLAG][c];
    }

    function _id(string memory kind, uint256 n) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode(kind, n)));
    }

    function _random(uint256 seed, string memory kind, uint256 n) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, kind, n)));
    }

    function _amount(uint256 x) private pure returns (Amount) {
        return Amount.wrap(uint128(x));
    }
}
