// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC1967} from "@openzeppelin/contracts/interfaces/IERC1967.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach, Breaches} from "./Breaches.sol";

/// Counts the events of each contract and reads their numbers (L12).
abstract contract EventStore is Breaches {
    uint256 internal constant WORD = 32;
    /// Where `seq` stands in events that end with data of variable length.
    uint256 private constant SEQ_OF_ASSET_REGISTERED = 6;
    uint256 private constant SEQ_OF_CLAIM_ATTESTED = 7;
    uint256 private constant SEQ_OF_INSTRUMENT_REGISTERED = 8;
    uint256 private constant SEQ_OF_PAYMENT_REQUESTED = 4;

    mapping(address emitter => uint64) public events;

    /// A number that is not the next one is a breach.
    function _count(Vm.Log calldata log) internal {
        uint64 expected = ++events[log.emitter];
        _breachIf(_seqOf(log) != expected, Breach.SEQUENCE);
    }

    function _word(bytes calldata data, uint256 index) internal pure returns (uint256) {
        return uint256(bytes32(data[index * WORD:(index + 1) * WORD]));
    }

    function _seqOf(Vm.Log calldata log) private pure returns (uint256) {
        bytes32 signature = log.topics[0];
        if (signature == IAssetRegistry.AssetRegistered.selector) {
            return _word(log.data, SEQ_OF_ASSET_REGISTERED);
        }
        if (signature == IClaimRegistry.ClaimAttested.selector) {
            return _word(log.data, SEQ_OF_CLAIM_ATTESTED);
        }
        if (signature == IInstrumentRegistry.InstrumentRegistered.selector) {
            return _word(log.data, SEQ_OF_INSTRUMENT_REGISTERED);
        }
        if (signature == IEntries.PaymentRequested.selector) {
            return _word(log.data, SEQ_OF_PAYMENT_REQUESTED);
        }
        return _word(log.data, log.data.length / WORD - 1);
    }

    /// What every proxy reports about itself is not numbered.
    function _isOfProxy(bytes32 signature) internal pure returns (bool) {
        return
            signature == IERC1967.Upgraded.selector ||
            signature == Initializable.Initialized.selector ||
            signature == IAccessManaged.AuthorityUpdated.selector;
    }
}
