// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Administered} from "../../access/Administered.sol";
import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {Roles} from "../../access/Roles.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {ITaxonomyRegistry} from "../../registry/ITaxonomyRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {ILienBook} from "../../trade/ILienBook.sol";
import {Codes} from "./Codes.sol";
import {
    AnyAccountRegistry,
    AnyAssetRegistry,
    AnyClaimRegistry,
    AnyEvidenceBook,
    AnyInstrumentRegistry,
    AnyLienBook,
    AnyLotLedger,
    AnyMoneyPolicy,
    AnyNoteRegister,
    AnyObjectOwners,
    AnyPartyRegistry,
    AnyPoolBook,
    AnyTaxonomyRegistry,
    AnyTransferDesk
} from "./Contracts.sol";

/// Every contract of one network. All but the manager, the ledger and the books are proxies.
struct System {
    AccessManager manager;
    AnyPartyRegistry parties;
    AnyTaxonomyRegistry taxonomies;
    AnyAssetRegistry assets;
    AnyInstrumentRegistry instruments;
    AnyAccountRegistry accounts;
    AnyClaimRegistry claims;
    AnyMoneyPolicy policy;
    AnyEvidenceBook evidence;
    AnyLotLedger ledger;
    AnyObjectOwners owners;
    AnyLienBook liens;
    AnyTransferDesk transfers;
    AnyPoolBook pools;
    AnyNoteRegister notes;
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
        s.manager = AccessManager(Codes.manager(address(this)));
        s.parties = AnyPartyRegistry(_proxy(Codes.partyRegistry(), s));
        s.taxonomies = AnyTaxonomyRegistry(_proxy(Codes.taxonomyRegistry(), s));
        s.assets = AnyAssetRegistry(_proxy(Codes.assetRegistry(s), s));
        s.instruments = AnyInstrumentRegistry(_proxy(Codes.instrumentRegistry(s), s));
        s.accounts = AnyAccountRegistry(_proxy(Codes.accountRegistry(s), s));
        s.claims = AnyClaimRegistry(_proxy(Codes.claimRegistry(s), s));
        s.policy = AnyMoneyPolicy(_proxy(Codes.moneyPolicy(s), s));
        s.evidence = AnyEvidenceBook(Codes.evidenceBook(s));
        s.ledger = AnyLotLedger(Codes.lotLedger(s));
        s.owners = AnyObjectOwners(_proxy(Codes.objectOwners(s), s));
        s.liens = AnyLienBook(Codes.lienBook(s));
        s.transfers = AnyTransferDesk(_proxy(Codes.transferDesk(s), s));
        s.pools = AnyPoolBook(_proxy(Codes.poolBook(s), s));
        s.notes = AnyNoteRegister(_proxy(Codes.noteRegister(s), s));
        _nameRoles(s);
        _nameDesks(s);
        _grantRoles(s.manager, who);
    }

    function _proxy(address implementation, System memory s) private returns (address) {
        return Codes.proxy(implementation, abi.encodeCall(Administered.initialize, (address(s.manager))));
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

        bytes4[] memory ofClaims = new bytes4[](2);
        ofClaims[0] = IClaimRegistry.registerSchema.selector;
        ofClaims[1] = IClaimRegistry.closeSchema.selector;
        s.manager.setTargetFunctionRole(address(s.claims), ofClaims, Roles.OPERATOR);

        bytes4[] memory ofEvidence = new bytes4[](2);
        ofEvidence[0] = IEvidenceBook.openKey.selector;
        ofEvidence[1] = IEvidenceBook.closeKey.selector;
        s.manager.setTargetFunctionRole(address(s.evidence), ofEvidence, Roles.OPERATOR);

        bytes4[] memory ofPolicy = new bytes4[](1);
        ofPolicy[0] = IMoneyPolicy.setEntrustedThreshold.selector;
        s.manager.setTargetFunctionRole(address(s.policy), ofPolicy, Roles.OPERATOR);

        bytes4[] memory upgrade = new bytes4[](1);
        upgrade[0] = UUPSUpgradeable.upgradeToAndCall.selector;
        s.manager.setTargetFunctionRole(address(s.parties), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.taxonomies), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.assets), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.instruments), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.accounts), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.claims), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.policy), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.owners), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.transfers), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.pools), upgrade, Roles.UPGRADER);
        s.manager.setTargetFunctionRole(address(s.notes), upgrade, Roles.UPGRADER);
    }

    /// What contracts may do for members, and which.
    function _nameDesks(System memory s) private {
        bytes4[] memory ofAssets = new bytes4[](1);
        ofAssets[0] = IAssetRegistry.transferOwnership.selector;
        s.manager.setTargetFunctionRole(address(s.assets), ofAssets, Roles.DESK);
        bytes4[] memory ofLiens = new bytes4[](2);
        ofLiens[0] = ILienBook.encumber.selector;
        ofLiens[1] = ILienBook.lift.selector;
        s.manager.setTargetFunctionRole(address(s.liens), ofLiens, Roles.DESK);
        bytes4[] memory ofEvidence = new bytes4[](1);
        ofEvidence[0] = IEvidenceBook.use.selector;
        s.manager.setTargetFunctionRole(address(s.evidence), ofEvidence, Roles.DESK);
        s.manager.grantRole(Roles.DESK, address(s.ledger), 0);
        s.manager.grantRole(Roles.DESK, address(s.transfers), 0);
        s.manager.grantRole(Roles.DESK, address(s.pools), 0);
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
