// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Administered} from "../../../access/Administered.sol";
import {NO_PARTY, OTHER_MONEY} from "../../../types/Ids.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {Codes} from "../../utils/Codes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {EchoPolicy} from "../../utils/EchoPolicy.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {Proxies} from "../../utils/Proxies.sol";
import {VM} from "../../utils/Vm.sol";

contract Administered_UpgradeToAndCall is MoneyTest, Proxies {
    function test_RevertWhen_AStrangerCalls() external {
        _assertUnauthorised(Actors.STRANGER);
    }

    function test_RevertWhen_TheOperatorCalls() external {
        _assertUnauthorised(Actors.OPERATOR);
    }

    function test_RevertWhen_TheGuardianCalls() external {
        _assertUnauthorised(Actors.GUARDIAN);
    }

    function test_RevertWhen_TheAdminCalls() external {
        _assertUnauthorised(Actors.ADMIN);
    }

    function test_RevertWhen_TheUpgraderHasNotScheduledIt() external {
        address code = Codes.taxonomyRegistry();
        _expectRefused(IAccessManager.AccessManagerNotScheduled.selector, taxonomies, code);
        _upgrade(taxonomies, code);
    }

    function test_RevertWhen_TheDelayHasNotPassed() external {
        address code = Codes.taxonomyRegistry();
        _schedule(taxonomies, code);
        VM.warp(Defaults.NOW + Defaults.UPGRADE_DELAY - 1);
        _expectRefused(IAccessManager.AccessManagerNotReady.selector, taxonomies, code);
        _upgrade(taxonomies, code);
    }

    function test_RevertGiven_TheGuardianHasCancelledIt() external {
        address code = Codes.taxonomyRegistry();
        _schedule(taxonomies, code);
        VM.prank(Actors.GUARDIAN);
        manager.cancel(Actors.UPGRADER, address(taxonomies), _call(code));
        VM.warp(Defaults.NOW + Defaults.UPGRADE_DELAY);
        _expectRefused(IAccessManager.AccessManagerNotScheduled.selector, taxonomies, code);
        _upgrade(taxonomies, code);
    }

    function test_RevertWhen_TheUpgraderScheduledOtherCode() external {
        address code = Codes.taxonomyRegistry();
        _schedule(taxonomies, Codes.taxonomyRegistry());
        VM.warp(Defaults.NOW + Defaults.UPGRADE_DELAY);
        _expectRefused(IAccessManager.AccessManagerNotScheduled.selector, taxonomies, code);
        _upgrade(taxonomies, code);
    }

    function test_RevertWhen_TheCodeIsNoUpgradeableContract() external {
        _schedule(taxonomies, address(ledger));
        VM.warp(Defaults.NOW + Defaults.UPGRADE_DELAY);
        VM.expectRevert(abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, address(ledger)));
        _upgrade(taxonomies, address(ledger));
    }

    function test_RevertWhen_AnImplementationIsUpgraded() external {
        Administered implementation = Administered(_implementationOf(taxonomies));
        address code = Codes.taxonomyRegistry();
        VM.expectRevert(abi.encodeWithSelector(UUPSUpgradeable.UUPSUnauthorizedCallContext.selector));
        _upgrade(implementation, code);
    }

    function test_WhenTheDelayHasPassed() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        Administered[] memory list = _proxies();
        address[] memory codes = _newCodes();
        bytes32 before = _registered();

        for (uint256 i; i < list.length; ++i) {
            uint64 lastSeq = list[i].lastSeq();
            _schedule(list[i], codes[i]);
            VM.warp(block.timestamp + Defaults.UPGRADE_DELAY);
            _upgrade(list[i], codes[i]);

            assertEq(_implementationOf(list[i]), codes[i], "code");
            assertEq(list[i].authority(), address(manager), "authority");
            assertEq(list[i].lastSeq(), lastSeq, "number of events");
        }

        assertEq(_registered(), before, "state");
        uint64 seq = parties.lastSeq();
        _admit(Parties.UNKNOWN, NO_PARTY);
        assertEq(parties.lastSeq(), seq + 1, "next event");
        assertEq(
            _pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING)),
            Reason.NONE,
            "a payment afterwards"
        );
    }

    function test_WhenThePolicyIsReplaced() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _replacePolicy(address(new EchoPolicy()));

        assertEq(
            _pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING)),
            Reason.PAYER_SUSPENDED,
            "the new policy's answer"
        );
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance, Defaults.INCOME, "balance");
    }

    /* ----- internal ----- */

    function _assertUnauthorised(address caller) private {
        address[] memory codes = _newCodes();
        Administered[] memory list = _proxies();
        for (uint256 i; i < list.length; ++i) {
            address before = _implementationOf(list[i]);
            _expectUnauthorised(caller);
            VM.prank(caller);
            list[i].upgradeToAndCall(codes[i], "");
            assertEq(_implementationOf(list[i]), before, "code");
        }
    }

    /// The same contracts deployed anew, in the order of `_proxies`.
    function _newCodes() private returns (address[] memory codes) {
        System memory s = _system();
        codes = new address[](11);
        codes[0] = Codes.partyRegistry();
        codes[1] = Codes.taxonomyRegistry();
        codes[2] = Codes.assetRegistry(s);
        codes[3] = Codes.instrumentRegistry(s);
        codes[4] = Codes.accountRegistry(s);
        codes[5] = Codes.moneyPolicy(s);
        codes[6] = Codes.claimRegistry(s);
        codes[7] = Codes.objectOwners(s);
        codes[8] = Codes.transferDesk(s);
        codes[9] = Codes.poolBook(s);
        codes[10] = Codes.noteRegister(s);
    }

    /// What the registries hold, as one fingerprint.
    function _registered() private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    parties.partyOf(Parties.AFFILIATE),
                    parties.keyOf(Actors.BANK_CUSTODIAN),
                    taxonomies.schemeOf(Defaults.SCHEME),
                    taxonomies.hasCode(Defaults.SCHEME, Defaults.WATER),
                    assets.assetOf(Defaults.PROJECT),
                    assets.hasCode(Defaults.PROJECT, Defaults.SCHEME, Defaults.SOLAR),
                    instruments.termsOf(Defaults.FLAG),
                    instruments.isAdmitted(Defaults.STRICT, Defaults.PROJECT),
                    instruments.colours(),
                    accounts.accountOf(Defaults.OUTSIDERS),
                    claims.schemaOf(ClaimDefaults.PERMIT)
                )
            );
    }

    function _expectRefused(bytes4 error_, Administered proxy, address code) private {
        bytes32 operation = manager.hashOperation(Actors.UPGRADER, address(proxy), _call(code));
        VM.expectRevert(abi.encodeWithSelector(error_, operation));
    }

    function _call(address code) private pure returns (bytes memory) {
        return abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (code, ""));
    }

    function _schedule(Administered proxy, address code) private {
        VM.prank(Actors.UPGRADER);
        manager.schedule(address(proxy), _call(code), 0);
    }

    function _upgrade(Administered proxy, address code) private {
        VM.prank(Actors.UPGRADER);
        proxy.upgradeToAndCall(code, "");
    }
}
