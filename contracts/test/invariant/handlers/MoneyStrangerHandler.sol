// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBudgets} from "../../../money/IBudgets.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {IPassages} from "../../../money/IPassages.sol";
import {IPayments} from "../../../money/IPayments.sol";
import {IReceipts} from "../../../money/IReceipts.sol";
import {IRequests} from "../../../money/IRequests.sol";
import {IReversals} from "../../../money/IReversals.sol";
import {IStatements} from "../../../money/IStatements.sol";
import {IMoneyPolicy} from "../../../policy/IMoneyPolicy.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {AccountId, LineId, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Entry, Payment} from "../../../types/Money.sol";
import {Actors} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {only} from "../../utils/Lists.sol";
import {Store} from "../stores/Store.sol";
import {EntryHandler} from "./EntryHandler.sol";
import {Handler} from "./Handler.sol";

/// Somebody without any right, who tries every function of the ledger with input that its owner could send.
contract MoneyStrangerHandler is EntryHandler {
    constructor(System memory s, Store store_) Handler(s, store_) {}

    function attacksMoney(uint256 seed) external acts {
        PaymentId id = PaymentId.wrap(store.newId());
        AccountId account = _anyAccount(seed);
        Payment memory p = Bookings.allocation(id, OTHER_MONEY, Defaults.ONE_MINOR_UNIT);
        uint64 later = uint64(block.timestamp + 1 days);
        _attack(abi.encodeCall(IReceipts.mint, (only(Bookings.receipt(id, OTHER_MONEY, Defaults.INCOME)))));
        _attack(abi.encodeCall(IPayments.pay, (account, only(p))));
        _attack(abi.encodeCall(IRequests.request, (account, only(p), later)));
        _attack(abi.encodeCall(IPassages.lend, (account, only(Bookings.lending(id, Defaults.ONE_MINOR_UNIT)))));
        _attack(
            abi.encodeCall(
                IPassages.convert,
                (account, only(Bookings.conversion(id, OTHER_MONEY, Defaults.SPENDING, Defaults.SPENDING)))
            )
        );
        _attack(
            abi.encodeCall(IStatements.state, (only(Bookings.statement(id, account, Defaults.TODAY, Defaults.INCOME))))
        );
    }

    function attacksEntries(uint256 seed) external acts {
        (PaymentId id, bool found) = _anyEntry(type(uint256).max, seed);
        if (!found) return;
        PaymentId own = PaymentId.wrap(store.newId());
        Entry memory told = store.entryOf(id);
        _attack(abi.encodeCall(IRequests.cancel, (told.account, only(id))));
        _attack(abi.encodeCall(IRequests.confirm, (id, told)));
        _attack(abi.encodeCall(IRequests.dispute, (id, told, Defaults.REASON_ROOT)));
        _attack(abi.encodeCall(IReversals.reverse, (only(Bookings.reversal(own, id, told, Defaults.ONE_MINOR_UNIT)))));
        _attack(
            abi.encodeCall(
                IStatements.explain,
                (Bookings.explanation(own, id, told.account, OTHER_MONEY, Defaults.ONE_MINOR_UNIT))
            )
        );
        (id, found) = _anyEntry(_bit(IEntries.EntryState.REQUESTED), seed);
        if (!found) return;
        AccountId account = store.factsOf(id).account;
        _attack(abi.encodeCall(IRequests.release, (account, only(store.requestOf(id)))));
    }

    function attacksCapsAndDocuments(uint256 seed) external acts {
        LineId line = LineId.wrap(store.newId());
        _attack(abi.encodeCall(IBudgets.verifyCost, (_anyAsset(seed), Defaults.ELIGIBLE_COST, Defaults.REPORT_ROOT)));
        _attack(abi.encodeCall(IBudgets.openLines, (_anyAsset(seed), only(Defaults.line(line)))));
        _attack(abi.encodeCall(IBudgets.closeLine, (Defaults.LINE)));
        bytes32 by = store.newId();
        IEvidenceBook.Purpose purpose = IEvidenceBook.Purpose.ALLOCATE;
        bytes memory use = abi.encodeCall(IEvidenceBook.use, (_document(seed), purpose, _anyAsset(seed), by));
        _attempt(false, Actors.STRANGER, address(evidence), use);
        bytes memory limit = abi.encodeCall(
            IMoneyPolicy.setEntrustedThreshold,
            (Defaults.CURRENCY, Defaults.TODAY, Defaults.ONE_MINOR_UNIT, Defaults.SOURCE_ROOT)
        );
        _attempt(false, Actors.STRANGER, address(policy), limit);
    }

    function _attack(bytes memory call) private {
        _attempt(false, Actors.STRANGER, address(ledger), call);
    }
}
