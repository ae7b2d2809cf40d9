// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILienBook} from "../../trade/ILienBook.sol";
import {LienId} from "../../types/Ids.sol";
import {Actors} from "../utils/Actors.sol";
import {Defaults} from "../utils/Defaults.sol";
import {LienTest} from "../utils/LienTest.sol";
import {VM} from "../utils/Vm.sol";

/// L5 for liens: every act in every state, as a table.
contract LienStatusTransitions is LienTest {
    enum Act {
        OFFER,
        ACCEPT,
        WITHDRAW,
        DECLINE,
        RELEASE,
        LIFT
    }

    /// The statuses, with those that a desk took apart from those that a creditor accepted.
    enum State {
        NONE,
        OFFERED,
        ACTIVE,
        WITHDRAWN,
        DECLINED,
        RELEASED,
        TAKEN,
        LIFTED
    }

    function test_OfferInEveryState() external {
        _assertOnlyFrom(State.NONE, Act.OFFER, ILienBook.LienStatus.OFFERED);
    }

    function test_AcceptInEveryState() external {
        _assertOnlyFrom(State.OFFERED, Act.ACCEPT, ILienBook.LienStatus.ACTIVE);
    }

    function test_WithdrawInEveryState() external {
        _assertOnlyFrom(State.OFFERED, Act.WITHDRAW, ILienBook.LienStatus.WITHDRAWN);
    }

    function test_DeclineInEveryState() external {
        _assertOnlyFrom(State.OFFERED, Act.DECLINE, ILienBook.LienStatus.DECLINED);
    }

    function test_ReleaseInEveryState() external {
        _assertOnlyFrom(State.ACTIVE, Act.RELEASE, ILienBook.LienStatus.RELEASED);
    }

    function test_LiftInEveryState() external {
        _assertOnlyFrom(State.TAKEN, Act.LIFT, ILienBook.LienStatus.RELEASED);
    }

    /// The act leads from one state to a status, and from no other state anywhere.
    function _assertOnlyFrom(State from, Act act, ILienBook.LienStatus to) private {
        for (uint256 i; i <= uint256(type(State).max); ++i) {
            State state = State(i);
            LienId lien = LienId.wrap(keccak256(abi.encode(state)));
            _bringTo(lien, state);
            ILienBook.Lien memory before = liens.lienOf(lien);
            if (state != from) VM.expectRevert(_refusal(lien, act, before));

            _do(act, lien);

            ILienBook.Lien memory record = liens.lienOf(lien);
            if (state == from) assertEq(record.status, to, "status");
            else assertEq(keccak256(abi.encode(record)), keccak256(abi.encode(before)), "lien");
            _free(lien, record);
        }
    }

    function _refusal(LienId lien, Act act, ILienBook.Lien memory record) private pure returns (bytes memory) {
        if (act == Act.OFFER) return abi.encodeWithSelector(ILienBook.LienBook_LienExists.selector, lien);
        if (record.status == ILienBook.LienStatus.NONE) {
            return abi.encodeWithSelector(ILienBook.LienBook_LienUnknown.selector, lien);
        }
        if (act == Act.LIFT && record.desk != DESK) {
            return abi.encodeWithSelector(ILienBook.LienBook_NotDesk.selector, lien, address(0), DESK);
        }
        if (act == Act.RELEASE && record.status == ILienBook.LienStatus.ACTIVE) {
            return abi.encodeWithSelector(ILienBook.LienBook_HeldByDesk.selector, lien, DESK);
        }
        return abi.encodeWithSelector(ILienBook.LienBook_WrongStatus.selector, lien, record.status);
    }

    function _bringTo(LienId lien, State state) private {
        if (state == State.NONE) return;
        if (state == State.TAKEN || state == State.LIFTED) _encumber(_pooled(lien));
        else _offer(_pooled(lien));
        if (state == State.ACTIVE || state == State.RELEASED) _do(Act.ACCEPT, lien);
        if (state == State.WITHDRAWN) _do(Act.WITHDRAW, lien);
        if (state == State.DECLINED) _do(Act.DECLINE, lien);
        if (state == State.RELEASED) _do(Act.RELEASE, lien);
        if (state == State.LIFTED) _do(Act.LIFT, lien);
    }

    /// Makes room for the next: the class is exclusive.
    function _free(LienId lien, ILienBook.Lien memory record) private {
        if (record.status == ILienBook.LienStatus.ACTIVE) _do(record.desk == DESK ? Act.LIFT : Act.RELEASE, lien);
    }

    function _do(Act act, LienId lien) private {
        if (act == Act.OFFER) return _offer(_pooled(lien));
        bool byOwner = act == Act.WITHDRAW;
        VM.prank(
            act == Act.LIFT
                ? DESK
                : byOwner
                    ? Actors.BANK_MAKER
                    : SECOND_BANK_CHECKER
        );
        if (act == Act.ACCEPT) liens.accept(lien);
        if (act == Act.WITHDRAW) liens.withdraw(lien, Defaults.REASON_ROOT);
        if (act == Act.DECLINE) liens.decline(lien, Defaults.REASON_ROOT);
        if (act == Act.RELEASE) liens.release(lien, Defaults.REASON_ROOT);
        if (act == Act.LIFT) liens.lift(lien);
    }
}
