// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {ITransferDesk} from "../../../trade/ITransferDesk.sol";
import {AssetId, LienId, TransferId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The bank has a mortgage on the project that the issuer offers to the second bank.
contract TransferDesk_Consent is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _expectKeyUnknown(Actors.STRANGER);
        _consentAs(Actors.STRANGER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CHECKER, Defaults.KEY_EXPIRY);
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _consentAs(Actors.ISSUER_MAKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheTransferIsUnknown() external {
        _grant(_mortgage(LIEN));
        _expectTransferUnknown(SECOND_TRANSFER);
        _consentAs(Actors.BANK_CHECKER, SECOND_TRANSFER, LIEN);
    }

    function test_RevertGiven_TheTransferIsAccepted() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);
        _acceptTransfer(TRANSFER);
        _expectWrongStatus(TRANSFER, ITransferDesk.TransferStatus.ACCEPTED);
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheLienIsUnknown() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(ITransferDesk.TransferDesk_LienNotOnAsset.selector, TRANSFER, UNKNOWN_LIEN)
        );
        _consentAs(Actors.BANK_CHECKER, TRANSFER, UNKNOWN_LIEN);
    }

    function test_RevertGiven_TheLienIsOnlyOffered() external {
        _offer(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_LienNotOnAsset.selector, TRANSFER, LIEN));
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheLienIsOnAnotherAsset() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.object = AssetId.unwrap(Defaults.SECOND_PROJECT);
        _grant(t);
        _offerTransfer(TRANSFER);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_LienNotOnAsset.selector, TRANSFER, LIEN));
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheLienIsOnALoan() external {
        _grant(_relendingPledge(LIEN));
        _offerTransfer(TRANSFER);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_LienNotOnAsset.selector, TRANSFER, LIEN));
        _consentAs(CENTRAL_BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheLienIsAnothers() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(
                ITransferDesk.TransferDesk_NotCreditor.selector,
                LIEN,
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _consentAs(SECOND_BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_RevertGiven_TheLienHasConsented() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ConsentExists.selector, TRANSFER, LIEN));
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
    }

    function test_WhenAllIsInOrder() external emits(transfers, 2) {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        uint64 seq = transfers.lastSeq();
        VM.expectEmit(address(transfers));
        emit ITransferDesk.TransferConsented(TRANSFER, LIEN, 1, 1, Actors.BANK_CHECKER, seq + 1);

        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);

        assertEq(transfers.transferOf(TRANSFER).consents, 1, "consents");
        assertTrue(transfers.hasConsented(TRANSFER, LIEN), "consented");
    }

    function test_GivenALienCameSinceTheLastConsent() external {
        _grant(_mortgage(LIEN));
        _offerTransfer(TRANSFER);
        _consent(TRANSFER, LIEN);
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.class = ILienBook.LienClass.PLEDGE;
        _grant(t);
        assertFalse(transfers.hasConsented(TRANSFER, LIEN), "the earlier consent still counts");

        _consentAs(Actors.BANK_CHECKER, TRANSFER, SECOND_LIEN);

        assertEq(transfers.transferOf(TRANSFER).consents, 1, "consents");
        assertEq(transfers.transferOf(TRANSFER).liensAt, 2, "liens at");
        _consentAs(Actors.BANK_CHECKER, TRANSFER, LIEN);
        assertEq(transfers.transferOf(TRANSFER).consents, 2, "consents");
    }

    function _consentAs(address key, TransferId id, LienId lien) private {
        VM.prank(key);
        transfers.consent(id, lien);
    }
}
