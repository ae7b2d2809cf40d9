// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Sequenced} from "../libraries/Sequenced.sol";

/// A registry or policy behind a proxy: the AccessManager says who may call its `restricted` functions, and its code
/// can be replaced by the upgrader, after a delay. Numbers its events.
abstract contract Administered is AccessManagedUpgradeable, UUPSUpgradeable, Sequenced {
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor() {
        _disableInitializers();
    }

    /// Sets the authority, once, in the transaction that creates the proxy.
    /// @param authority the AccessManager
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// Upgrades are for the role that the AccessManager names for `upgradeToAndCall`.
    function _authorizeUpgrade(address) internal override restricted {}
}
