// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ITransferDesk} from "../../../trade/ITransferDesk.sol";
import {TransferId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer offers its project to the second bank.
contract TransferDesk_Decline is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _offerTransfer(TRANSFER);
        _expectKeyUnknown(Actors.STRANGER);
        _declineAs(Actors.STRANGER, TRANSFER);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _offerTransfer(TRANSFER);
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(SECOND_BANK_CHECKER, Defaults.KEY_EXPIRY);
        _declineAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _offerTransfer(TRANSFER);
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _declineAs(Actors.ISSUER_MAKER, TRANSFER);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _offerTransfer(TRANSFER);
        _suspend(Parties.SECOND_BANK);
        _expectPartySuspended(Parties.SECOND_BANK);
        _declineAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheTransferIsUnknown() external {
        _expectTransferUnknown(TRANSFER);
        _declineAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertGiven_TheTransferIsAccepted() external {
        _offerTransfer(TRANSFER);
        _acceptTransfer(TRANSFER);
        _expectWrongStatus(TRANSFER, ITransferDesk.TransferStatus.ACCEPTED);
        _declineAs(SECOND_BANK_CHECKER, TRANSFER);
    }

    function test_RevertWhen_AnotherPartyDeclines() external {
        _offerTransfer(TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(
                ITransferDesk.TransferDesk_NotReceiver.selector,
                TRANSFER,
                Parties.SECOND_BANK,
                Parties.BANK
            )
        );
        _declineAs(Actors.BANK_CHECKER, TRANSFER);
    }

    function test_WhenAllIsInOrder() external emits(transfers, 2) {
        _offerTransfer(TRANSFER);
        uint64 seq = transfers.lastSeq();
        VM.expectEmit(address(transfers));
        emit ITransferDesk.TransferDeclined(TRANSFER, Defaults.REASON_ROOT, SECOND_BANK_CHECKER, seq + 1);

        _declineAs(SECOND_BANK_CHECKER, TRANSFER);

        assertEq(transfers.transferOf(TRANSFER).status, ITransferDesk.TransferStatus.DECLINED, "status");
        assertEq(assets.assetOf(Defaults.PROJECT).owner, Parties.ISSUER, "owner");
    }

    function _declineAs(address key, TransferId id) private {
        VM.prank(key);
        transfers.decline(id, Defaults.REASON_ROOT);
    }
}
