// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../../access/Administered.sol";
import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Proxies} from "../../utils/Proxies.sol";
import {VM} from "../../utils/Vm.sol";

/// The ledger cannot be replaced and has no administrator.
contract LotLedger_Administration is BaseTest, Proxies {
    Administered private _ledger;
    address private _code;

    function setUp() public override {
        super.setUp();
        _ledger = Administered(address(ledger));
        _code = _implementationOf(policy);
    }

    function test_RevertWhen_ItsAuthorityIsAskedFor() external {
        VM.expectRevert();
        _ledger.authority();
    }

    function test_RevertWhen_ItIsGivenAnAuthority() external {
        VM.expectRevert();
        VM.prank(address(manager));
        _ledger.setAuthority(address(manager));
    }

    function test_RevertWhen_ItIsInitialised() external {
        VM.expectRevert();
        _ledger.initialize(address(manager));
    }

    function test_RevertWhen_ItIsUpgradedByTheUpgrader() external {
        VM.expectRevert();
        VM.prank(Actors.UPGRADER);
        _ledger.upgradeToAndCall(_code, "");
    }

    function test_RevertWhen_ItIsUpgradedByTheAdmin() external {
        VM.expectRevert();
        VM.prank(Actors.ADMIN);
        _ledger.upgradeToAndCall(_code, "");
    }

    function test_GivenTheNetworkIsDeployed() external view {
        assertEq(_implementationOf(_ledger), address(0), "code elsewhere");
    }
}
