// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {ITransferDesk} from "../../../trade/ITransferDesk.sol";
import {AssetId, LienId, NO_PARTY, PartyId, TransferId} from "../../../types/Ids.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {TradeStore} from "../stores/TradeStore.sol";
import {TradeHandler} from "./TradeHandler.sol";

/// Owners, creditors and new owners of assets that change hands, also when they must not.
contract TransferHandler is TradeHandler {
    uint256 private constant MOST_TRANSFERS = 40;

    constructor(
        System memory s,
        TradeStore store_,
        bytes32 loan,
        Member[] memory members
    ) TradeHandler(s, store_, loan, members) {}

    function offer(uint256 seed) external acts {
        if (store.transfers().length >= MOST_TRANSFERS) return;
        AssetId asset = AssetId.wrap(_once(2, seed, "asset") ? _project() : _secondProject());
        PartyId owner = assets.assetOf(asset).owner;
        PartyId party = _once(10, seed, "stranger") ? _anyMember(seed, "party") : owner;
        PartyId to = _anyMember(seed, "to");
        bool may = party == owner && to != owner && _may(_makerOf[party], Roles.MAKER);
        TransferId id = TransferId.wrap(store.newId());
        bytes memory call = abi.encodeCall(ITransferDesk.offer, (id, asset, to, Defaults.DATA_ROOT));
        _attempt(may, _makerOf[party], address(transfers), call);
    }

    /// One creditor consents.
    function consent(uint256 seed) external acts {
        _consent(_anyTransfer(seed), _anyLien(seed), seed);
    }

    /// Everybody who must consents, so that transfers of encumbered assets go through.
    function consentAll(uint256 seed) external acts {
        TransferId id = _anyTransfer(seed);
        bytes32 asset = store.transferOf(id).asset;
        LienId[] memory known = store.liens();
        for (uint256 i; i < known.length; ++i) {
            if (_isActiveOn(known[i], asset)) _consent(id, known[i], 1);
        }
    }

    function accept(uint256 seed) external acts {
        TransferId id = _anyTransfer(seed);
        TradeStore.TransferRecord memory t = store.transferOf(id);
        PartyId party = _once(8, seed, "stranger") ? _anyMember(seed, "party") : t.to;
        IAssetRegistry.Asset memory a = assets.assetOf(AssetId.wrap(t.asset));
        bool independent = a.verifier == NO_PARTY || !parties.sameGroup(a.verifier, t.to);
        bool may =
            party == t.to &&
                _may(_checkerOf[party], Roles.CHECKER) &&
                t.status == ITransferDesk.TransferStatus.OFFERED &&
                a.owner == t.from &&
                _everybodyConsented(id, t.asset) &&
                independent;
        _attempt(may, _checkerOf[party], address(transfers), abi.encodeCall(ITransferDesk.accept, (id)));
    }

    function withdraw(uint256 seed) external acts {
        if (!_once(5, seed, "withdraw")) return;
        TransferId id = _anyTransfer(seed);
        TradeStore.TransferRecord memory t = store.transferOf(id);
        PartyId party = _once(6, seed, "stranger") ? _anyMember(seed, "party") : t.from;
        bool offered = t.status == ITransferDesk.TransferStatus.OFFERED;
        bool may = offered && party == t.from && _may(_makerOf[party], Roles.MAKER);
        bytes memory call = abi.encodeCall(ITransferDesk.withdraw, (id, Defaults.REASON_ROOT));
        _attempt(may, _makerOf[party], address(transfers), call);
    }

    function decline(uint256 seed) external acts {
        if (!_once(5, seed, "decline")) return;
        TransferId id = _anyTransfer(seed);
        TradeStore.TransferRecord memory t = store.transferOf(id);
        bool offered = t.status == ITransferDesk.TransferStatus.OFFERED;
        bool may = offered && _may(_checkerOf[t.to], Roles.CHECKER);
        bytes memory call = abi.encodeCall(ITransferDesk.decline, (id, Defaults.REASON_ROOT));
        _attempt(may, _checkerOf[t.to], address(transfers), call);
    }

    /// Past the desk nobody changes an owner.
    function attack(uint256 seed) external acts {
        PartyId to = _anyMember(seed, "to");
        address key = _once(2, seed, "operator") ? Actors.OPERATOR : _makerOf[to];
        bytes memory call = abi.encodeCall(IAssetRegistry.transferOwnership, (Defaults.PROJECT, to, key));
        _attempt(false, key, address(assets), call);
    }

    /* ----- internal ----- */

    function _consent(TransferId id, LienId lien, uint256 seed) private {
        TradeStore.TransferRecord memory t = store.transferOf(id);
        ILienBook.Lien memory record = store.lienOf(lien);
        PartyId party = _once(8, seed, "stranger") ? _anyMember(seed, "party") : record.creditor;
        bool may =
            party == record.creditor &&
                _may(_checkerOf[party], Roles.CHECKER) &&
                t.status == ITransferDesk.TransferStatus.OFFERED &&
                _isActiveOn(lien, t.asset) &&
                !store.hasConsented(id, lien);
        _attempt(may, _checkerOf[party], address(transfers), abi.encodeCall(ITransferDesk.consent, (id, lien)));
    }

    function _isActiveOn(LienId lien, bytes32 asset) private view returns (bool) {
        ILienBook.Lien memory record = store.lienOf(lien);
        bool onAsset = record.kind == ObjectKind.ASSET && record.object == asset;
        return onAsset && record.status == ILienBook.LienStatus.ACTIVE;
    }

    function _everybodyConsented(TransferId id, bytes32 asset) private view returns (bool) {
        LienId[] memory known = store.liens();
        for (uint256 i; i < known.length; ++i) {
            if (_isActiveOn(known[i], asset) && !store.hasConsented(id, known[i])) return false;
        }
        return true;
    }

    function _anyTransfer(uint256 seed) private view returns (TransferId) {
        TransferId[] memory known = store.transfers();
        return known.length == 0 ? TransferId.wrap(0) : known[_random(seed, "transfer") % known.length];
    }
}
