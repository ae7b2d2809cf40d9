// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {NO_LIEN, TrancheId} from "../../../types/Ids.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// A desk takes the bank's claim into a pool of the second bank.
contract LienBook_Encumber is LienTest {
    function test_RevertWhen_TheCallerIsNoDesk() external {
        _expectUnauthorised(Actors.BANK_MAKER);
        _encumberAs(Actors.BANK_MAKER, _pooled(LIEN), Actors.BANK_MAKER);
    }

    function test_RevertWhen_TheOwnersKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _encumberAs(DESK, _pooled(LIEN), Actors.STRANGER);
    }

    function test_RevertGiven_TheOwnersKeyIsNeitherAMakersNorACheckers() external {
        _expectKeyLacksRole(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN, Roles.MAKER | Roles.CHECKER);
        _encumberAs(DESK, _pooled(LIEN), Actors.BANK_CUSTODIAN);
    }

    function test_RevertGiven_TheOwnerIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _encumberAs(DESK, _pooled(LIEN), Actors.BANK_MAKER);
    }

    function test_RevertWhen_TheClassIsForCreditors() external {
        ILienBook.LienClass[4] memory classes = [
            MORTGAGE,
            ILienBook.LienClass.PLEDGE,
            ILienBook.LienClass.ASSIGNMENT,
            RELENDING_PLEDGE
        ];
        for (uint256 i; i < classes.length; ++i) {
            ILienBook.LienTerms memory t = _pooled(LIEN);
            t.class = classes[i];
            VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_ClassNotForDesks.selector, classes[i]));
            _encumberAs(DESK, t, Actors.BANK_MAKER);
        }
    }

    function test_RevertWhen_TheIdIsZero() external {
        ILienBook.LienTerms memory t = _pooled(LIEN);
        t.id = NO_LIEN;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_IdZero.selector));
        _encumberAs(DESK, t, Actors.BANK_MAKER);
    }

    function test_RevertGiven_TheIdIsTaken() external {
        _encumber(_pooled(LIEN));
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_LienExists.selector, LIEN));
        _encumberAs(DESK, _pooled(LIEN), Actors.BANK_MAKER);
    }

    function test_RevertGiven_TheCreditorIsNoMember() external {
        ILienBook.LienTerms memory t = _pooled(LIEN);
        t.creditor = Parties.OUTSIDER;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_CreditorNotMember.selector, Parties.OUTSIDER));
        _encumberAs(DESK, t, Actors.BANK_MAKER);
    }

    function test_RevertWhen_TheShareIsZero() external {
        ILienBook.LienTerms memory t = _pooled(LIEN);
        t.shareBps = 0;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_ShareOutOfRange.selector, 0));
        _encumberAs(DESK, t, Actors.BANK_MAKER);
    }

    function test_RevertWhen_TheRankIsZero() external {
        ILienBook.LienTerms memory t = _pooled(LIEN);
        t.rank = 0;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_RankZero.selector, LIEN));
        _encumberAs(DESK, t, Actors.BANK_MAKER);
    }

    function test_RevertWhen_TheLastDayIsPast() external {
        ILienBook.LienTerms memory t = _pooled(LIEN);
        t.until = Day.wrap(1);
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_UntilInPast.selector, LIEN, 1));
        _encumberAs(DESK, t, Actors.BANK_MAKER);
    }

    function test_RevertGiven_TheObjectIsAnothers() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                ILienBook.LienBook_NotOwner.selector,
                ObjectKind.LOAN,
                TrancheId.unwrap(CLAIM),
                Parties.BANK,
                Parties.ISSUER
            )
        );
        _encumberAs(DESK, _pooled(LIEN), Actors.ISSUER_MAKER);
    }

    function test_RevertGiven_TheLoanIsPledgedForRelending() external {
        _grant(_relendingPledge(LIEN));
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_ExclusivelyHeld.selector, SECOND_LIEN, LIEN, RELENDING_PLEDGE)
        );
        _encumberAs(DESK, _pooled(SECOND_LIEN), Actors.BANK_MAKER);
    }

    function test_WhenAllIsInOrder() external emits(liens, 1) {
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienTaken({
            lien: LIEN,
            object: TrancheId.unwrap(CLAIM),
            creditor: Parties.SECOND_BANK,
            kind: ObjectKind.LOAN,
            grantor: Parties.BANK,
            class: SECURITISATION,
            shareBps: 10_000,
            rank: 1,
            until: UNKNOWN_DAY,
            dataRoot: Defaults.DATA_ROOT,
            desk: DESK,
            actor: Actors.BANK_MAKER,
            seq: seq + 1
        });

        _encumberAs(DESK, _pooled(LIEN), Actors.BANK_MAKER);

        ILienBook.Lien memory record = liens.lienOf(LIEN);
        assertEq(record.status, ILienBook.LienStatus.ACTIVE, "status");
        assertEq(record.desk, DESK, "desk");
        assertEq(record.grantor, Parties.BANK, "grantor");
        _assertEncumbrance(_pooled(LIEN), LIEN, 1, 1, 10_000);
    }

    function test_WhenTheOwnerKeepsThePool() external {
        ILienBook.LienTerms memory t = _pooled(LIEN);
        t.creditor = Parties.BANK;
        _encumberAs(DESK, t, Actors.BANK_CHECKER);
        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.ACTIVE, "status");
    }

    function _encumberAs(address desk, ILienBook.LienTerms memory t, address ownerKey) private {
        VM.prank(desk);
        liens.encumber(t, ownerKey);
    }
}
