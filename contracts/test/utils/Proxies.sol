// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {Steps} from "./Steps.sol";
import {VM} from "./Vm.sol";

/// The contracts of a network that can be upgraded.
abstract contract Proxies is Steps {
    /// Where a proxy keeps the address of its code (ERC-1967).
    bytes32 internal constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    function _proxies() internal view returns (Administered[] memory list) {
        list = new Administered[](11);
        list[0] = parties;
        list[1] = taxonomies;
        list[2] = assets;
        list[3] = instruments;
        list[4] = accounts;
        list[5] = policy;
        list[6] = claims;
        list[7] = owners;
        list[8] = transfers;
        list[9] = pools;
        list[10] = notes;
    }

    function _implementationOf(Administered proxy) internal view returns (address) {
        return address(uint160(uint256(VM.load(address(proxy), IMPLEMENTATION_SLOT))));
    }
}
