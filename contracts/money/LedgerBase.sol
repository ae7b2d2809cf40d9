// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Sequenced} from "../libraries/Sequenced.sol";
import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {IEvidenceBook} from "../trade/IEvidenceBook.sol";
import {AccountId, AssetId, Colour, LineId, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Line, Project} from "../types/Budget.sol";
import {Day} from "../types/Day.sol";
import {IEntries} from "./IEntries.sol";
import {ILots} from "./ILots.sol";

/// All that the ledger remembers, and whom it asks. The ledger's code is more than one contract may have, so parts of it
/// live in modules that run on the ledger's own storage: every one of them begins with this contract, and none adds
/// storage of its own.
abstract contract LedgerBase is Sequenced, ILots, IEntries {
    /// The contracts around the ledger.
    struct Surroundings {
        IPartyRegistry parties;
        IAssetRegistry assets;
        IInstrumentRegistry instruments;
        IAccountRegistry accounts;
        IMoneyPolicy policy;
        IEvidenceBook evidence;
    }

    IPartyRegistry internal immutable _PARTIES;
    IAssetRegistry internal immutable _ASSETS;
    IAccountRegistry internal immutable _ACCOUNTS;
    IInstrumentRegistry internal immutable _INSTRUMENTS;
    IMoneyPolicy internal immutable _POLICY;
    IEvidenceBook internal immutable _EVIDENCE;

    /* ----- lots ----- */

    mapping(AccountId => Book) internal _books;
    mapping(AccountId => Colour[]) internal _colours;
    mapping(AccountId => mapping(Colour => Holding)) internal _holdings;
    mapping(AccountId => mapping(Colour => mapping(uint64 => Lot))) internal _lots;
    mapping(Colour => Counters) internal _counters;

    /* ----- what came from other accounts ----- */

    mapping(AccountId => mapping(Colour => mapping(Day => Amount))) internal _arrivals;
    /// Days on which something came, one bit for each.
    mapping(AccountId => mapping(uint256 => uint256)) internal _arrivalDays;

    /* ----- caps ----- */

    mapping(AssetId => Project) internal _projects;
    mapping(LineId => Line) internal _lines;

    /* ----- entries ----- */

    mapping(PaymentId => EntryRecord) internal _entries;
    mapping(PaymentId => Request) internal _requests;
    mapping(PaymentId => mapping(Colour => Amount)) internal _reversed;
    /// Of statements.
    mapping(PaymentId => AccountId) internal _leakedFrom;
    mapping(PaymentId => mapping(Colour => Amount)) internal _leaks;

    constructor(Surroundings memory s) {
        _PARTIES = s.parties;
        _ASSETS = s.assets;
        _INSTRUMENTS = s.instruments;
        _ACCOUNTS = s.accounts;
        _POLICY = s.policy;
        _EVIDENCE = s.evidence;
    }
}
