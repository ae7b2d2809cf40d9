// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../access/Roles.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {ILienBook} from "../../trade/ILienBook.sol";
import {ITransferDesk} from "../../trade/ITransferDesk.sol";
import {AssetId, InstrumentId, LienId, PartyId, TrancheId, TransferId} from "../../types/Ids.sol";
import {UNKNOWN_DAY} from "../../types/Day.sol";
import {ObjectKind} from "../../types/Objects.sol";
import {Actors, Parties} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// A network in which creditors, a central bank and desks can act, with a loan that the bank lent to the issuer.
abstract contract LienTest is BaseTest {
    address internal constant SECOND_BANK_MAKER = address(uint160(uint256(keccak256("second bank maker"))));
    address internal constant SECOND_BANK_CHECKER = address(uint160(uint256(keccak256("second bank checker"))));
    address internal constant AFFILIATED_CHECKER = address(
        uint160(uint256(keccak256("affiliated verifier's checker")))
    );
    /// The regulator is the central bank.
    address internal constant CENTRAL_BANK_CHECKER = address(uint160(uint256(keccak256("central bank checker"))));
    address internal constant DESK = address(uint160(uint256(keccak256("desk"))));
    address internal constant OTHER_DESK = address(uint160(uint256(keccak256("other desk"))));

    LienId internal constant LIEN = LienId.wrap(keccak256("lien"));
    LienId internal constant SECOND_LIEN = LienId.wrap(keccak256("second lien"));
    LienId internal constant UNKNOWN_LIEN = LienId.wrap(keccak256("unknown lien"));
    TransferId internal constant TRANSFER = TransferId.wrap(keccak256("transfer"));
    TransferId internal constant SECOND_TRANSFER = TransferId.wrap(keccak256("second transfer"));

    /// Its lender is the bank.
    TrancheId internal constant CLAIM = TrancheId.wrap(keccak256("claim"));
    bytes32 internal constant ASSET = AssetId.unwrap(Defaults.PROJECT);

    ILienBook.LienClass internal constant MORTGAGE = ILienBook.LienClass.MORTGAGE;
    ILienBook.LienClass internal constant RELENDING_PLEDGE = ILienBook.LienClass.RELENDING_PLEDGE;
    ILienBook.LienClass internal constant SALE = ILienBook.LienClass.SALE;
    ILienBook.LienClass internal constant SECURITISATION = ILienBook.LienClass.SECURITISATION;

    function setUp() public virtual override {
        super.setUp();
        _bind(SECOND_BANK_MAKER, Parties.SECOND_BANK, Roles.MAKER);
        _bind(SECOND_BANK_CHECKER, Parties.SECOND_BANK, Roles.CHECKER);
        _bind(AFFILIATED_CHECKER, Parties.AFFILIATED_VERIFIER, Roles.CHECKER);
        _bind(CENTRAL_BANK_CHECKER, Parties.REGULATOR, Roles.CHECKER);
        IInstrumentRegistry.InstrumentRegistration memory loan = Defaults.bond(
            InstrumentId.wrap(keccak256("loan of the bank")),
            CLAIM,
            IInstrumentRegistry.Mode.STRICT
        );
        loan.kind = IInstrumentRegistry.InstrumentKind.LOAN;
        loan.payingAgent = Parties.BANK;
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(loan);
        _grantDesk(DESK);
        _grantDesk(OTHER_DESK);
    }

    /* ----- terms ----- */

    /// A mortgage of 60 % on the issuer's project, for the bank.
    function _mortgage(LienId id) internal pure returns (ILienBook.LienTerms memory) {
        return
            ILienBook.LienTerms({
                id: id,
                kind: ObjectKind.ASSET,
                object: ASSET,
                creditor: Parties.BANK,
                class: MORTGAGE,
                shareBps: 6_000,
                rank: 1,
                until: UNKNOWN_DAY,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /// The bank's whole claim, pledged to the central bank.
    function _relendingPledge(LienId id) internal pure returns (ILienBook.LienTerms memory t) {
        t = _mortgage(id);
        t.kind = ObjectKind.LOAN;
        t.object = TrancheId.unwrap(CLAIM);
        t.creditor = Parties.REGULATOR;
        t.class = RELENDING_PLEDGE;
        t.shareBps = 10_000;
    }

    /// The bank's whole claim, in a pool of the second bank.
    function _pooled(LienId id) internal pure returns (ILienBook.LienTerms memory t) {
        t = _relendingPledge(id);
        t.creditor = Parties.SECOND_BANK;
        t.class = SECURITISATION;
    }

    /* ----- steps ----- */

    function _offer(ILienBook.LienTerms memory t) internal {
        VM.prank(t.kind == ObjectKind.ASSET ? Actors.ISSUER_MAKER : Actors.BANK_MAKER);
        liens.offer(t);
    }

    /// By a checker of the creditor.
    function _accept(LienId id) internal {
        address checker = _checkerOf(liens.lienOf(id).creditor);
        VM.prank(checker);
        liens.accept(id);
    }

    function _grant(ILienBook.LienTerms memory t) internal {
        _offer(t);
        _accept(t.id);
    }

    function _release(LienId id) internal {
        address checker = _checkerOf(liens.lienOf(id).creditor);
        VM.prank(checker);
        liens.release(id, Defaults.REASON_ROOT);
    }

    /// By the desk, with the key of the bank's maker.
    function _encumber(ILienBook.LienTerms memory t) internal {
        VM.prank(DESK);
        liens.encumber(t, Actors.BANK_MAKER);
    }

    /// The issuer's project, to the second bank.
    function _offerTransfer(TransferId id) internal {
        VM.prank(Actors.ISSUER_MAKER);
        transfers.offer(id, Defaults.PROJECT, Parties.SECOND_BANK, Defaults.DATA_ROOT);
    }

    function _consent(TransferId id, LienId lien) internal {
        address checker = _checkerOf(liens.lienOf(lien).creditor);
        VM.prank(checker);
        transfers.consent(id, lien);
    }

    function _acceptTransfer(TransferId id) internal {
        VM.prank(SECOND_BANK_CHECKER);
        transfers.accept(id);
    }

    /// Whoever owns the project: its new owner is the second bank.
    function _moveProject() internal {
        VM.prank(DESK);
        assets.transferOwnership(Defaults.PROJECT, Parties.SECOND_BANK, Actors.ISSUER_MAKER);
    }

    function _checkerOf(PartyId creditor) internal pure returns (address) {
        if (creditor == Parties.BANK) return Actors.BANK_CHECKER;
        if (creditor == Parties.REGULATOR) return CENTRAL_BANK_CHECKER;
        return SECOND_BANK_CHECKER;
    }

    /* ----- comparisons ----- */

    function assertEq(ILienBook.LienStatus left, ILienBook.LienStatus right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(
        ITransferDesk.TransferStatus left,
        ITransferDesk.TransferStatus right,
        string memory what
    ) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(LienId left, LienId right, string memory what) internal pure {
        VM.assertEq(LienId.unwrap(left), LienId.unwrap(right), what);
    }

    /// L8: what stands against the object of a lien's terms.
    function _assertEncumbrance(
        ILienBook.LienTerms memory t,
        LienId exclusive,
        uint16 active,
        uint64 changes,
        uint16 shares
    ) internal view {
        ILienBook.Encumbrance memory e = liens.encumbranceOf(t.kind, t.object);
        assertEq(e.exclusive, exclusive, "exclusive lien");
        assertEq(e.active, active, "active liens");
        assertEq(e.changes, changes, "changes");
        assertEq(liens.sharesOf(t.kind, t.object, t.class), shares, "L8: shares of the class");
    }

    function _expectWrongStatus(LienId id, ILienBook.LienStatus status) internal {
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_WrongStatus.selector, id, status));
    }

    function _expectLienUnknown(LienId id) internal {
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_LienUnknown.selector, id));
    }

    function _expectWrongStatus(TransferId id, ITransferDesk.TransferStatus status) internal {
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_WrongStatus.selector, id, status));
    }

    function _expectTransferUnknown(TransferId id) internal {
        VM.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferDesk_TransferUnknown.selector, id));
    }

    function _grantDesk(address desk) private {
        VM.prank(Actors.ADMIN);
        manager.grantRole(Roles.DESK, desk, 0);
    }
}
