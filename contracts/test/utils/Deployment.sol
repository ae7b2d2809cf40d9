// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Administered} from "../../access/Administered.sol";
import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {PartyRegistry} from "../../access/PartyRegistry.sol";
import {Roles} from "../../access/Roles.sol";
import {Budgets} from "../../money/Budgets.sol";
import {LedgerBase} from "../../money/LedgerBase.sol";
import {LotLedger} from "../../money/LotLedger.sol";
import {Passages} from "../../money/Passages.sol";
import {Receipts} from "../../money/Receipts.sol";
import {Requests} from "../../money/Requests.sol";
import {Reversals} from "../../money/Reversals.sol";
import {Statements} from "../../money/Statements.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {MoneyPolicy} from "../../policy/MoneyPolicy.sol";
import {AccountRegistry} from "../../registry/AccountRegistry.sol";
import {AssetRegistry} from "../../registry/AssetRegistry.sol";
import {ClaimRegistry} from "../../registry/ClaimRegistry.sol";
import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {InstrumentRegistry} from "../../registry/InstrumentRegistry.sol";
import {ObjectOwners} from "../../registry/ObjectOwners.sol";
import {ITaxonomyRegistry} from "../../registry/ITaxonomyRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {TaxonomyRegistry} from "../../registry/TaxonomyRegistry.sol";
import {EvidenceBook} from "../../trade/EvidenceBook.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {ILienBook} from "../../trade/ILienBook.sol";
import {LienBook} from "../../trade/LienBook.sol";
import {NoteRegister} from "../../trade/NoteRegister.sol";
import {PoolBook} from "../../trade/PoolBook.sol";
import {TransferDesk} from "../../trade/TransferDesk.sol";

/// Every contract of one network. All but the manager, the ledger and the books are proxies.
struct System {
    AccessManager manager;
    PartyRegistry parties;
    TaxonomyRegistry taxonomies;
    AssetRegistry assets;
    InstrumentRegistry instruments;
    AccountRegistry accounts;
    ClaimRegistry claims;
    MoneyPolicy policy;
    EvidenceBook evidence;
    LotLedger ledger;
    ObjectOwners owners;
    LienBook liens;
    TransferDesk transfers;
    PoolBook pools;
    NoteRegister notes;
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
        s.claims = ClaimRegistry(_proxy(new ClaimRegistry(s.parties, s.assets), s.manager));
        s.policy = MoneyPolicy(
            _proxy(new MoneyPolicy(s.parties, s.assets, s.instruments, s.accounts, s.claims), s.manager)
        );
        s.evidence = new EvidenceBook(s.parties, address(s.manager));
        s.ledger = _ledger(s);
        s.owners = ObjectOwners(_proxy(new ObjectOwners(s.assets, s.instruments), s.manager));
        s.liens = new LienBook(s.parties, s.owners, address(s.manager));
        s.transfers = TransferDesk(_proxy(new TransferDesk(s.parties, s.assets, s.liens), s.manager));
        s.pools = PoolBook(_proxy(new PoolBook(s.parties, s.instruments, s.liens), s.manager));
        s.notes = NoteRegister(_proxy(new NoteRegister(s.parties, s.instruments, s.pools), s.manager));
        _nameRoles(s);
        _nameDesks(s);
        _grantRoles(s.manager, who);
    }

    function _ledger(System memory s) private returns (LotLedger) {
        LedgerBase.Surroundings memory around = LedgerBase.Surroundings({
            parties: s.parties,
            assets: s.assets,
            instruments: s.instruments,
            accounts: s.accounts,
            policy: s.policy,
            evidence: s.evidence
        });
        LotLedger.Modules memory modules = LotLedger.Modules({
            budgets: new Budgets(around),
            receipts: new Receipts(around),
            requests: new Requests(around),
            reversals: new Reversals(around),
            statements: new Statements(around),
            passages: new Passages(around)
        });
        return new LotLedger(around, modules);
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
