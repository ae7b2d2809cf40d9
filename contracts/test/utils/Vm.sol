// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// The part of the test runner's cheatcodes that these tests use.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    struct Gas {
        uint64 gasLimit;
        uint64 gasTotalUsed;
        uint64 gasMemoryUsed;
        int64 gasRefunded;
        uint64 gasRemaining;
    }

    /// The next call comes from `caller`.
    function prank(address caller) external;

    /// Sets the time of the block.
    function warp(uint256 timestamp) external;

    /// The time of day. A test that asks for it is not played again when it fails.
    function unixTime() external view returns (uint256 milliseconds);

    /// What creates a contract, without the arguments of its constructor.
    /// @param artifact `<file>.sol:<contract>`
    function getCode(string calldata artifact) external view returns (bytes memory);

    /// A slot of another contract.
    function load(address target, bytes32 slot) external view returns (bytes32);

    /// The next call reverts with exactly this.
    function expectRevert(bytes calldata revertData) external;

    /// The next call reverts, whatever the reason.
    function expectRevert() external;

    /// The next call of `emitter` emits the event that this test emits next.
    function expectEmit(address emitter) external;

    function recordLogs() external;

    /// What was emitted since `recordLogs`, or since this was last asked.
    function getRecordedLogs() external returns (Log[] memory);

    /// Drops a fuzzed input.
    function assume(bool condition) external pure;

    /// Gas of the call just made.
    function lastCallGas() external view returns (Gas memory);

    /// Writes a figure into `snapshots/<group>.json`.
    function snapshotValue(string calldata group, string calldata name, uint256 value) external;

    function assertTrue(bool condition, string calldata what) external pure;

    function assertEq(uint256 left, uint256 right, string calldata what) external pure;

    function assertEq(bytes32 left, bytes32 right, string calldata what) external pure;

    function assertEq(address left, address right, string calldata what) external pure;

    function assertLe(uint256 left, uint256 right, string calldata what) external pure;
}

Vm constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
