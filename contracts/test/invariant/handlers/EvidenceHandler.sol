// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {Day, isAfter, today} from "../../../types/Day.sol";
import {AssetId, DocumentId, NO_ASSET} from "../../../types/Ids.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {Breach} from "../stores/Breaches.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// Everyone who has to do with documents: two makers, a checker, two desks, the operator and a stranger.
contract EvidenceHandler is Handler {
    uint256 private constant DOCUMENTS = 40;
    uint256 private constant IN_A_BUCKET = 4;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    /// Registers one or two documents, under the keys that must carry them and some that need not. Now and then facts
    /// are mixed up, so that fingerprints lead to two documents.
    function registers(uint256 seed) external acts {
        address key = _once(2, seed, "bank") ? Actors.BANK_CUSTODIAN : Actors.ISSUER_MAKER;
        IEvidenceBook.Registration[] memory list = new IEvidenceBook.Registration[](1 + (seed % 2));
        bool may = _may(key, Roles.MAKER | Roles.CUSTODIAN) && _anyInEffect();
        for (uint256 i; i < list.length; ++i) list[i] = _registration(_random(seed, i == 0 ? "one" : "two"));
        if (_once(12, seed, "short")) {
            list[0].fingerprints = new IEvidenceBook.Fingerprint[](0);
            may = false;
        }
        _attempt(may, key, address(evidence), abi.encodeCall(IEvidenceBook.register, (list)));
    }

    /// The issuer's second person, or the first one, who may not if it was theirs.
    function acknowledges(uint256 seed) external acts {
        DocumentId document = _anyDocument(seed);
        bool suspect = evidence.documentOf(document).status == IEvidenceBook.DocumentStatus.SUSPECT;
        bool mine = store.registrarOf(document) == Parties.ISSUER;
        bool may = _may(Actors.ISSUER_CHECKER, Roles.CHECKER) && suspect && mine;
        bytes memory call = abi.encodeCall(IEvidenceBook.acknowledge, (document, Defaults.REASON_ROOT));
        _attempt(false, Actors.BANK_CUSTODIAN, address(evidence), call);
        _attempt(may, Actors.ISSUER_CHECKER, address(evidence), call);
    }

    /// L10: what the check says beforehand decides, and all are used or none.
    function uses(uint256 seed) external acts {
        address desk = _once(2, seed, "second") ? Actors.SECOND_DESK : Actors.DESK;
        DocumentId[] memory list = new DocumentId[](1 + (seed % 3));
        for (uint256 i; i < list.length; ++i) list[i] = _anyDocument(_salted(seed, _once(4, seed, "again") ? 0 : i));
        IEvidenceBook.Purpose purpose = IEvidenceBook.Purpose(_random(seed, "purpose") % 2);
        AssetId project = _once(6, seed, "none") ? NO_ASSET : _anyAsset(seed % 3);
        (Reason reason, ) = evidence.check(list, purpose, project);
        uint64 seq = evidence.lastSeq();
        bytes32 by = bytes32(_random(seed, "by"));
        _attempt(true, desk, address(evidence), abi.encodeCall(IEvidenceBook.use, (list, purpose, project, by)));
        uint64 used = evidence.lastSeq() - seq;
        store.note(used != (reason == Reason.NONE ? list.length : 0), Breach.EVIDENCE);
    }

    function opensKey(uint256 seed) external acts {
        uint32 next = store.keysOpened() + 1;
        bool wrong = _once(5, seed, "wrong");
        Day from = Day.wrap(Day.unwrap(today()) + uint32(_random(seed, "from") % 3));
        bool may = !wrong && store.keysOpened() - store.keysClosed() < 2;
        bytes memory call = abi.encodeCall(IEvidenceBook.openKey, (wrong ? next - 1 : next, from, bytes32(seed | 1)));
        _attempt(may, Actors.OPERATOR, address(evidence), call);
    }

    function closesKey(uint256 seed) external acts {
        uint32 keyId = 1 + uint32(_random(seed, "key") % (store.keysOpened() + 1));
        bool open = evidence.keyOf(keyId).status == IEvidenceBook.KeyStatus.OPEN;
        bool other;
        for (uint32 k = 1; k <= store.keysOpened(); ++k) other = other || (k != keyId && _inEffect(k));
        _attempt(open && other, Actors.OPERATOR, address(evidence), abi.encodeCall(IEvidenceBook.closeKey, (keyId)));
    }

    function strangerTries(uint256 seed) external acts {
        DocumentId[] memory list = new DocumentId[](1);
        list[0] = _anyDocument(seed);
        IEvidenceBook.Registration[] memory made = new IEvidenceBook.Registration[](1);
        made[0] = _registration(seed);
        _attack(abi.encodeCall(IEvidenceBook.register, (made)));
        _attack(abi.encodeCall(IEvidenceBook.acknowledge, (list[0], Defaults.REASON_ROOT)));
        _attack(
            abi.encodeCall(IEvidenceBook.use, (list, IEvidenceBook.Purpose.FINANCE, NO_ASSET, Defaults.REASON_ROOT))
        );
        _attack(abi.encodeCall(IEvidenceBook.openKey, (store.keysOpened() + 1, today(), Defaults.KEY_COMMITMENT)));
        _attack(abi.encodeCall(IEvidenceBook.closeKey, (1)));
        _attack(abi.encodeWithSignature("setAuthority(address)", Actors.STRANGER));
    }

    function _attack(bytes memory call) private {
        _attempt(false, Actors.STRANGER, address(evidence), call);
    }

    function _registration(uint256 seed) private view returns (IEvidenceBook.Registration memory r) {
        uint32 opened = store.keysOpened();
        uint256 n = _random(seed, "n") % DOCUMENTS;
        r.dataRoot = Defaults.DATA_ROOT;
        r.fingerprints = new IEvidenceBook.Fingerprint[](_carried(seed, opened));
        uint256 next;
        for (uint32 k = 1; k <= opened; ++k) {
            if (!_carries(seed, k)) continue;
            bool mixed = _once(15, _salted(seed, k), "mixed");
            r.fingerprints[next++] = _fingerprint(k, mixed ? (n + 1) % DOCUMENTS : n, n / IN_A_BUCKET);
        }
    }

    function _fingerprint(
        uint32 keyId,
        uint256 n,
        uint256 bucket
    ) private pure returns (IEvidenceBook.Fingerprint memory f) {
        f.keyId = keyId;
        f.exact = keccak256(abi.encode("exact", keyId, n));
        f.near = keccak256(abi.encode("near", keyId, bucket));
        f.nearby = new bytes32[](n % 2);
        if (n % 2 == 1) f.nearby[0] = keccak256(abi.encode("near", keyId, bucket + 1));
    }

    function _carried(uint256 seed, uint32 opened) private view returns (uint256 count) {
        for (uint32 k = 1; k <= opened; ++k) if (_carries(seed, k)) ++count;
    }

    /// Every key in effect, and half of the closed ones.
    function _carries(uint256 seed, uint32 keyId) private view returns (bool) {
        if (evidence.keyOf(keyId).status == IEvidenceBook.KeyStatus.OPEN) return _inEffect(keyId);
        return _once(2, _salted(seed, keyId), "closed");
    }

    function _anyInEffect() private view returns (bool) {
        for (uint32 k = 1; k <= store.keysOpened(); ++k) if (_inEffect(k)) return true;
        return false;
    }

    function _inEffect(uint32 keyId) private view returns (bool) {
        IEvidenceBook.Key memory key = evidence.keyOf(keyId);
        return key.status == IEvidenceBook.KeyStatus.OPEN && !isAfter(key.from, today());
    }

    function _salted(uint256 seed, uint256 salt) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, salt)));
    }

    /// One of the documents there are, else one that is not there.
    function _anyDocument(uint256 seed) private view returns (DocumentId) {
        DocumentId[] memory known = store.documents();
        bool none = known.length == 0 || _once(20, seed, "unknown");
        return none ? DocumentId.wrap(keccak256("unknown")) : known[_random(seed, "which") % known.length];
    }
}
