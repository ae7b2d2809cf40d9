// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PartyId} from "../types/Ids.sol";
import {ObjectKind} from "../types/Objects.sol";

/// Whose an object is, whatever its kind. The one place where a further kind gets its source of owners.
interface IObjectOwners {
    error ObjectOwners_ObjectUnknown(ObjectKind kind, bytes32 object);
    error ObjectOwners_KindUnsupported(ObjectKind kind);

    /// The owner of an object: of an asset, who registered it or whom it was transferred to; of a loan, the lender
    /// (the paying agent of the instrument).
    ///
    /// Requirements: the kind has a source of owners (receivables have none yet); the object exists. A tranche is a
    /// loan if its instrument is a loan or a facility.
    function ownerOf(ObjectKind kind, bytes32 object) external view returns (PartyId);
}
