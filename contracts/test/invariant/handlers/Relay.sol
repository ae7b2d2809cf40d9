// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {VM} from "../../utils/Vm.sol";

/// Sends calls for handlers. A contract of its own, so that a handler can bound the gas of a call and the runner does
/// not take it for an action.
contract Relay {
    function forward(address key, address target, bytes calldata call) external returns (bool went) {
        VM.prank(key);
        return LowLevelCall.callNoReturn(target, call);
    }
}
