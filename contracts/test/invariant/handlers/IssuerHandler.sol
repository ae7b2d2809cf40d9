// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {AssetId, Colour, InstrumentId, PartyId, TrancheId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// The issuer's maker: registers projects, bonds and counterparties, and selects projects.
contract IssuerHandler is Handler {
    uint256 private constant MOST_PROJECTS = 8;
    uint256 private constant MOST_COLOURS = 9;
    uint256 private constant MOST_PARTIES = 12;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function registerProject(uint256) external acts {
        if (store.assets().length >= MOST_PROJECTS) return;
        AssetId project = AssetId.wrap(store.newId());
        bytes memory call = abi.encodeCall(IAssetRegistry.register, (only(Defaults.project(project))));
        _attempt(_isMaker(), Actors.ISSUER_MAKER, address(assets), call);
    }

    function addEvidence(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        bool may = _isMaker() && assets.assetOf(asset).owner == Parties.ISSUER;
        bytes memory call = abi.encodeCall(IAssetRegistry.addEvidence, (asset, keccak256(abi.encode(seed))));
        _attempt(may, Actors.ISSUER_MAKER, address(assets), call);
    }

    function admitProject(uint256 seed) external acts {
        Colour colour = Colour.wrap(uint32(_random(seed, "colour") % (instruments.colours() + 1)));
        AssetId asset = _anyAsset(seed);
        bool may =
            _isMaker() &&
                instruments.termsOf(colour).issuer == Parties.ISSUER &&
                !instruments.isAdmitted(colour, asset);
        IInstrumentRegistry.ProjectAdmission[] memory list = only(asset, Defaults.SOLAR);
        bytes memory call = abi.encodeCall(IInstrumentRegistry.admitProjects, (colour, list));
        _attempt(may, Actors.ISSUER_MAKER, address(instruments), call);
    }

    function issueBond(uint256 seed) external acts {
        if (instruments.colours() >= MOST_COLOURS) return;
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap(store.newId()),
            TrancheId.wrap(store.newId()),
            IInstrumentRegistry.Mode(_random(seed, "mode") % 2)
        );
        // Money that comes back later than this is other money.
        if (instruments.colours() % 2 == 1) r.availableUntil = Defaults.APPROVED_ON;
        bytes memory call = abi.encodeCall(IInstrumentRegistry.register, (r));
        _attempt(_isMaker(), Actors.ISSUER_MAKER, address(instruments), call);
    }

    function registerCounterparty(uint256) external acts {
        if (store.parties().length >= MOST_PARTIES) return;
        PartyId party = PartyId.wrap(store.newId());
        IPartyRegistry.Counterparty memory c = IPartyRegistry.Counterparty(party, Defaults.DATA_ROOT);
        bytes memory call = abi.encodeCall(IPartyRegistry.registerCounterparties, (only(c)));
        if (_attempt(_isMaker(), Actors.ISSUER_MAKER, address(parties), call)) store.addParty(party);
    }

    function _isMaker() private view returns (bool) {
        return _may(Actors.ISSUER_MAKER, Roles.MAKER);
    }
}
