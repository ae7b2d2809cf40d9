// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../access/Roles.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {IPoolBook} from "../../trade/IPoolBook.sol";
import {
    Colour,
    InstrumentId,
    ItemId,
    LienId,
    NO_ASSET,
    OTHER_MONEY,
    PartyId,
    PaymentId,
    SubstitutionId,
    TrancheId
} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {ObjectKind} from "../../types/Objects.sol";
import {
    Distribution,
    Flow,
    FlowKind,
    Formation,
    Item,
    ItemAcceptance,
    ItemOffer,
    ItemStatus,
    NoteHolding,
    PoolStatus,
    SubstitutionProposal,
    SubstitutionStatus,
    Sums
} from "../../types/Pools.sol";
import {Actors, Parties} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// A network in which the issuer pools loans of the bank, and the second bank services the pool.
abstract contract PoolTest is BaseTest {
    address internal constant SERVICER = Actors.SECOND_BANK_CUSTODIAN;
    address internal constant SERVICER_CHECKER = address(uint160(uint256(keccak256("servicer checker"))));

    InstrumentId internal constant POOL = InstrumentId.wrap(keccak256("abs"));
    InstrumentId internal constant OTHER_POOL = InstrumentId.wrap(keccak256("other abs"));
    TrancheId internal constant SENIOR_TRANCHE = TrancheId.wrap(keccak256("senior"));
    TrancheId internal constant JUNIOR_TRANCHE = TrancheId.wrap(keccak256("junior"));
    Colour internal constant SENIOR = Colour.wrap(Defaults.COLOURS + 1);
    Colour internal constant JUNIOR = Colour.wrap(Defaults.COLOURS + 2);

    /// How many loans of the bank there are to pool.
    uint256 internal constant LOANS = 4;
    Amount internal constant PRINCIPAL = Amount.wrap(8_000_00);
    Amount internal constant FACE = Amount.wrap(6_000_00);
    LienId internal constant LIEN = LienId.wrap(keccak256("pool lien"));
    LienId internal constant NEXT_LIEN = LienId.wrap(keccak256("next pool lien"));
    SubstitutionId internal constant SUBSTITUTION = SubstitutionId.wrap(keccak256("substitution"));
    PaymentId internal constant RECEIPT = PaymentId.wrap(keccak256("pool receipt"));

    function setUp() public virtual override {
        super.setUp();
        _bind(SERVICER_CHECKER, Parties.SECOND_BANK, Roles.CHECKER);
        _registerAbs(POOL, SENIOR_TRANCHE, JUNIOR_TRANCHE);
        _registerAbs(OTHER_POOL, TrancheId.wrap(keccak256("other senior")), TrancheId.wrap(keccak256("other junior")));
        _registerLoans();
    }

    /* ----- things ----- */

    /// The n-th loan, from 1.
    function _loan(uint256 n) internal pure returns (ItemId) {
        return ItemId.wrap(keccak256(abi.encode("pooled loan", n)));
    }

    function _colourOfLoan(uint256 n) internal pure returns (Colour) {
        return Colour.wrap(uint32(Defaults.COLOURS + 4 + n));
    }

    function _offerOf(uint256 n) internal pure returns (ItemOffer memory) {
        return
            ItemOffer({
                item: _loan(n),
                kind: ObjectKind.LOAN,
                originator: Parties.BANK,
                project: NO_ASSET,
                principal: PRINCIPAL,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    function _formation() internal pure returns (Formation memory) {
        return Formation({pool: POOL, note: SENIOR, servicer: Parties.SECOND_BANK, dataRoot: Defaults.DATA_ROOT});
    }

    function _flow(FlowKind kind, Amount amount) internal pure returns (Flow memory) {
        return Flow({item: _loan(1), kind: kind, amount: amount, receipt: RECEIPT, valueDate: Defaults.VALUE_DATE});
    }

    function _distribution(Amount principal, Amount interest) internal pure returns (Distribution memory) {
        return
            Distribution({
                note: SENIOR,
                principal: principal,
                interest: interest,
                valueDate: Defaults.VALUE_DATE,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /// The first loan, for the third; no cash.
    function _proposal() internal pure returns (SubstitutionProposal memory) {
        return
            SubstitutionProposal({
                id: SUBSTITUTION,
                pool: POOL,
                out: _loan(1),
                replacement: _offerOf(3),
                cash: ZERO,
                reasonRoot: Defaults.REASON_ROOT
            });
    }

    /* ----- lists of one ----- */

    function _only(ItemOffer memory o) internal pure returns (ItemOffer[] memory list) {
        list = new ItemOffer[](1);
        list[0] = o;
    }

    function _only(ItemId item) internal pure returns (ItemId[] memory list) {
        list = new ItemId[](1);
        list[0] = item;
    }

    function _only(ItemId item, Amount principal, LienId lien) internal pure returns (ItemAcceptance[] memory list) {
        list = new ItemAcceptance[](1);
        list[0] = ItemAcceptance(item, principal, lien);
    }

    function _only(Flow memory f) internal pure returns (Flow[] memory list) {
        list = new Flow[](1);
        list[0] = f;
    }

    function _only(Distribution memory d) internal pure returns (Distribution[] memory list) {
        list = new Distribution[](1);
        list[0] = d;
    }

    function _only(PartyId holder, Amount face) internal pure returns (NoteHolding[] memory list) {
        list = new NoteHolding[](1);
        list[0] = NoteHolding(holder, face);
    }

    /* ----- steps ----- */

    /// With the first two loans, offered.
    function _form() internal {
        ItemOffer[] memory items = new ItemOffer[](2);
        items[0] = _offerOf(1);
        items[1] = _offerOf(2);
        VM.prank(Actors.ISSUER_MAKER);
        pools.form(_formation(), items);
    }

    function _accept(uint256 n, LienId lien) internal {
        VM.prank(Actors.BANK_CHECKER);
        pools.acceptItems(POOL, _only(_loan(n), PRINCIPAL, lien));
    }

    /// Closed, with the first two loans.
    function _close() internal {
        _form();
        _accept(1, LIEN);
        _accept(2, LienId.wrap(keccak256("second pool lien")));
        VM.prank(Actors.ISSUER_CHECKER);
        pools.close(POOL);
    }

    function _report(FlowKind kind, Amount amount) internal {
        VM.prank(SERVICER);
        pools.reportFlows(POOL, _only(_flow(kind, amount)));
    }

    function _writeOff(Amount amount) internal {
        VM.prank(SERVICER);
        pools.writeOff(POOL, _loan(1), amount, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function _propose() internal {
        VM.prank(Actors.ISSUER_MAKER);
        pools.proposeSubstitution(_proposal());
    }

    function _approve() internal {
        VM.prank(SERVICER_CHECKER);
        pools.approveSubstitution(SUBSTITUTION);
    }

    function _complete() internal {
        VM.prank(Actors.BANK_CHECKER);
        pools.acceptSubstitution(SUBSTITUTION, NEXT_LIEN);
    }

    function _withdraw() internal {
        VM.prank(Actors.ISSUER_MAKER);
        pools.withdrawSubstitution(SUBSTITUTION, Defaults.REASON_ROOT);
    }

    /// Senior notes of a closed pool, all the outsider's.
    function _issue() internal {
        _close();
        VM.prank(Actors.ISSUER_MAKER);
        notes.issue(POOL, SENIOR, _only(Parties.OUTSIDER, FACE));
    }

    /* ----- comparisons ----- */

    function assertEq(PoolStatus left, PoolStatus right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(ItemStatus left, ItemStatus right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(SubstitutionStatus left, SubstitutionStatus right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(LienId left, LienId right, string memory what) internal pure {
        VM.assertEq(LienId.unwrap(left), LienId.unwrap(right), what);
    }

    /// Each underlying balances, and each sum of the pool is that of its underlyings.
    function _assertBalanced() internal view {
        Sums memory sums = pools.sumsOf(POOL);
        Sums memory total;
        for (uint256 n = 1; n <= LOANS; ++n) {
            Item memory i = pools.itemOf(POOL, _loan(n));
            if (i.status != ItemStatus.ACCEPTED && i.status != ItemStatus.SUBSTITUTED) continue;
            assertEq(i.principal, i.outstanding + i.collected + i.writtenOff + i.substituted, "underlying balances");
            total.principal = total.principal + i.principal;
            total.outstanding = total.outstanding + i.outstanding;
            total.collected = total.collected + i.collected;
            total.writtenOff = total.writtenOff + i.writtenOff;
            total.substituted = total.substituted + i.substituted;
            total.interest = total.interest + i.interest;
            total.recovered = total.recovered + i.recovered;
        }
        total.cash = sums.cash;
        assertEq(keccak256(abi.encode(sums)), keccak256(abi.encode(total)), "sums are those of the underlyings");
    }

    /// The lien that holds a loan exclusively; zero if there is none.
    function _holderOf(uint256 n) internal view returns (LienId) {
        return liens.encumbranceOf(ObjectKind.LOAN, ItemId.unwrap(_loan(n))).exclusive;
    }

    function _expectPoolWrongStatus(PoolStatus status) internal {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_PoolWrongStatus.selector, POOL, status));
    }

    function _expectPoolUnknown(InstrumentId pool) internal {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_PoolUnknown.selector, pool));
    }

    function _expectItemUnknown(uint256 n) internal {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemUnknown.selector, POOL, _loan(n)));
    }

    function _expectItemWrongStatus(uint256 n, ItemStatus status) internal {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemWrongStatus.selector, POOL, _loan(n), status));
    }

    function _expectNotIssuer(PartyId caller) internal {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_NotIssuer.selector, POOL, Parties.ISSUER, caller));
    }

    function _expectNotServicer(PartyId caller) internal {
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_NotServicer.selector, POOL, Parties.SECOND_BANK, caller)
        );
    }

    function _expectNotesRefused(bytes4 selector, PartyId party, PartyId caller) internal {
        VM.expectRevert(abi.encodeWithSelector(selector, POOL, party, caller));
    }

    /* ----- internal ----- */

    function _registerAbs(InstrumentId id, TrancheId senior, TrancheId junior) private {
        IInstrumentRegistry.InstrumentRegistration memory abs = Defaults.bond(
            id,
            senior,
            IInstrumentRegistry.Mode.FLAG
        );
        abs.kind = IInstrumentRegistry.InstrumentKind.ABS;
        abs.tranches = new IInstrumentRegistry.TrancheRegistration[](2);
        abs.tranches[0] = IInstrumentRegistry.TrancheRegistration(senior, Defaults.TRANCHE_SIZE, OTHER_MONEY);
        abs.tranches[1] = IInstrumentRegistry.TrancheRegistration(junior, Defaults.TRANCHE_SIZE, OTHER_MONEY);
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(abs);
    }

    function _registerLoans() private {
        IInstrumentRegistry.InstrumentRegistration memory loan = Defaults.bond(
            InstrumentId.wrap(keccak256("pooled loans")),
            TrancheId.wrap(0),
            IInstrumentRegistry.Mode.FLAG
        );
        loan.kind = IInstrumentRegistry.InstrumentKind.LOAN;
        loan.payingAgent = Parties.BANK;
        loan.tranches = new IInstrumentRegistry.TrancheRegistration[](LOANS);
        for (uint256 n; n < LOANS; ++n) {
            TrancheId tranche = TrancheId.wrap(ItemId.unwrap(_loan(n + 1)));
            loan.tranches[n] = IInstrumentRegistry.TrancheRegistration(tranche, Defaults.TRANCHE_SIZE, OTHER_MONEY);
        }
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(loan);
    }
}
