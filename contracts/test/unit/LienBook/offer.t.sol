// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IObjectOwners} from "../../../registry/IObjectOwners.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {AssetId, NO_LIEN, TrancheId} from "../../../types/Ids.sol";
import {Day} from "../../../types/Day.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer owns the project; the bank lent the claim.
contract LienBook_Offer is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _offerAs(Actors.STRANGER, _mortgage(LIEN));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _offerAs(Actors.ISSUER_MAKER, _mortgage(LIEN));
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN, Roles.MAKER);
        _offerAs(Actors.BANK_CUSTODIAN, _mortgage(LIEN));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _offerAs(Actors.ISSUER_MAKER, _mortgage(LIEN));
    }

    function test_RevertWhen_TheIdIsZero() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.id = NO_LIEN;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_IdZero.selector));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertGiven_TheIdIsTaken() external {
        _offer(_mortgage(LIEN));
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_LienExists.selector, LIEN));
        _offerAs(Actors.ISSUER_MAKER, _mortgage(LIEN));
    }

    function test_RevertGiven_TheCreditorIsACounterparty() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.creditor = Parties.OUTSIDER;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_CreditorNotMember.selector, Parties.OUTSIDER));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertGiven_TheCreditorIsUnknown() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.creditor = Parties.UNKNOWN;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_CreditorNotMember.selector, Parties.UNKNOWN));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertWhen_TheShareIsZero() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.shareBps = 0;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_ShareOutOfRange.selector, 0));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertWhen_TheShareIsMoreThanTheWhole() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.shareBps = 10_001;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_ShareOutOfRange.selector, 10_001));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertWhen_TheRankIsZero() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.rank = 0;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_RankZero.selector, LIEN));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertWhen_TheLastDayIsPast() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.until = Day.wrap(Day.unwrap(Defaults.TODAY) - 1);
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_UntilInPast.selector, LIEN, t.until));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertGiven_TheObjectIsUnknown() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.object = AssetId.unwrap(Defaults.UNKNOWN_PROJECT);
        VM.expectRevert(
            abi.encodeWithSelector(IObjectOwners.ObjectOwners_ObjectUnknown.selector, ObjectKind.ASSET, t.object)
        );
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertGiven_TheTrancheIsOfABond() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.kind = ObjectKind.LOAN;
        t.object = TrancheId.unwrap(Defaults.STRICT_TRANCHE);
        VM.expectRevert(
            abi.encodeWithSelector(IObjectOwners.ObjectOwners_ObjectUnknown.selector, ObjectKind.LOAN, t.object)
        );
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertWhen_TheObjectIsAReceivable() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.kind = ObjectKind.RECEIVABLE;
        VM.expectRevert(
            abi.encodeWithSelector(IObjectOwners.ObjectOwners_KindUnsupported.selector, ObjectKind.RECEIVABLE)
        );
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_RevertGiven_TheObjectIsAnothers() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                ILienBook.LienBook_NotOwner.selector,
                ObjectKind.ASSET,
                ASSET,
                Parties.ISSUER,
                Parties.BANK
            )
        );
        _offerAs(Actors.BANK_MAKER, _mortgage(LIEN));
    }

    function test_RevertWhen_TheCreditorIsTheOwner() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.creditor = Parties.ISSUER;
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_CreditorIsOwner.selector, Parties.ISSUER));
        _offerAs(Actors.ISSUER_MAKER, t);
    }

    function test_WhenAllIsInOrder() external emits(liens, 1) {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.until = Defaults.TODAY;
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienOffered({
            lien: LIEN,
            object: ASSET,
            creditor: Parties.BANK,
            kind: ObjectKind.ASSET,
            grantor: Parties.ISSUER,
            class: MORTGAGE,
            shareBps: 6_000,
            rank: 1,
            until: Defaults.TODAY,
            dataRoot: Defaults.DATA_ROOT,
            actor: Actors.ISSUER_MAKER,
            seq: seq + 1
        });

        _offerAs(Actors.ISSUER_MAKER, t);

        ILienBook.Lien memory record = liens.lienOf(LIEN);
        assertEq(record.status, ILienBook.LienStatus.OFFERED, "status");
        assertEq(record.grantor, Parties.ISSUER, "grantor");
        assertEq(record.creditor, Parties.BANK, "creditor");
        assertEq(record.object, ASSET, "object");
        assertEq(record.shareBps, 6_000, "share");
        assertEq(record.rank, 1, "rank");
        assertEq(record.until, Defaults.TODAY, "until");
        assertEq(record.desk, address(0), "desk");
        _assertEncumbrance(t, NO_LIEN, 0, 0, 0);
    }

    function test_WhenALenderOffersItsClaim() external emits(liens, 1) {
        _offerAs(Actors.BANK_MAKER, _relendingPledge(LIEN));
        ILienBook.Lien memory record = liens.lienOf(LIEN);
        assertEq(record.status, ILienBook.LienStatus.OFFERED, "status");
        assertEq(record.grantor, Parties.BANK, "grantor");
        assertEq(uint256(record.kind), uint256(ObjectKind.LOAN), "kind");
    }

    function test_GivenTheRankIsHeldByAnActiveLien() external {
        _grant(_mortgage(LIEN));
        _offerAs(Actors.ISSUER_MAKER, _mortgage(SECOND_LIEN));
        assertEq(liens.lienOf(SECOND_LIEN).status, ILienBook.LienStatus.OFFERED, "status");
    }

    function _offerAs(address key, ILienBook.LienTerms memory t) private {
        VM.prank(key);
        liens.offer(t);
    }
}
