// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {Code, SchemeId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";
import {ITaxonomyRegistry} from "./ITaxonomyRegistry.sol";

/// The one implementation of {ITaxonomyRegistry}; the meaning of every function stands there.
contract TaxonomyRegistry is Administered, ITaxonomyRegistry {
    mapping(SchemeId => Scheme) private _schemes;
    mapping(SchemeId => mapping(Code => bool)) private _codes;

    /// @inheritdoc ITaxonomyRegistry
    function registerScheme(
        SchemeId scheme,
        Day effectiveFrom,
        Day effectiveTo,
        bytes32 sourceRoot,
        Code[] calldata codes
    ) external restricted {
        // Check:
        require(SchemeId.unwrap(scheme) != 0, TaxonomyRegistry_SchemeZero());
        require(_schemes[scheme].effectiveFrom.isUnknown(), TaxonomyRegistry_SchemeExists(scheme));
        bool ordered = effectiveTo.isUnknown() || !effectiveTo.isBefore(effectiveFrom);
        require(!effectiveFrom.isUnknown() && ordered, TaxonomyRegistry_DatesReversed(effectiveFrom, effectiveTo));
        // Effect:
        _schemes[scheme] = Scheme(effectiveFrom, effectiveTo, uint32(codes.length));
        emit SchemeRegistered(scheme, effectiveFrom, effectiveTo, sourceRoot, msg.sender, _seq());
        for (uint256 i; i < codes.length; ++i) {
            require(!_codes[scheme][codes[i]], TaxonomyRegistry_CodeExists(scheme, codes[i]));
            _codes[scheme][codes[i]] = true;
            emit CodeAdded(scheme, codes[i], msg.sender, _seq());
        }
    }

    /// @inheritdoc ITaxonomyRegistry
    function closeScheme(SchemeId scheme, Day effectiveTo) external restricted {
        // Check:
        Scheme storage s = _schemes[scheme];
        require(!s.effectiveFrom.isUnknown(), TaxonomyRegistry_SchemeUnknown(scheme));
        require(s.effectiveTo.isUnknown(), TaxonomyRegistry_SchemeEnded(scheme, s.effectiveTo));
        require(!effectiveTo.isBefore(s.effectiveFrom), TaxonomyRegistry_DatesReversed(s.effectiveFrom, effectiveTo));
        // Effect:
        s.effectiveTo = effectiveTo;
        emit SchemeClosed(scheme, effectiveTo, msg.sender, _seq());
    }

    /// @inheritdoc ITaxonomyRegistry
    function hasCode(SchemeId scheme, Code code) external view returns (bool) {
        return _codes[scheme][code];
    }

    /// @inheritdoc ITaxonomyRegistry
    function inForce(SchemeId scheme, Day day) external view returns (bool) {
        Scheme memory s = _schemes[scheme];
        bool started = !s.effectiveFrom.isUnknown() && !day.isBefore(s.effectiveFrom);
        return started && (s.effectiveTo.isUnknown() || !day.isAfter(s.effectiveTo));
    }

    /// @inheritdoc ITaxonomyRegistry
    function schemeOf(SchemeId scheme) external view returns (Scheme memory) {
        return _schemes[scheme];
    }
}
