// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {AssetId, ClaimId, SchemaId, SubjectId} from "../../../types/Ids.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {EventStore} from "./EventStore.sol";

/// Claims and requirements, folded from the registry's events alone.
abstract contract ClaimStore is EventStore {
    struct ClaimRecord {
        IClaimRegistry.ClaimStatus status;
        SchemaId schema;
        SubjectId subject;
        uint64 countsFrom;
        uint64 validFrom;
        uint64 validUntil;
        ClaimId[] references;
    }

    /// Where the words of {IClaimRegistry.ClaimAttested} stand: attester, data, three times, then the references.
    uint256 private constant COUNTS_FROM = 2;
    uint256 private constant REFERENCES = 8;
    uint256 private constant WORDS_OF_REFERENCE = 2;

    ClaimId[] private _claims;
    mapping(ClaimId => ClaimRecord) private _records;
    mapping(SchemaId => IClaimRegistry.Effect) public effectOf;
    mapping(AssetId => SchemaId[]) private _required;
    /// How often a claim came into a status.
    mapping(IClaimRegistry.ClaimStatus => uint256) public claimMoves;
    /// How many requirements were set and taken away.
    uint256 public requirementMoves;

    function claims() external view returns (ClaimId[] memory) {
        return _claims;
    }

    function recordOf(ClaimId claim) external view returns (ClaimRecord memory) {
        return _records[claim];
    }

    function requiredOf(AssetId asset) external view returns (SchemaId[] memory) {
        return _required[asset];
    }

    function _learnClaim(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        if (signature == IClaimRegistry.SchemaRegistered.selector) {
            effectOf[SchemaId.wrap(log.topics[1])] = IClaimRegistry.Effect(_word(log.data, 0));
            return;
        }
        if (signature == IClaimRegistry.PermitRequired.selector) return _require(log);
        if (signature == IClaimRegistry.PermitWaived.selector) return _waive(log);
        if (signature == IClaimRegistry.ClaimAttested.selector) return _attested(log);
        bool listed = signature == IClaimRegistry.PermitListed.selector;
        if (listed || signature == IClaimRegistry.SchemaClosed.selector) return;
        ClaimId claim = ClaimId.wrap(log.topics[1]);
        _breachIf(!_isEdge(_records[claim].status, signature), Breach.TRANSITION);
        _moveClaim(claim, _targetOf(signature));
    }

    function _attested(Vm.Log calldata log) private {
        ClaimId claim = ClaimId.wrap(log.topics[1]);
        ClaimRecord storage r = _records[claim];
        _breachIf(r.status != IClaimRegistry.ClaimStatus.NONE, Breach.TRANSITION);
        _claims.push(claim);
        r.schema = SchemaId.wrap(log.topics[2]);
        r.subject = SubjectId.wrap(log.topics[3]);
        r.countsFrom = uint64(_word(log.data, COUNTS_FROM));
        r.validFrom = uint64(_word(log.data, COUNTS_FROM + 1));
        r.validUntil = uint64(_word(log.data, COUNTS_FROM + 2));
        uint256 count = _word(log.data, REFERENCES);
        for (uint256 i; i < count; ++i) {
            r.references.push(ClaimId.wrap(bytes32(_word(log.data, REFERENCES + 1 + i * WORDS_OF_REFERENCE))));
        }
        _moveClaim(claim, IClaimRegistry.ClaimStatus.ACTIVE);
    }

    function _moveClaim(ClaimId claim, IClaimRegistry.ClaimStatus to) private {
        _records[claim].status = to;
        ++claimMoves[to];
    }

    function _require(Vm.Log calldata log) private {
        _required[AssetId.wrap(log.topics[1])].push(SchemaId.wrap(log.topics[2]));
        ++requirementMoves;
    }

    /// In the order of the list, the last takes no one's place.
    function _waive(Vm.Log calldata log) private {
        SchemaId[] storage list = _required[AssetId.wrap(log.topics[1])];
        uint256 kept;
        for (uint256 i; i < list.length; ++i) {
            if (list[i] != SchemaId.wrap(log.topics[2])) list[kept++] = list[i];
        }
        _breachIf(kept + 1 != list.length, Breach.TRANSITION);
        list.pop();
        ++requirementMoves;
    }

    /// L5: every edge that there is.
    function _isEdge(IClaimRegistry.ClaimStatus from, bytes32 signature) private pure returns (bool) {
        bool active = from == IClaimRegistry.ClaimStatus.ACTIVE;
        bool challenged = from == IClaimRegistry.ClaimStatus.CHALLENGED;
        if (signature == IClaimRegistry.ClaimChallenged.selector) return active;
        if (signature == IClaimRegistry.ClaimRevoked.selector) return active || challenged;
        return challenged;
    }

    function _targetOf(bytes32 signature) private pure returns (IClaimRegistry.ClaimStatus) {
        if (signature == IClaimRegistry.ClaimChallenged.selector) return IClaimRegistry.ClaimStatus.CHALLENGED;
        if (signature == IClaimRegistry.ClaimRejected.selector) return IClaimRegistry.ClaimStatus.REJECTED;
        if (signature == IClaimRegistry.ClaimRevoked.selector) return IClaimRegistry.ClaimStatus.REVOKED;
        return IClaimRegistry.ClaimStatus.ACTIVE;
    }
}
