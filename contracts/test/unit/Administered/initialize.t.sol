// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {Administered} from "../../../access/Administered.sol";
import {Roles} from "../../../access/Roles.sol";
import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Codes} from "../../utils/Codes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {Administrators, Deployment, System} from "../../utils/Deployment.sol";
import {Proxies} from "../../utils/Proxies.sol";
import {VM} from "../../utils/Vm.sol";

contract Administered_Initialize is BaseTest, Proxies {
    function test_RevertGiven_AProxyIsInitialised() external {
        Administered[] memory list = _proxies();
        for (uint256 i; i < list.length; ++i) {
            VM.expectRevert(abi.encodeWithSelector(Initializable.InvalidInitialization.selector));
            list[i].initialize(Actors.STRANGER);
            assertEq(list[i].authority(), address(manager), "authority");
        }
    }

    function test_RevertWhen_AnImplementationIsInitialised() external {
        Administered[] memory list = _proxies();
        for (uint256 i; i < list.length; ++i) {
            Administered implementation = Administered(_implementationOf(list[i]));
            VM.expectRevert(abi.encodeWithSelector(Initializable.InvalidInitialization.selector));
            implementation.initialize(Actors.STRANGER);
            assertEq(implementation.authority(), address(0), "authority of an implementation");
        }
    }

    function test_RevertWhen_AProxyIsCreatedWithoutInitialisingIt() external {
        address implementation = Codes.taxonomyRegistry();
        VM.expectRevert(abi.encodeWithSelector(ERC1967Proxy.ERC1967ProxyUninitialized.selector));
        new ERC1967Proxy(implementation, "");
    }

    function test_GivenTheNetworkIsDeployed() external {
        Deployment deployment = new Deployment();
        System memory s = deployment.deploy(
            Administrators({
                admin: Actors.ADMIN,
                operator: Actors.OPERATOR,
                upgrader: Actors.UPGRADER,
                upgradeDelay: Defaults.UPGRADE_DELAY,
                guardian: Actors.GUARDIAN
            })
        );
        uint64 adminRole = s.manager.ADMIN_ROLE();
        _use(s);

        Administered[] memory list = _proxies();
        for (uint256 i; i < list.length; ++i) {
            assertEq(list[i].authority(), address(s.manager), "authority");
        }
        _assertRole(adminRole, Actors.ADMIN, address(deployment));
        _assertRole(Roles.OPERATOR, Actors.OPERATOR, address(deployment));
        _assertRole(Roles.UPGRADER, Actors.UPGRADER, address(deployment));
        _assertRole(Roles.GUARDIAN, Actors.GUARDIAN, address(deployment));
        _assertRole(Roles.DESK, address(transfers), address(deployment));
        _assertRole(Roles.DESK, address(pools), address(deployment));
    }

    function _assertRole(uint64 role, address member, address deployer) private view {
        (bool isMember, ) = manager.hasRole(role, member);
        assertTrue(isMember, "member");
        (bool isDeployer, ) = manager.hasRole(role, deployer);
        assertFalse(isDeployer, "the deployer keeps no role");
    }
}
