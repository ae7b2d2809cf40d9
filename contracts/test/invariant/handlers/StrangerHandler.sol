// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Administered} from "../../../access/Administered.sol";
import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {ITaxonomyRegistry} from "../../../registry/ITaxonomyRegistry.sol";
import {AccountId, AssetId, ClaimId, Code, InstrumentId, NO_PARTY, PartyId} from "../../../types/Ids.sol";
import {SchemaId, SchemeId, TrancheId} from "../../../types/Ids.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// Somebody without any right, who tries every function with input that its owner could send.
contract StrangerHandler is Handler {
    constructor(System memory s, Store store_) Handler(s, store_) {}

    function attacksParties(uint256 seed) external acts {
        PartyId party = PartyId.wrap(store.newId());
        PartyId known = _anyParty(seed);
        IPartyRegistry.Counterparty memory c = IPartyRegistry.Counterparty(party, Defaults.DATA_ROOT);
        uint64 end = uint64(block.timestamp + 1 days);
        address target = address(parties);
        _attack(target, abi.encodeCall(IPartyRegistry.admit, (only(Defaults.admission(party, NO_PARTY)))));
        _attack(target, abi.encodeCall(IPartyRegistry.registerCounterparties, (only(c))));
        _attack(target, abi.encodeCall(IPartyRegistry.setGroup, (known, NO_PARTY)));
        _attack(target, abi.encodeCall(IPartyRegistry.suspend, (known, Defaults.REASON_ROOT)));
        _attack(target, abi.encodeCall(IPartyRegistry.reinstate, (known, Defaults.REASON_ROOT)));
        _attack(target, abi.encodeCall(IPartyRegistry.bindKey, (Actors.STRANGER, known, Roles.CUSTODIAN, end)));
        _attack(target, abi.encodeCall(IPartyRegistry.revokeKey, (Actors.BANK_CUSTODIAN)));
    }

    function attacksAssets(uint256 seed) external acts {
        bytes32 id = store.newId();
        AssetId known = _anyAsset(seed);
        address target = address(assets);
        _attack(target, abi.encodeCall(IAssetRegistry.register, (only(Defaults.project(AssetId.wrap(id))))));
        _attack(target, abi.encodeCall(IAssetRegistry.addEvidence, (known, id)));
        _attack(target, abi.encodeCall(IAssetRegistry.confirm, (known, 0, id)));
        _attack(target, abi.encodeCall(IAssetRegistry.reject, (known, id)));
        _attack(target, abi.encodeCall(IAssetRegistry.suspend, (known, id)));
        _attack(target, abi.encodeCall(IAssetRegistry.reinstate, (known, id)));
    }

    function attacksInstrumentsAndAccounts(uint256 seed) external acts {
        bytes32 id = store.newId();
        Code[] memory codes = new Code[](0);
        IInstrumentRegistry.InstrumentRegistration memory bond = Defaults.bond(
            InstrumentId.wrap(id),
            TrancheId.wrap(id),
            IInstrumentRegistry.Mode.FLAG
        );
        IInstrumentRegistry.ProjectAdmission[] memory admissions = only(_anyAsset(seed), Defaults.SOLAR);
        IAccountRegistry.AccountRegistration memory account = Defaults.account(
            AccountId.wrap(id),
            _anyParty(seed),
            Defaults.CURRENCY
        );
        _attack(address(instruments), abi.encodeCall(IInstrumentRegistry.register, (bond)));
        _attack(address(instruments), abi.encodeCall(IInstrumentRegistry.admitProjects, (Defaults.STRICT, admissions)));
        _attack(address(accounts), abi.encodeCall(IAccountRegistry.open, (only(account))));
        IAccountRegistry.BookingRule rule = IAccountRegistry.BookingRule.FIFO;
        _attack(address(accounts), abi.encodeCall(IAccountRegistry.proposeRule, (Defaults.PROCEEDS, rule)));
        _attack(address(accounts), abi.encodeCall(IAccountRegistry.acceptRule, (Defaults.PROCEEDS)));
        _attack(address(accounts), abi.encodeCall(IAccountRegistry.withdrawRule, (Defaults.PROCEEDS)));
        _attack(
            address(taxonomies),
            abi.encodeCall(
                ITaxonomyRegistry.registerScheme,
                (SchemeId.wrap(id), Defaults.TODAY, UNKNOWN_DAY, id, codes)
            )
        );
        _attack(address(taxonomies), abi.encodeCall(ITaxonomyRegistry.closeScheme, (Defaults.SCHEME, Defaults.TODAY)));
    }

    function attacksClaims(uint256 seed) external acts {
        bytes32 id = store.newId();
        ClaimId known = ClaimId.wrap(id);
        AssetId asset = _anyAsset(seed);
        address target = address(claims);
        IClaimRegistry.Effect effect = IClaimRegistry.Effect.PERMIT;
        _attack(target, abi.encodeCall(IClaimRegistry.registerSchema, (SchemaId.wrap(id), effect, 0, 0, id)));
        _attack(target, abi.encodeCall(IClaimRegistry.closeSchema, (ClaimDefaults.PERMIT)));
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(known, ClaimDefaults.PENALTY);
        _attack(target, abi.encodeCall(IClaimRegistry.attest, (ClaimDefaults.only(a))));
        ClaimId[] memory claimed = store.claims();
        if (claimed.length != 0) known = claimed[_random(seed, "claim") % claimed.length];
        _attack(target, abi.encodeCall(IClaimRegistry.challenge, (known, id)));
        _attack(target, abi.encodeCall(IClaimRegistry.decide, (known, true, id)));
        _attack(target, abi.encodeCall(IClaimRegistry.revoke, (known, id)));
        _attack(target, abi.encodeCall(IClaimRegistry.requirePermit, (asset, ClaimDefaults.PERMIT)));
        _attack(target, abi.encodeCall(IClaimRegistry.waivePermit, (asset, ClaimDefaults.PERMIT, id)));
    }

    function attacksAdministration(uint256 seed) external acts {
        address[7] memory proxies = [
            address(parties),
            address(taxonomies),
            address(assets),
            address(instruments),
            address(accounts),
            address(claims),
            address(policy)
        ];
        address target = proxies[seed % proxies.length];
        _attack(target, abi.encodeCall(Administered.initialize, (Actors.STRANGER)));
        _attack(target, abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (address(ledger), "")));
        _attack(target, abi.encodeWithSignature("setAuthority(address)", address(ledger)));
        _attack(address(manager), abi.encodeCall(AccessManager.grantRole, (Roles.OPERATOR, Actors.STRANGER, 0)));
    }

    function _attack(address target, bytes memory call) private {
        _attempt(false, Actors.STRANGER, target, call);
    }
}
