// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {INoteRegister} from "../../../trade/INoteRegister.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {
    Colour,
    InstrumentId,
    ItemId,
    LienId,
    NO_ASSET,
    NoteTransferId,
    PartyId,
    PaymentId,
    SubstitutionId
} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Distribution, Flow, FlowKind, ItemOffer, SubstitutionProposal} from "../../../types/Pools.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {AnyNoteRegister, AnyPoolBook} from "../../utils/Contracts.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {Relay} from "./Relay.sol";

/// Issuer, servicer and originator of one closed pool, in one: they collect, lose, replace, pay, transfer, and try what
/// they may not. What went through is in the books; what was refused must have left them as they were.
contract PoolHandler {
    AnyPoolBook private immutable _POOLS;
    AnyNoteRegister private immutable _NOTES;
    InstrumentId private immutable _POOL;
    Colour private immutable _NOTE;
    address private immutable _SERVICER;
    address private immutable _SERVICER_CHECKER;

    /// Every loan that is or could come into the pool.
    ItemId[] public loans;
    PartyId[3] private _holders = [Parties.OUTSIDER, Parties.BANK, Parties.ISSUER];
    Relay private _relay = new Relay();
    uint256 private _ids;

    /// How often each kind of act went through.
    uint256 public flows;
    uint256 public losses;
    uint256 public distributions;
    uint256 public transfers;
    uint256 public substitutions;
    /// Calls that failed and changed something all the same.
    uint256 public leftovers;

    constructor(
        AnyPoolBook pools,
        AnyNoteRegister notes,
        InstrumentId pool,
        Colour note,
        address servicer,
        address servicerChecker,
        ItemId[] memory loans_
    ) {
        (_POOLS, _NOTES, _POOL, _NOTE) = (pools, notes, pool, note);
        (_SERVICER, _SERVICER_CHECKER) = (servicer, servicerChecker);
        loans = loans_;
    }

    function loansSeen() external view returns (uint256) {
        return loans.length;
    }

    function holder(uint256 n) external view returns (PartyId) {
        return _holders[n];
    }

    function collect(uint256 seed) external {
        Flow[] memory list = new Flow[](1 + (seed % 2));
        for (uint256 i; i < list.length; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            list[i] = Flow({
                item: _anyLoan(own),
                kind: FlowKind(own % 3),
                amount: _amount(own, 900_00),
                receipt: PaymentId.wrap(bytes32(++_ids)),
                valueDate: Defaults.VALUE_DATE
            });
        }
        if (_try(_SERVICER, address(_POOLS), abi.encodeCall(IPoolBook.reportFlows, (_POOL, list)))) ++flows;
    }

    function lose(uint256 seed) external {
        bytes memory call = abi.encodeCall(
            IPoolBook.writeOff,
            (_POOL, _anyLoan(seed), _amount(seed, 300_00), Defaults.VALUE_DATE, bytes32(++_ids))
        );
        if (_try(_SERVICER, address(_POOLS), call)) ++losses;
    }

    function pay(uint256 seed) external {
        Distribution[] memory list = new Distribution[](1);
        list[0] = Distribution({
            note: _NOTE,
            principal: _amount(seed, 400_00),
            interest: _amount(seed >> 8, 300_00),
            // A day for each.
            valueDate: Day.wrap(uint32(20_100 + ((seed >> 16) % 400))),
            dataRoot: Defaults.DATA_ROOT
        });
        bytes memory call = abi.encodeCall(INoteRegister.distribute, (_POOL, list));
        if (_try(_SERVICER, address(_NOTES), call)) ++distributions;
    }

    function transfer(uint256 seed) external {
        PartyId from = _holders[seed % 3];
        PartyId to = _holders[(seed >> 8) % 3];
        bytes memory call = abi.encodeCall(
            INoteRegister.transfer,
            (NoteTransferId.wrap(bytes32(++_ids)), _NOTE, from, to, _amount(seed, 2_000_00), Defaults.DATA_ROOT)
        );
        if (_try(Actors.ISSUER_CHECKER, address(_NOTES), call)) ++transfers;
    }

    /// All three steps, with cash or without, often too little.
    function substitute(uint256 seed) external {
        SubstitutionId id = SubstitutionId.wrap(bytes32(++_ids));
        SubstitutionProposal memory p = SubstitutionProposal({
            id: id,
            pool: _POOL,
            out: _anyLoan(seed),
            replacement: ItemOffer({
                item: _anyLoan(seed >> 8),
                kind: ObjectKind.LOAN,
                originator: Parties.BANK,
                project: NO_ASSET,
                principal: _amount(seed >> 16, 9_000_00),
                dataRoot: Defaults.DATA_ROOT
            }),
            cash: _amount(seed >> 24, 5_000_00),
            reasonRoot: Defaults.REASON_ROOT
        });
        if (!_try(Actors.ISSUER_MAKER, address(_POOLS), abi.encodeCall(IPoolBook.proposeSubstitution, (p)))) return;
        _try(_SERVICER_CHECKER, address(_POOLS), abi.encodeCall(IPoolBook.approveSubstitution, (id)));
        bytes memory accept = abi.encodeCall(IPoolBook.acceptSubstitution, (id, LienId.wrap(bytes32(++_ids))));
        if (_try(Actors.BANK_CHECKER, address(_POOLS), accept)) ++substitutions;
    }

    /// What the keys of others try.
    function trespass(uint256 seed) external {
        address[3] memory keys = [Actors.STRANGER, Actors.BANK_CUSTODIAN, Actors.AFFILIATE_MAKER];
        address key = keys[seed % 3];
        bytes memory call = abi.encodeCall(
            IPoolBook.writeOff,
            (_POOL, _anyLoan(seed), _amount(seed, 300_00), Defaults.VALUE_DATE, bytes32(++_ids))
        );
        if (_try(key, address(_POOLS), call)) ++leftovers;
    }

    function _try(address key, address target, bytes memory call) private returns (bool done) {
        bytes32 before = _fingerprint();
        done = _relay.forward{gas: Defaults.CALL_GAS}(key, target, call);
        if (!done && _fingerprint() != before) ++leftovers;
    }

    function _fingerprint() private view returns (bytes32) {
        return keccak256(abi.encode(_POOLS.sumsOf(_POOL), _POOLS.lastSeq(), _NOTES.noteOf(_NOTE), _NOTES.lastSeq()));
    }

    function _anyLoan(uint256 seed) private view returns (ItemId) {
        return loans[seed % loans.length];
    }

    function _amount(uint256 seed, uint128 most) private pure returns (Amount) {
        return Amount.wrap(uint128(bound(uint256(keccak256(abi.encode(seed, "amount"))), 0, most)));
    }
}
