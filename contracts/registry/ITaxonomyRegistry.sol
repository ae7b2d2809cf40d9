// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Code, SchemeId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";

/// Which classifications exist, in which versions, and when each was in force. A version never changes what an
/// earlier one said: what was valid when an instrument was approved keeps counting.
interface ITaxonomyRegistry {
    struct Scheme {
        Day effectiveFrom;
        /// Last day in force; unknown (zero) while it is.
        Day effectiveTo;
        uint32 codes;
    }

    event SchemeRegistered(
        SchemeId indexed scheme,
        Day effectiveFrom,
        Day effectiveTo,
        bytes32 sourceRoot,
        address actor,
        uint64 seq
    );
    event SchemeClosed(SchemeId indexed scheme, Day effectiveTo, address actor, uint64 seq);
    event CodeAdded(SchemeId indexed scheme, Code code, address actor, uint64 seq);

    error TaxonomyRegistry_SchemeZero();
    error TaxonomyRegistry_SchemeExists(SchemeId scheme);
    error TaxonomyRegistry_SchemeUnknown(SchemeId scheme);
    error TaxonomyRegistry_SchemeEnded(SchemeId scheme, Day effectiveTo);
    error TaxonomyRegistry_DatesReversed(Day effectiveFrom, Day effectiveTo);
    error TaxonomyRegistry_CodeExists(SchemeId scheme, Code code);

    /// Registers one version of a scheme.
    ///
    /// Emits {SchemeRegistered} and {CodeAdded} for each code.
    ///
    /// Requirements: the caller is the operator; the id is new; the dates are known and in order; codes are distinct.
    /// @param sourceRoot commitment to the document that defines it
    function registerScheme(
        SchemeId scheme,
        Day effectiveFrom,
        Day effectiveTo,
        bytes32 sourceRoot,
        Code[] calldata codes
    ) external;

    /// Sets the last day of a scheme that is still in force.
    ///
    /// Emits {SchemeClosed}.
    ///
    /// Requirements: the caller is the operator; the scheme exists without an end; the end is not before the start.
    function closeScheme(SchemeId scheme, Day effectiveTo) external;

    /// Whether the scheme has the code.
    function hasCode(SchemeId scheme, Code code) external view returns (bool);

    /// Whether the scheme was in force on a day.
    function inForce(SchemeId scheme, Day day) external view returns (bool);

    /// All that is known of a scheme; `effectiveFrom` zero if nothing.
    function schemeOf(SchemeId scheme) external view returns (Scheme memory);
}
