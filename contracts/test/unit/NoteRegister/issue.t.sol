// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {INoteRegister} from "../../../trade/INoteRegister.sol";
import {Colour, PartyId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {NoteHolding} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract NoteRegister_Issue is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _close();
        _expectKeyUnknown(Actors.STRANGER);
        _issueAs(Actors.STRANGER, SENIOR, Parties.OUTSIDER, FACE);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _close();
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _issueAs(Actors.ISSUER_CHECKER, SENIOR, Parties.OUTSIDER, FACE);
    }

    function test_RevertGiven_ThePoolIsForming() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_PoolNotClosed.selector, POOL));
        _issueAs(Actors.ISSUER_MAKER, SENIOR, Parties.OUTSIDER, FACE);
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _close();
        _expectNotesRefused(INoteRegister.NoteRegister_NotIssuer.selector, Parties.ISSUER, Parties.BANK);
        _issueAs(Actors.BANK_MAKER, SENIOR, Parties.OUTSIDER, FACE);
    }

    function test_RevertWhen_TheTrancheIsNotOfThePool() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_NotANote.selector, Defaults.STRICT, POOL));
        _issueAs(Actors.ISSUER_MAKER, Defaults.STRICT, Parties.OUTSIDER, FACE);
    }

    function test_RevertGiven_TheNotesWereIssued() external {
        _issue();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_NotesIssued.selector, SENIOR));
        _issueAs(Actors.ISSUER_MAKER, SENIOR, Parties.OUTSIDER, FACE);
    }

    function test_RevertWhen_NobodyIsNamed() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_HoldersMissing.selector, SENIOR));
        VM.prank(Actors.ISSUER_MAKER);
        notes.issue(POOL, SENIOR, new NoteHolding[](0));
    }

    function test_RevertWhen_MoreAreGivenThanACallTakes() external {
        _close();
        VM.expectRevert(
            abi.encodeWithSelector(INoteRegister.NoteRegister_TooMany.selector, uint256(101), uint256(100))
        );
        VM.prank(Actors.ISSUER_MAKER);
        notes.issue(POOL, SENIOR, new NoteHolding[](101));
    }

    function test_RevertWhen_AHolderIsUnknown() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_HolderUnknown.selector, Parties.UNKNOWN));
        _issueAs(Actors.ISSUER_MAKER, SENIOR, Parties.UNKNOWN, FACE);
    }

    function test_RevertWhen_AFaceIsZero() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_AmountZero.selector, SENIOR));
        _issueAs(Actors.ISSUER_MAKER, SENIOR, Parties.OUTSIDER, ZERO);
    }

    function test_RevertWhen_MoreIsIssuedThanTheSize() external {
        _close();
        Amount more = Defaults.TRANCHE_SIZE + Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(
                INoteRegister.NoteRegister_SizeExceeded.selector,
                SENIOR,
                more,
                Defaults.TRANCHE_SIZE
            )
        );
        _issueAs(Actors.ISSUER_MAKER, SENIOR, Parties.OUTSIDER, more);
    }

    function test_WhenTheWholeSizeIsIssuedToSeveral() external {
        _close();
        NoteHolding[] memory holdings = new NoteHolding[](3);
        holdings[0] = NoteHolding(Parties.OUTSIDER, FACE);
        holdings[1] = NoteHolding(Parties.BANK, Defaults.TRANCHE_SIZE - FACE - FACE);
        holdings[2] = NoteHolding(Parties.OUTSIDER, FACE);
        uint64 seq = notes.lastSeq();
        VM.expectEmit(address(notes));
        emit INoteRegister.NotesIssued(SENIOR, POOL, Parties.OUTSIDER, FACE, Actors.ISSUER_MAKER, seq + 1);

        VM.prank(Actors.ISSUER_MAKER);
        notes.issue(POOL, SENIOR, holdings);

        assertEq(notes.faceOf(SENIOR, Parties.OUTSIDER), FACE + FACE, "first holder");
        assertEq(notes.faceOf(SENIOR, Parties.BANK), Defaults.TRANCHE_SIZE - FACE - FACE, "second holder");
        assertEq(notes.noteOf(SENIOR).issued, Defaults.TRANCHE_SIZE, "issued");
        assertEq(notes.lastSeq(), seq + 3, "events");
    }

    function _issueAs(address key, Colour note, PartyId holder, Amount face) private {
        VM.prank(key);
        notes.issue(POOL, note, _only(holder, face));
    }
}
