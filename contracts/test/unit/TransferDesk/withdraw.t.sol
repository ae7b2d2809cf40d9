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
contract TransferDesk_Withdraw is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _offerTransfer(TRANSFER);
        _expectKeyUnknown(Actors.STRANGER);
        _withdrawAs(Actors.STRANGER, TRANSFER);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _offerTransfer(TRANSFER);
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _withdrawAs(Actors.ISSUER_MAKER, TRANSFER);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _offerTransfer(TRANSFER);
        _expectKeyLacksRole(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN, Roles.MAKER);
        _withdrawAs(Actors.BANK_CUSTODIAN, TRANSFER);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _offerTransfer(TRANSFER);
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _withdrawAs(Actors.ISSUER_MAKER, TRANSFER);
    }

    function test_RevertGiven_TheTransferIsUnknown() external {
        _expectTransferUnknown(TRANSFER);
        _withdrawAs(Actors.ISSUER_MAKER, TRANSFER);
    }

    function test_RevertGiven_TheTransferIsAccepted() external {
        _offerTransfer(TRANSFER);
        _acceptTransfer(TRANSFER);
        _expectWrongStatus(TRANSFER, ITransferDesk.TransferStatus.ACCEPTED);
        _withdrawAs(Actors.ISSUER_MAKER, TRANSFER);
    }

    function test_RevertWhen_AnotherPartyWithdraws() external {
        _offerTransfer(TRANSFER);
        VM.expectRevert(
            abi.encodeWithSelector(
                ITransferDesk.TransferDesk_NotSender.selector,
                TRANSFER,
                Parties.ISSUER,
                Parties.SECOND_BANK
            )
        );
        _withdrawAs(SECOND_BANK_MAKER, TRANSFER);
    }

    function test_WhenAllIsInOrder() external emits(transfers, 2) {
        _offerTransfer(TRANSFER);
        uint64 seq = transfers.lastSeq();
        VM.expectEmit(address(transfers));
        emit ITransferDesk.TransferWithdrawn(TRANSFER, Defaults.REASON_ROOT, Actors.ISSUER_MAKER, seq + 1);

        _withdrawAs(Actors.ISSUER_MAKER, TRANSFER);

        assertEq(transfers.transferOf(TRANSFER).status, ITransferDesk.TransferStatus.WITHDRAWN, "status");
    }

    function _withdrawAs(address key, TransferId id) private {
        VM.prank(key);
        transfers.withdraw(id, Defaults.REASON_ROOT);
    }
}
