// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILienBook} from "../../trade/ILienBook.sol";
import {ITransferDesk} from "../../trade/ITransferDesk.sol";
import {AssetId, LienId, NO_LIEN, TrancheId, TransferId} from "../../types/Ids.sol";
import {ObjectKind} from "../../types/Objects.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {Defaults} from "../utils/Defaults.sol";
import {System} from "../utils/Deployment.sol";
import {LienTest} from "../utils/LienTest.sol";
import {LienHandler} from "./handlers/LienHandler.sol";
import {TradeHandler} from "./handlers/TradeHandler.sol";
import {TransferHandler} from "./handlers/TransferHandler.sol";
import {Breach} from "./stores/Breaches.sol";
import {TradeStore} from "./stores/TradeStore.sol";

/// L5, L8 and L12 of liens and transfers, after every action of owners, creditors, desks and strangers. Compares what
/// the contracts say with what the store folded from their events.
contract TradeInvariants is LienTest {
    uint256 private constant ROUNDS = 80;

    TradeStore internal store;
    LienHandler internal lienHandler;
    TransferHandler internal transferHandler;
    uint256 private _seeds;

    function setUp() public override {
        super.setUp();
        System memory s = _system();
        bytes32 loan = TrancheId.unwrap(CLAIM);
        store = new TradeStore(s, Defaults.NOW);
        lienHandler = new LienHandler(s, store, loan, _members(), DESK);
        transferHandler = new TransferHandler(s, store, loan, _members());
    }

    /// Whom the runner calls.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](2);
        targets[0] = address(lienHandler);
        targets[1] = address(transferHandler);
    }

    function invariant_TradeHolds() external view {
        _checkAll();
    }

    /// Invariants prove nothing about what handlers never do: a fixed play of theirs must reach every act.
    function test_HandlersReachEveryAct() external {
        for (uint256 i; i < ROUNDS; ++i) {
            lienHandler.offer(_seed());
            lienHandler.accept(_seed());
            lienHandler.accept(_seed());
            lienHandler.encumber(_seed());
            lienHandler.lift(_seed());
            lienHandler.decline(_seed());
            lienHandler.withdraw(_seed());
            if (i % 4 == 0) lienHandler.release(_seed());
            transferHandler.offer(_seed());
            transferHandler.consent(_seed());
            transferHandler.consentAll(_seed());
            transferHandler.accept(_seed());
            transferHandler.withdraw(_seed());
            transferHandler.decline(_seed());
            transferHandler.attack(_seed());
            lienHandler.suspendOrReinstate(_seed());
            lienHandler.passTime(_seed());
        }
        bytes32[12] memory acts = [
            ILienBook.LienOffered.selector,
            ILienBook.LienAccepted.selector,
            ILienBook.LienWithdrawn.selector,
            ILienBook.LienDeclined.selector,
            ILienBook.LienReleased.selector,
            ILienBook.LienTaken.selector,
            ILienBook.LienLifted.selector,
            ITransferDesk.TransferOffered.selector,
            ITransferDesk.TransferConsented.selector,
            ITransferDesk.TransferAccepted.selector,
            ITransferDesk.TransferWithdrawn.selector,
            ITransferDesk.TransferDeclined.selector
        ];
        for (uint256 i; i < acts.length; ++i) assertTrue(store.times(acts[i]) != 0, "an act was never done");
        _checkAll();
    }

    function _checkAll() private view {
        _checkLiens();
        _checkObject(ObjectKind.LOAN, TrancheId.unwrap(CLAIM));
        _checkObject(ObjectKind.ASSET, ASSET);
        _checkObject(ObjectKind.ASSET, AssetId.unwrap(Defaults.SECOND_PROJECT));
        _checkTransfers();
        assertEq(store.breaches(Breach.TRANSITION), 0, "L5: no forbidden edge");
        assertEq(store.breaches(Breach.PERMISSION), 0, "a call went through, or not, against what must come of it");
        assertEq(store.breaches(Breach.SEQUENCE), 0, "L12: each event has the next number");
        assertEq(liens.lastSeq(), store.events(address(liens)), "L12: the last number counts the events");
        assertEq(transfers.lastSeq(), store.events(address(transfers)), "L12: the last number counts the events");
    }

    /// L5: a lien is in the state that events left it in.
    function _checkLiens() private view {
        LienId[] memory known = store.liens();
        for (uint256 i; i < known.length; ++i) {
            bytes32 said = keccak256(abi.encode(liens.lienOf(known[i])));
            assertEq(said, keccak256(abi.encode(store.lienOf(known[i]))), "L5: lien is what events left");
        }
    }

    /// L8: what stands against an object is the sum of its active liens, within the whole, each rank once, and at most
    /// one of them is exclusive.
    function _checkObject(ObjectKind kind, bytes32 object) private view {
        LienId[] memory known = store.liens();
        uint256[6] memory shares;
        uint256 active;
        LienId exclusive = NO_LIEN;
        for (uint256 i; i < known.length; ++i) {
            ILienBook.Lien memory record = store.lienOf(known[i]);
            bool counts =
                record.status == ILienBook.LienStatus.ACTIVE && record.kind == kind && record.object == object;
            if (!counts) continue;
            ++active;
            shares[uint256(record.class)] += record.shareBps;
            assertEq(liens.lienAt(kind, object, record.class, record.rank), known[i], "L8: each rank is held once");
            if (uint256(record.class) < 3) continue;
            assertEq(exclusive, NO_LIEN, "L8: at most one exclusive lien");
            exclusive = known[i];
        }
        ILienBook.Encumbrance memory e = liens.encumbranceOf(kind, object);
        assertEq(e.active, active, "L8: number of active liens");
        assertEq(e.exclusive, exclusive, "L8: the exclusive lien");
        assertEq(e.changes, store.changes(kind, object), "L8: changes");
        assertLe(active, liens.MAX_ACTIVE(), "L8: bounded");
        for (uint256 c; c < shares.length; ++c) {
            assertLe(shares[c], 10_000, "L8: shares within the whole");
            uint256 said = liens.sharesOf(kind, object, ILienBook.LienClass(c));
            assertEq(said, shares[c], "L8: shares are the sum of active liens");
        }
    }

    /// L5: a transfer is in the state that events left it in.
    function _checkTransfers() private view {
        TransferId[] memory known = store.transfers();
        for (uint256 i; i < known.length; ++i) {
            ITransferDesk.Transfer memory t = transfers.transferOf(known[i]);
            assertEq(t.status, store.transferOf(known[i]).status, "L5: status is what events left");
        }
    }

    function _members() private pure returns (TradeHandler.Member[] memory list) {
        list = new TradeHandler.Member[](4);
        list[0] = TradeHandler.Member(Parties.ISSUER, Actors.ISSUER_MAKER, Actors.ISSUER_CHECKER);
        list[1] = TradeHandler.Member(Parties.BANK, Actors.BANK_MAKER, Actors.BANK_CHECKER);
        list[2] = TradeHandler.Member(Parties.SECOND_BANK, SECOND_BANK_MAKER, SECOND_BANK_CHECKER);
        list[3] = TradeHandler.Member(Parties.REGULATOR, Actors.REGULATOR, CENTRAL_BANK_CHECKER);
    }

    function _seed() private returns (uint256) {
        return uint256(keccak256(abi.encode(++_seeds)));
    }
}
