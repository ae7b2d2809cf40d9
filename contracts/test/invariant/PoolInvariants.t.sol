// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ItemId, LienId, NO_LIEN} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {ObjectKind} from "../../types/Objects.sol";
import {Item, ItemStatus, Note, Paid, Sums} from "../../types/Pools.sol";
import {PoolTest} from "../utils/PoolTest.sol";
import {PoolHandler} from "./handlers/PoolHandler.sol";

/// What holds for a closed pool after every act of its issuer, servicer and originator.
contract PoolInvariants is PoolTest {
    PoolHandler private _handler;

    function setUp() public override {
        super.setUp();
        _issue();
        ItemId[] memory loans = new ItemId[](LOANS);
        for (uint256 n; n < LOANS; ++n) loans[n] = _loan(n + 1);
        _handler = new PoolHandler(pools, notes, POOL, SENIOR, SERVICER, SERVICER_CHECKER, loans);
    }

    /// Whom the runner calls.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// One function, since the runner would play the same calls again for each.
    function invariant_PoolsHold() external view {
        _checkUnderlyings();
        _checkNotes();
        assertEq(_handler.leftovers(), 0, "a refused call changed something, or a stranger's went through");
        assertEq(pools.poolOf(POOL).items, 2, "composition: as many underlyings as were closed in");
        assertEq(pools.poolOf(POOL).offered, 0, "L5: nothing is offered to a closed pool");
    }

    /// A play of the handler reaches every kind of act: an invariant says nothing about what never happens.
    function test_TheHandlerReachesEveryAct() external {
        for (uint256 i; i < 120; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            _handler.collect(seed);
            _handler.lose(seed >> 3);
            _handler.pay(seed >> 5);
            _handler.transfer(seed >> 7);
            if (i % 4 == 0) _handler.substitute(seed >> 9);
            _handler.trespass(seed);
        }
        assertTrue(_handler.flows() > 5, "flows");
        assertTrue(_handler.losses() > 5, "losses");
        assertTrue(_handler.distributions() > 5, "distributions");
        assertTrue(_handler.transfers() > 5, "transfers");
        assertTrue(_handler.substitutions() != 0, "substitutions");
        _checkUnderlyings();
        _checkNotes();
    }

    /// Sums, L5 and L8: what is in the pool is held by it, and nothing else is.
    function _checkUnderlyings() private view {
        _assertBalanced();
        uint256 accepted;
        for (uint256 n = 1; n <= LOANS; ++n) {
            Item memory i = pools.itemOf(POOL, _loan(n));
            LienId holder = liens.encumbranceOf(ObjectKind.LOAN, ItemId.unwrap(_loan(n))).exclusive;
            if (i.status == ItemStatus.ACCEPTED) ++accepted;
            assertEq(holder, i.status == ItemStatus.ACCEPTED ? i.lien : NO_LIEN, "L8: held while it is in the pool");
            assertTrue(!(i.recovered > i.writtenOff), "recovered at most what was lost");
            if (i.status == ItemStatus.SUBSTITUTED) {
                assertEq(i.outstanding, Amount.wrap(0), "L5: nothing is outstanding on what was replaced");
            }
        }
        assertEq(accepted, 2, "L5: accepted underlyings");
    }

    /// Faces add up to what was issued; nothing is paid that did not come in.
    function _checkNotes() private view {
        Amount held;
        for (uint256 n; n < 3; ++n) held = held + notes.faceOf(SENIOR, _handler.holder(n));
        Note memory note = notes.noteOf(SENIOR);
        assertEq(held, note.issued, "faces add up to what was issued");
        assertTrue(!(note.principalPaid > note.issued), "repaid at most the face");
        Sums memory s = pools.sumsOf(POOL);
        Paid memory paid = notes.paidOf(POOL);
        assertEq(paid.principal, note.principalPaid, "principal of the pool is that of its tranches");
        assertEq(paid.interest, note.interestPaid, "interest of the pool is that of its tranches");
        assertTrue(!(paid.principal > s.collected + s.recovered + s.cash), "principal paid is what came in");
        assertTrue(!(paid.interest > s.interest), "interest paid is what came in");
    }
}
