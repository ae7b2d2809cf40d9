// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {ITransferDesk} from "../../../trade/ITransferDesk.sol";
import {NO_LIEN, TransferId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer offers its project to the second bank.
contract TransferDesk_Accept is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _offerTransfer(TRANSFER);
        _expectKeyUnknown(Actors.STRANGER);
        _acceptAs(Actors.STRANGER, TRANSFER);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _offerTransfer(TRANSFER);
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(SECOND_BANK_CHECKER, Defaults.KEY_EXPIRY);
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _offerTransfer(TRANSFER);
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _acceptAs(Actors.ISSUER_MAKER, TRANSFER);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _offerTransfer(TRANSFER);
        _suspend(Parties.SECOND_BANK);
        _expectPartySuspended(Parties.SECOND_BANK);
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheTransferIsUnknown() external {
        _expectTransferUnknown(TRANSFER);
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheTransferIsWithdrawn() external {
        _offerTransfer(TRANSFER);
        VM.prank(Actors.ISSUER_MAKER);
        transfers.withdraw(TRANSFER, Defaults.REASON_ROOT);
        _expectWrongStatus(TRANSFER, ITransferDesk.TransferStatus.WITHDRAWN);
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertWhen_AnotherPartyAccepts() external {
        _offerTransfer(TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(
                ITransferDesk.TransferDesk_NotReceiver.selector,
                TRANSFER,
                Parties.SECOND_BANK,
                Parties.BANK
            )
        );
        _acceptAs(Actors.BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheAssetHasAnotherOwner() external {
        _offerTransfer(TRANSFER);
        _offerTransfer(SECOND_TRANSFER);
        _acceptTransfer(SECOND_TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(
                ITransferDesk.TransferDesk_OwnerChanged.selector,
                TRANSFER,
                Parties.ISSUER,
                Parties.SECOND_BANK
            )
        );
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_ACreditorHasNotConsented() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ConsentsMissing.selector, TRANSFER, 0, 1));
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_OneOfTwoLiensHasNotConsented() external {
        _grant(_mortgage(LIEN));
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.class = ILienBook.LienClass.PLEDGE;
        _grant(t);
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ConsentsMissing.selector, TRANSFER, 1, 2));
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_OneLienTookThePlaceOfOneThatConsented() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);
        _release(LIEN);
        _grant(_mortgage(SECOND_LIEN));
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ConsentsMissing.selector, TRANSFER, 0, 1));
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_ALienThatConsentedWasReleasedAndAnotherHasNotConsented() external {
        _grant(_mortgage(LIEN));
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.class = ILienBook.LienClass.PLEDGE;
        _grant(t);
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);
        _release(LIEN);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ConsentsMissing.selector, TRANSFER, 0, 1));
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheVerifierBelongsToTheReceiversGroup() external {
        VM.prank(Actors.OPERATOR);
        parties.setGroup(Parties.VERIFIER, Parties.SECOND_BANK);
        _offerTransfer(TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_VerifierNotIndependent.selector,
                Defaults.PROJECT,
                Parties.SECOND_BANK,
                Parties.VERIFIER
            )
        );
        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_GivenTheAssetIsFree() external emits(transfers, 2) {
        _offerTransfer(TRANSFER);
        IAssetRegistry.Asset memory before = assets.assetOf(Defaults.PROJECT);
        uint64 seq = transfers.lastSeq();
        uint64 assetSeq = assets.lastSeq();
        VM.expectEmit(address(transfers));
        emit ITransferDesk.TransferAccepted(TRANSFER, SECOND_BANK_CHECKER, seq + 1);
        VM.expectEmit(address(assets));
        emit IAssetRegistry.OwnershipTransferred(
            Defaults.PROJECT,
            Parties.ISSUER,
            Parties.SECOND_BANK,
            SECOND_BANK_CHECKER,
            assetSeq + 1
        );

        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);

        assertEq(transfers.transferOf(TRANSFER).status, ITransferDesk.TransferStatus.ACCEPTED, "status");
        IAssetRegistry.Asset memory a = assets.assetOf(Defaults.PROJECT);
        assertEq(a.owner, Parties.SECOND_BANK, "owner");
        before.owner = Parties.SECOND_BANK;
        assertEq(keccak256(abi.encode(a)), keccak256(abi.encode(before)), "everything else");
        assertTrue(assets.inStanding(Defaults.PROJECT), "standing");
    }

    function test_GivenEveryCreditorHasConsented() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);

        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);

        assertEq(assets.assetOf(Defaults.PROJECT).owner, Parties.SECOND_BANK, "owner");
        _assertEncumbrance(_mortgage(LIEN), NO_LIEN, 1, 1, 6_000);
    }

    function test_GivenEveryLienWasReleased() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _release(LIEN);

        _acceptAs(SECOND_BANK_CHECKER, TRANSFER);

        assertEq(assets.assetOf(Defaults.PROJECT).owner, Parties.SECOND_BANK, "owner");
    }

    function _acceptAs(address key, TransferId id) private {
        VM.prank(key);
        transfers.accept(id);
    }
}
