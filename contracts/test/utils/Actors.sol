// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PartyId} from "../../types/Ids.sol";

/// Keys that act in tests.
library Actors {
    /* ----- administration ----- */

    address internal constant ADMIN = address(uint160(uint256(keccak256("admin"))));
    address internal constant OPERATOR = address(uint160(uint256(keccak256("operator"))));
    address internal constant UPGRADER = address(uint160(uint256(keccak256("upgrader"))));
    address internal constant GUARDIAN = address(uint160(uint256(keccak256("guardian"))));

    /* ----- persons at parties, bound in the PartyRegistry ----- */

    address internal constant ISSUER_MAKER = address(uint160(uint256(keccak256("issuer maker"))));
    address internal constant ISSUER_CHECKER = address(uint160(uint256(keccak256("issuer checker"))));
    address internal constant AFFILIATE_MAKER = address(uint160(uint256(keccak256("affiliate maker"))));
    address internal constant AFFILIATE_CHECKER = address(uint160(uint256(keccak256("affiliate checker"))));
    address internal constant BANK_MAKER = address(uint160(uint256(keccak256("bank maker"))));
    address internal constant BANK_CHECKER = address(uint160(uint256(keccak256("bank checker"))));
    address internal constant BANK_CUSTODIAN = address(uint160(uint256(keccak256("bank custodian"))));
    address internal constant SECOND_BANK_CUSTODIAN = address(uint160(uint256(keccak256("second bank custodian"))));
    address internal constant VERIFIER = address(uint160(uint256(keccak256("verifier"))));
    address internal constant SECOND_VERIFIER = address(uint160(uint256(keccak256("second verifier"))));
    address internal constant AFFILIATED_VERIFIER = address(uint160(uint256(keccak256("affiliated verifier"))));
    address internal constant REGULATOR = address(uint160(uint256(keccak256("regulator"))));

    /* ----- contracts that act for members, with the role of a desk ----- */

    address internal constant DESK = address(uint160(uint256(keccak256("desk"))));
    address internal constant SECOND_DESK = address(uint160(uint256(keccak256("second desk"))));

    /* ----- nobody ----- */

    address internal constant STRANGER = address(uint160(uint256(keccak256("stranger"))));
}

/// Parties that exist in tests.
library Parties {
    /// Issues the bonds and owns the projects.
    PartyId internal constant ISSUER = PartyId.wrap(keccak256("party: issuer"));
    /// Controlled by the issuer.
    PartyId internal constant AFFILIATE = PartyId.wrap(keccak256("party: affiliate"));
    /// Keeps the issuer's accounts and lends to it.
    PartyId internal constant BANK = PartyId.wrap(keccak256("party: bank"));
    /// Keeps the accounts of affiliate and outsider, and pays the investors.
    PartyId internal constant SECOND_BANK = PartyId.wrap(keccak256("party: second bank"));
    PartyId internal constant VERIFIER = PartyId.wrap(keccak256("party: verifier"));
    PartyId internal constant SECOND_VERIFIER = PartyId.wrap(keccak256("party: second verifier"));
    /// Controlled by the issuer.
    PartyId internal constant AFFILIATED_VERIFIER = PartyId.wrap(keccak256("party: affiliated verifier"));
    PartyId internal constant REGULATOR = PartyId.wrap(keccak256("party: regulator"));
    /// A counterparty at arm's length.
    PartyId internal constant OUTSIDER = PartyId.wrap(keccak256("party: outsider"));
    /// Registered nowhere.
    PartyId internal constant UNKNOWN = PartyId.wrap(keccak256("party: unknown"));
}
