// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {InstrumentId, ItemId, PaymentId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {Flow, FlowKind, Item, ItemStatus, Sums} from "../types/Pools.sol";
import {ILienBook} from "./ILienBook.sol";
import {IPoolBook} from "./IPoolBook.sol";
import {PoolLedger} from "./PoolLedger.sol";
import {PoolSubstitutions} from "./PoolSubstitutions.sol";

/// The one implementation of {IPoolBook}; the meaning of every function stands there. Here: cash.
contract PoolBook is PoolSubstitutions {
    mapping(InstrumentId => mapping(ItemId => mapping(FlowKind => mapping(PaymentId => bool)))) private _flows;
    mapping(InstrumentId => mapping(ItemId => mapping(bytes32 => bool))) private _losses;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IPartyRegistry parties,
        IInstrumentRegistry instruments,
        ILienBook liens
    ) PoolLedger(parties, instruments, liens) {}

    /* ----- cash ----- */

    /// @inheritdoc IPoolBook
    function reportFlows(InstrumentId pool, Flow[] calldata flows) external {
        _asServicer(pool, Roles.CUSTODIAN);
        _requireBulk(flows.length);
        for (uint256 f; f < flows.length; ++f) _report(pool, flows[f]);
    }

    /// @inheritdoc IPoolBook
    function writeOff(InstrumentId pool, ItemId item, Amount amount, Day valueDate, bytes32 reasonRoot) external {
        // Check:
        _asServicer(pool, Roles.CUSTODIAN);
        Item storage i = _itemIn(pool, item, ItemStatus.ACCEPTED);
        require(amount > ZERO, PoolBook_AmountZero());
        _requirePast(valueDate);
        require(reasonRoot != 0, PoolBook_ReasonMissing(item));
        require(!_losses[pool][item][reasonRoot], PoolBook_LossExists(item, reasonRoot));
        require(!(amount > i.outstanding), PoolBook_OutstandingExceeded(item, amount, i.outstanding));
        // Effect:
        Sums storage s = _sums[pool];
        _losses[pool][item][reasonRoot] = true;
        i.outstanding = i.outstanding - amount;
        i.writtenOff = i.writtenOff + amount;
        s.outstanding = s.outstanding - amount;
        s.writtenOff = s.writtenOff + amount;
        emit LossRecorded({
            pool: pool,
            item: item,
            amount: amount,
            valueDate: valueDate,
            reasonRoot: reasonRoot,
            outstanding: i.outstanding,
            actor: msg.sender,
            seq: _seq()
        });
    }

    /* ----- internal ----- */

    function _report(InstrumentId pool, Flow calldata f) private {
        // Check:
        Item storage i = _itemIn(pool, f.item, ItemStatus.ACCEPTED);
        require(f.amount > ZERO, PoolBook_AmountZero());
        _requirePast(f.valueDate);
        require(PaymentId.unwrap(f.receipt) != 0, PoolBook_ReceiptMissing(f.item));
        require(!_flows[pool][f.item][f.kind][f.receipt], PoolBook_FlowExists(f.item, f.kind, f.receipt));
        // Effect:
        _flows[pool][f.item][f.kind][f.receipt] = true;
        Sums storage s = _sums[pool];
        if (f.kind == FlowKind.PRINCIPAL) {
            require(!(f.amount > i.outstanding), PoolBook_OutstandingExceeded(f.item, f.amount, i.outstanding));
            i.outstanding = i.outstanding - f.amount;
            i.collected = i.collected + f.amount;
            s.outstanding = s.outstanding - f.amount;
            s.collected = s.collected + f.amount;
        } else if (f.kind == FlowKind.INTEREST) {
            i.interest = i.interest + f.amount;
            s.interest = s.interest + f.amount;
        } else {
            i.recovered = i.recovered + f.amount;
            s.recovered = s.recovered + f.amount;
            bool lost = !(i.recovered > i.writtenOff);
            require(lost, PoolBook_RecoveryExceedsLoss(f.item, i.recovered, i.writtenOff));
        }
        emit FlowReported({
            pool: pool,
            item: f.item,
            receipt: f.receipt,
            kind: f.kind,
            amount: f.amount,
            valueDate: f.valueDate,
            outstanding: i.outstanding,
            actor: msg.sender,
            seq: _seq()
        });
    }
}
