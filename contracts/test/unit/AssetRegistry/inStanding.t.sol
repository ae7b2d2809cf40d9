// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// L9: what "in standing" means.
contract AssetRegistry_InStanding is BaseTest {
    uint64 internal constant END = uint64(Defaults.NOW + 30 days);

    function test_GivenTheAssetIsUnknown() external view {
        assertFalse(assets.inStanding(Defaults.UNKNOWN_PROJECT), "unknown");
    }

    function test_GivenTheAssetIsSuggested() external view {
        assertFalse(assets.inStanding(Defaults.SUGGESTED_PROJECT), "suggested");
    }

    function test_GivenTheAssetIsRejected() external {
        _reject(Defaults.SUGGESTED_PROJECT);
        assertFalse(assets.inStanding(Defaults.SUGGESTED_PROJECT), "rejected");
    }

    function test_GivenTheAssetIsSuspended() external {
        _suspend(Defaults.PROJECT);
        assertFalse(assets.inStanding(Defaults.PROJECT), "suspended");
    }

    function test_GivenTheConfirmationHasNoEnd() external view {
        assertTrue(assets.inStanding(Defaults.PROJECT), "confirmed");
    }

    function test_GivenTheLastSecondOfTheConfirmation() external {
        _confirmUntil(END);
        VM.warp(END - 1);
        assertTrue(assets.inStanding(Defaults.PROJECT), "last second");
    }

    function test_GivenTheConfirmationEndsNow() external {
        _confirmUntil(END);
        VM.warp(END);
        assertFalse(assets.inStanding(Defaults.PROJECT), "end");
    }

    function test_GivenTheConfirmationIsRenewedAfterItsEnd() external {
        _confirmUntil(END);
        VM.warp(END);
        _confirm(Defaults.PROJECT);
        assertTrue(assets.inStanding(Defaults.PROJECT), "renewed");
    }

    function _confirmUntil(uint64 end) private {
        VM.prank(Actors.VERIFIER);
        assets.confirm(Defaults.PROJECT, end, Defaults.REPORT_ROOT);
    }
}
