// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITransferDesk} from "../../trade/ITransferDesk.sol";
import {TransferId} from "../../types/Ids.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {Defaults} from "../utils/Defaults.sol";
import {LienTest} from "../utils/LienTest.sol";
import {VM} from "../utils/Vm.sol";

/// L5 for transfers: every act in every status, as a table.
contract TransferStatusTransitions is LienTest {
    enum Act {
        OFFER,
        CONSENT,
        ACCEPT,
        WITHDRAW,
        DECLINE
    }

    ITransferDesk.TransferStatus internal constant NONE = ITransferDesk.TransferStatus.NONE;
    ITransferDesk.TransferStatus internal constant OFFERED = ITransferDesk.TransferStatus.OFFERED;

    function test_OfferInEveryStatus() external {
        _assertOnlyFrom(NONE, Act.OFFER, OFFERED);
    }

    function test_ConsentInEveryStatus() external {
        _assertOnlyFrom(OFFERED, Act.CONSENT, OFFERED);
    }

    function test_AcceptInEveryStatus() external {
        _assertOnlyFrom(OFFERED, Act.ACCEPT, ITransferDesk.TransferStatus.ACCEPTED);
    }

    function test_WithdrawInEveryStatus() external {
        _assertOnlyFrom(OFFERED, Act.WITHDRAW, ITransferDesk.TransferStatus.WITHDRAWN);
    }

    function test_DeclineInEveryStatus() external {
        _assertOnlyFrom(OFFERED, Act.DECLINE, ITransferDesk.TransferStatus.DECLINED);
    }

    /// The act leads from one status to another, and from no other status anywhere.
    function _assertOnlyFrom(ITransferDesk.TransferStatus from, Act act, ITransferDesk.TransferStatus to) private {
        for (uint256 i; i <= uint256(type(ITransferDesk.TransferStatus).max); ++i) {
            ITransferDesk.TransferStatus status = ITransferDesk.TransferStatus(i);
            TransferId transfer = TransferId.wrap(keccak256(abi.encode(status)));
            _bringTo(transfer, status);
            if (act == Act.CONSENT) _grant(_mortgage(LIEN));
            bytes32 before = keccak256(abi.encode(transfers.transferOf(transfer)));
            if (status != from) VM.expectRevert(_refusal(transfer, act, status));

            _do(act, transfer);

            ITransferDesk.Transfer memory t = transfers.transferOf(transfer);
            if (status == from) assertEq(t.status, to, "status");
            else assertEq(keccak256(abi.encode(t)), before, "transfer");
            _startAnew();
        }
    }

    function _refusal(
        TransferId transfer,
        Act act,
        ITransferDesk.TransferStatus status
    ) private pure returns (bytes memory) {
        if (act == Act.OFFER) {
            return abi.encodeWithSelector(ITransferDesk.TransferDesk_TransferExists.selector, transfer);
        }
        if (status == NONE) {
            return abi.encodeWithSelector(ITransferDesk.TransferDesk_TransferUnknown.selector, transfer);
        }
        return abi.encodeWithSelector(ITransferDesk.TransferDesk_WrongStatus.selector, transfer, status);
    }

    function _bringTo(TransferId transfer, ITransferDesk.TransferStatus status) private {
        if (status == NONE) return;
        _offerTransfer(transfer);
        if (status == ITransferDesk.TransferStatus.ACCEPTED) _do(Act.ACCEPT, transfer);
        if (status == ITransferDesk.TransferStatus.WITHDRAWN) _do(Act.WITHDRAW, transfer);
        if (status == ITransferDesk.TransferStatus.DECLINED) _do(Act.DECLINE, transfer);
        // A desk gives the project back, so that it can be encumbered.
        VM.prank(DESK);
        assets.transferOwnership(Defaults.PROJECT, Parties.ISSUER, Actors.ISSUER_MAKER);
    }

    /// A world in which nothing was done, at the price of making it.
    function _startAnew() private {
        super.setUp();
    }

    function _do(Act act, TransferId transfer) private {
        if (act == Act.OFFER) return _offerTransfer(transfer);
        if (act == Act.CONSENT) {
            VM.prank(Actors.BANK_CHECKER);
            return transfers.consent(transfer, LIEN);
        }
        VM.prank(act == Act.WITHDRAW ? Actors.ISSUER_MAKER : SECOND_BANK_CHECKER);
        if (act == Act.ACCEPT) transfers.accept(transfer);
        if (act == Act.WITHDRAW) transfers.withdraw(transfer, Defaults.REASON_ROOT);
        if (act == Act.DECLINE) transfers.decline(transfer, Defaults.REASON_ROOT);
    }
}
