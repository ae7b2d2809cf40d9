// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {System} from "./Deployment.sol";
import {VM} from "./Vm.sol";

/// Deploys the contracts as they were compiled for production, by name: the code of none is compiled into a test.
library Codes {
    /// A filled network, see {World}.
    function world() internal returns (address) {
        return _create("World.sol:World", "");
    }

    function manager(address admin) internal returns (address) {
        return _create("AccessManager.sol:AccessManager", abi.encode(admin));
    }

    function proxy(address implementation, bytes memory initialize) internal returns (address) {
        return _create("ERC1967Proxy.sol:ERC1967Proxy", abi.encode(implementation, initialize));
    }

    function partyRegistry() internal returns (address) {
        return _create("PartyRegistry.sol:PartyRegistry", "");
    }

    function taxonomyRegistry() internal returns (address) {
        return _create("TaxonomyRegistry.sol:TaxonomyRegistry", "");
    }

    function assetRegistry(System memory s) internal returns (address) {
        return _create("AssetRegistry.sol:AssetRegistry", abi.encode(s.parties, s.taxonomies));
    }

    function instrumentRegistry(System memory s) internal returns (address) {
        return _create("InstrumentRegistry.sol:InstrumentRegistry", abi.encode(s.parties, s.taxonomies, s.assets));
    }

    function accountRegistry(System memory s) internal returns (address) {
        return _create("AccountRegistry.sol:AccountRegistry", abi.encode(s.parties));
    }

    function claimRegistry(System memory s) internal returns (address) {
        return _create("ClaimRegistry.sol:ClaimRegistry", abi.encode(s.parties, s.assets));
    }

    function moneyPolicy(System memory s) internal returns (address) {
        bytes memory around = abi.encode(s.parties, s.assets, s.instruments, s.accounts, s.claims);
        return _create("MoneyPolicy.sol:MoneyPolicy", around);
    }

    function evidenceBook(System memory s) internal returns (address) {
        return _create("EvidenceBook.sol:EvidenceBook", abi.encode(s.parties, s.manager));
    }

    function objectOwners(System memory s) internal returns (address) {
        return _create("ObjectOwners.sol:ObjectOwners", abi.encode(s.assets, s.instruments));
    }

    function lienBook(System memory s) internal returns (address) {
        return _create("LienBook.sol:LienBook", abi.encode(s.parties, s.owners, s.manager));
    }

    function transferDesk(System memory s) internal returns (address) {
        return _create("TransferDesk.sol:TransferDesk", abi.encode(s.parties, s.assets, s.liens));
    }

    function poolBook(System memory s) internal returns (address) {
        return _create("PoolBook.sol:PoolBook", abi.encode(s.parties, s.instruments, s.liens));
    }

    function noteRegister(System memory s) internal returns (address) {
        return _create("NoteRegister.sol:NoteRegister", abi.encode(s.parties, s.instruments, s.pools));
    }

    /// The ledger with its modules.
    function lotLedger(System memory s) internal returns (address) {
        bytes memory modules = abi.encode(
            module("Budgets", s),
            module("Receipts", s),
            module("Requests", s),
            module("Reversals", s),
            module("Statements", s),
            module("Passages", s)
        );
        return _create("LotLedger.sol:LotLedger", bytes.concat(_surroundings(s), modules));
    }

    /// A part of the ledger.
    function module(string memory name, System memory s) internal returns (address) {
        return _create(string.concat(name, ".sol:", name), _surroundings(s));
    }

    function _surroundings(System memory s) private pure returns (bytes memory) {
        return abi.encode(s.parties, s.assets, s.instruments, s.accounts, s.policy, s.evidence);
    }

    function _create(string memory artifact, bytes memory arguments) private returns (address created) {
        bytes memory code = bytes.concat(VM.getCode(artifact), arguments);
        // Solidity creates only what it has compiled in.
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
            if iszero(created) {
                returndatacopy(0, 0, returndatasize())
                revert(0, returndatasize())
            }
        }
    }
}
