// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {AccountId, PartyId} from "../types/Ids.sol";
import {Answer, Receipt} from "../types/Money.sol";
import {IReceipts} from "./IReceipts.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {Receiving} from "./Receiving.sol";

/// Module of the ledger: money in. The meaning of every function stands in {IReceipts}.
contract Receipts is Receiving, IReceipts {
    constructor(Surroundings memory s) LedgerBase(s) {}

    /// @inheritdoc IReceipts
    function mint(Receipt[] calldata receipts) external returns (Answer[] memory answers) {
        PartyId caller = _custodian();
        answers = new Answer[](receipts.length);
        AccountId account;
        IAccountRegistry.Account memory holder;
        for (uint256 i; i < receipts.length; ++i) {
            if (i == 0 || receipts[i].account != account) {
                account = receipts[i].account;
                holder = _kept(account, caller);
            }
            answers[i] = _receive(receipts[i], holder);
        }
    }
}
