// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// What a creditor can have an interest in.
enum ObjectKind {
    /// A green project or asset, named by its `AssetId`. Belongs to its owner.
    ASSET,
    /// The claim on a drawn loan, named by the `TrancheId` of a loan or facility. Belongs to the lender.
    LOAN,
    /// A debtor-confirmed receivable. Belongs to its holder.
    RECEIVABLE
}
