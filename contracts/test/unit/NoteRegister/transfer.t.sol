// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {INoteRegister} from "../../../trade/INoteRegister.sol";
import {NoteTransferId, PartyId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract NoteRegister_Transfer is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _issue();
        _expectKeyUnknown(Actors.STRANGER);
        _transferAs(Actors.STRANGER, Parties.BANK, FACE);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _issue();
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _transferAs(Actors.ISSUER_MAKER, Parties.BANK, FACE);
    }

    function test_RevertWhen_TheIdIsZero() external {
        _issue();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_IdZero.selector));
        VM.prank(Actors.ISSUER_CHECKER);
        notes.transfer(NoteTransferId.wrap(0), SENIOR, Parties.OUTSIDER, Parties.BANK, FACE, Defaults.DATA_ROOT);
    }

    function test_RevertGiven_TheIdWasUsed() external {
        _issue();
        _transferAs(Actors.ISSUER_CHECKER, Parties.BANK, Amount.wrap(1));
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_TransferExists.selector, TRANSFER));
        _transferAs(Actors.ISSUER_CHECKER, Parties.BANK, Amount.wrap(1));
    }

    function test_RevertGiven_NoNotesWereIssued() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_NotesNotIssued.selector, SENIOR));
        _transferAs(Actors.ISSUER_CHECKER, Parties.BANK, FACE);
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _issue();
        _expectNotesRefused(INoteRegister.NoteRegister_NotIssuer.selector, Parties.ISSUER, Parties.BANK);
        _transferAs(Actors.BANK_CHECKER, Parties.BANK, FACE);
    }

    function test_RevertWhen_TheReceiverIsTheHolder() external {
        _issue();
        VM.expectRevert(
            abi.encodeWithSelector(INoteRegister.NoteRegister_TransferToHolder.selector, TRANSFER, Parties.OUTSIDER)
        );
        _transferAs(Actors.ISSUER_CHECKER, Parties.OUTSIDER, FACE);
    }

    function test_RevertWhen_TheReceiverIsUnknown() external {
        _issue();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_HolderUnknown.selector, Parties.UNKNOWN));
        _transferAs(Actors.ISSUER_CHECKER, Parties.UNKNOWN, FACE);
    }

    function test_RevertWhen_TheFaceIsZero() external {
        _issue();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_AmountZero.selector, SENIOR));
        _transferAs(Actors.ISSUER_CHECKER, Parties.BANK, ZERO);
    }

    function test_RevertWhen_MoreIsTransferredThanHeld() external {
        _issue();
        Amount more = FACE + Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(
                INoteRegister.NoteRegister_FaceExceeded.selector,
                SENIOR,
                Parties.OUTSIDER,
                FACE,
                more
            )
        );
        _transferAs(Actors.ISSUER_CHECKER, Parties.BANK, more);
    }

    function test_WhenEverythingIsInOrder() external {
        _issue();
        VM.expectEmit(address(notes));
        emit INoteRegister.NotesTransferred({
            transfer: TRANSFER,
            note: SENIOR,
            pool: POOL,
            from: Parties.OUTSIDER,
            to: Parties.BANK,
            face: Amount.wrap(1_00),
            dataRoot: Defaults.DATA_ROOT,
            actor: Actors.ISSUER_CHECKER,
            seq: notes.lastSeq() + 1
        });

        _transferAs(Actors.ISSUER_CHECKER, Parties.BANK, Amount.wrap(1_00));

        assertEq(notes.faceOf(SENIOR, Parties.OUTSIDER), FACE - Amount.wrap(1_00), "from");
        assertEq(notes.faceOf(SENIOR, Parties.BANK), Amount.wrap(1_00), "to");
        assertEq(notes.noteOf(SENIOR).issued, FACE, "issued");
    }

    NoteTransferId private constant TRANSFER = NoteTransferId.wrap(keccak256("note transfer"));

    function _transferAs(address key, PartyId to, Amount face) private {
        VM.prank(key);
        notes.transfer(TRANSFER, SENIOR, Parties.OUTSIDER, to, face, Defaults.DATA_ROOT);
    }
}
