// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ITransferDesk} from "../../../trade/ITransferDesk.sol";
import {AssetId, PartyId, TransferId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer owns the project.
contract TransferDesk_Offer is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _offerAs(Actors.STRANGER, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN, Roles.MAKER);
        _offerAs(Actors.BANK_CUSTODIAN, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertWhen_TheIdIsZero() external {
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_IdZero.selector));
        _offerAs(Actors.ISSUER_MAKER, TransferId.wrap(0), Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheIdIsTaken() external {
        _offerTransfer(TRANSFER);
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_TransferExists.selector, TRANSFER));
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(ITransferDesk.TransferDesk_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.UNKNOWN_PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheAssetIsAnothers() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                ITransferDesk.TransferDesk_NotOwner.selector,
                Defaults.PROJECT,
                Parties.ISSUER,
                Parties.BANK
            )
        );
        _offerAs(Actors.BANK_MAKER, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheReceiverIsACounterparty() external {
        VM.expectRevert(
            abi.encodeWithSelector(ITransferDesk.TransferDesk_ReceiverNotMember.selector, Parties.OUTSIDER)
        );
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.OUTSIDER);
    }

    function test_RevertGiven_TheReceiverIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ReceiverNotMember.selector, Parties.UNKNOWN));
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.UNKNOWN);
    }

    function test_RevertWhen_TheReceiverIsTheOwner() external {
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_ReceiverIsOwner.selector, Parties.ISSUER));
        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.ISSUER);
    }

    function test_WhenAllIsInOrder() external emits(transfers, 1) {
        _grant(_mortgage(LIEN));
        uint64 seq = transfers.lastSeq();
        VM.expectEmit(address(transfers));
        emit ITransferDesk.TransferOffered({
            transfer: TRANSFER,
            asset: Defaults.PROJECT,
            to: Parties.SECOND_BANK,
            from: Parties.ISSUER,
            liensAt: 1,
            dataRoot: Defaults.DATA_ROOT,
            actor: Actors.ISSUER_MAKER,
            seq: seq + 1
        });

        _offerAs(Actors.ISSUER_MAKER, TRANSFER, Defaults.PROJECT, Parties.SECOND_BANK);

        ITransferDesk.Transfer memory t = transfers.transferOf(TRANSFER);
        assertEq(t.status, ITransferDesk.TransferStatus.OFFERED, "status");
        assertEq(t.asset, Defaults.PROJECT, "asset");
        assertEq(t.from, Parties.ISSUER, "from");
        assertEq(t.to, Parties.SECOND_BANK, "to");
        assertEq(t.consents, 0, "consents");
        assertEq(t.liensAt, 1, "liens at");
        assertEq(assets.assetOf(Defaults.PROJECT).owner, Parties.ISSUER, "owner");
    }

    function _offerAs(address key, TransferId id, AssetId asset, PartyId to) private {
        VM.prank(key);
        transfers.offer(id, asset, to, Defaults.DATA_ROOT);
    }
}
