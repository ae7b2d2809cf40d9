// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {AssetId, PartyId, TrancheId} from "../types/Ids.sol";
import {ObjectKind} from "../types/Objects.sol";
import {IAssetRegistry} from "./IAssetRegistry.sol";
import {IInstrumentRegistry} from "./IInstrumentRegistry.sol";
import {IObjectOwners} from "./IObjectOwners.sol";

/// The one implementation of {IObjectOwners}; the meaning of every function stands there. Stores nothing.
contract ObjectOwners is Administered, IObjectOwners {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAssetRegistry private immutable _ASSETS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IInstrumentRegistry private immutable _INSTRUMENTS;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IAssetRegistry assets, IInstrumentRegistry instruments) {
        _ASSETS = assets;
        _INSTRUMENTS = instruments;
    }

    /// @inheritdoc IObjectOwners
    function ownerOf(ObjectKind kind, bytes32 object) external view returns (PartyId) {
        if (kind == ObjectKind.ASSET) return _ownerOfAsset(AssetId.wrap(object));
        require(kind == ObjectKind.LOAN, ObjectOwners_KindUnsupported(kind));
        return _lenderOf(TrancheId.wrap(object));
    }

    function _ownerOfAsset(AssetId asset) private view returns (PartyId) {
        IAssetRegistry.Asset memory a = _ASSETS.assetOf(asset);
        bool known = a.status != IAssetRegistry.AssetStatus.NONE;
        require(known, ObjectOwners_ObjectUnknown(ObjectKind.ASSET, AssetId.unwrap(asset)));
        return a.owner;
    }

    function _lenderOf(TrancheId tranche) private view returns (PartyId) {
        // The terms of a tranche that does not exist name none.
        IInstrumentRegistry.Terms memory terms = _INSTRUMENTS.termsOf(_INSTRUMENTS.colourOf(tranche));
        IInstrumentRegistry.InstrumentKind kind = _INSTRUMENTS.instrumentOf(terms.instrument).kind;
        bool lent =
            kind == IInstrumentRegistry.InstrumentKind.LOAN || kind == IInstrumentRegistry.InstrumentKind.FACILITY;
        bool known = TrancheId.unwrap(terms.tranche) != 0 && lent;
        require(known, ObjectOwners_ObjectUnknown(ObjectKind.LOAN, TrancheId.unwrap(tranche)));
        return terms.payingAgent;
    }
}
