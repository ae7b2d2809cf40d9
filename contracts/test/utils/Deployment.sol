// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Administered} from "../../access/Administered.sol";
import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {PartyRegistry} from "../../access/PartyRegistry.sol";
import {Roles} from "../../access/Roles.sol";
import {LotLedger} from "../../money/LotLedger.sol";
import {MoneyPolicy} from "../../policy/MoneyPolicy.sol";
import {AccountRegistry} from "../../registry/AccountRegistry.sol";
import {AssetRegistry} from "../../registry/AssetRegistry.sol";
import {InstrumentRegistry} from "../../registry/InstrumentRegistry.sol";
import {ITaxonomyRegistry} from "../../registry/ITaxonomyRegistry.sol";
import {TaxonomyRegistry} from "../../registry/TaxonomyRegistry.sol";

/// Every contract of one network. All but the manager and the ledger are proxies.
struct System {
    AccessManager manager;
    PartyRegistry parties;
    TaxonomyRegistry taxonomies;
    AssetRegistry assets;
    InstrumentRegistry instruments;
    AccountRegistry accounts;
    MoneyPolicy policy;
    LotLedger ledger;
}

/// Who administers a network.
struct Administrators {
    address admin;
    address operator;
    address upgrader;
    uint32 upgradeDelay;
    address guardian;
}

/// Deploys a network as in production: each proxy is initialised in the transaction that creates it, and the
/// deployer keeps no right.
contract Deployment {
    function deploy(Administrators calldata who) external returns (System memory s) {
        s.manager = new AccessManager(address(this));
        s.parties = PartyRegistry(_proxy(new PartyRegistry(), s.manager));
        s.taxonomies = TaxonomyRegistry(_proxy(new TaxonomyRegistry(), s.manager));
        s.assets = AssetRegistry(_proxy(new AssetRegistry(s.parties, s.taxonomies), s.manager));
        s.instruments = InstrumentRegistry(
            _proxy(new InstrumentRegistry(s.parties, s.taxonomies, s.assets), s.manager)
        );
        s.accounts = AccountRegistry(_proxy(new AccountRegistry(s.parties), s.manager));
        s.policy = MoneyPolicy(_proxy(new MoneyPolicy(s.parties, s.assets, s.instruments, s.accounts), s.manager));
        s.ledger = new LotLedger(s.parties, s.assets, s.instruments, s.accounts, s.policy);
        _nameRoles(s);
        _grantRoles(s.manager, who);
    }

    function _proxy(Administered implementation, AccessManager manager) private returns (address) {
        bytes memory initialize = abi.encodeCall(Administered.initialize, (address(manager)));
        return address(new ERC1967Proxy(address(implementation), initialize));
    }

    /// Which role may call which restricted function.
    function _nameRoles(System memory s) private {
        bytes4[] memory ofParties = new bytes4[](6);
        ofParties[0] = IPartyRegistry.admit.selector;
        ofParties[1] = IPartyRegistry.setGroup.selector;
        ofParties[2] = IPartyRegistry.suspend.selector;
        ofParties[3] = IPartyRegistry.reinstate.selector;
        ofParties[4] = IPartyRegistry.bindKey.selector;
        ofParties[5] = IPartyRegistry.revokeKey.selector;
        s.manager.setTargetFunctionRole(address(s.parties), ofParties, Roles.OPERATOR);

        bytes4[] memory ofTaxonomies = new bytes4[](2);
        ofTaxonomies[0] = ITaxonomyRegistry.registerScheme.selector;
        ofTaxonomies[1] = ITaxonomyRegistry.closeScheme.selector;
        s.manager.setTargetFunctionRole(address(s.taxonomies), ofTaxonomies, Roles.OPERATOR);

        bytes4[] memory upgrade = new bytes4[](1);
        upgrade[0] = UUPSUpgradeable.upgradeToAndCall.selector;
        s.manager.setTargetFunctionRole(address(s.parties), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.taxonomies), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.assets), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.instruments), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.accounts), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.policy), upgrade, Roles.UPGRADER);
    }

    function _grantRoles(AccessManager manager, Administrators calldata who) private {
        manager.setRoleGuardian(Roles.OPERATOR, Roles.GUARDIAN);
        manager.setRoleGuardian(Roles.UPGRADER, Roles.GUARDIAN);
        manager.grantRole(Roles.OPERATOR, who.operator, 0);
        manager.grantRole(Roles.UPGRADER, who.upgrader, who.upgradeDelay);
        manager.grantRole(Roles.GUARDIAN, who.guardian, 0);
        manager.grantRole(manager.ADMIN_ROLE(), who.admin, 0);
        manager.renounceRole(manager.ADMIN_ROLE(), address(this));
    }
}
