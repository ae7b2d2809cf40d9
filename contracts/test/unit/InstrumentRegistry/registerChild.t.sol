// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "../../../registry/IInstrumentRegistry.sol";
import {Code, Colour, InstrumentId, OTHER_MONEY, PartyId, SchemeId, TrancheId} from "../../../types/Ids.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

/// Tranches that are funded by another tranche: no looser than it.
contract InstrumentRegistry_RegisterChild is BaseTest {
    InstrumentId internal constant LOAN = InstrumentId.wrap(keccak256("loan"));
    InstrumentId internal constant SECOND_LOAN = InstrumentId.wrap(keccak256("second loan"));
    TrancheId internal constant GRANDCHILD = TrancheId.wrap(keccak256("grandchild"));
    TrancheId internal constant CHILD = TrancheId.wrap(keccak256("child"));
    SchemeId internal constant OTHER_SCHEME = SchemeId.wrap("OTHER_2021");
    Day internal constant DAY_AFTER_DEADLINE = Day.wrap(20_591);
    Day internal constant DAY_BEFORE_APPROVAL = Day.wrap(20_199);
    Day internal constant DAY_BEFORE_DEADLINE = Day.wrap(20_589);
    /// Deposits, treasury paper and money market funds.
    uint16 internal constant MORE_PLACEMENTS = 22;
    uint16 internal constant FEWER_PLACEMENTS = 2;

    /* ----- the parent ----- */

    function test_RevertGiven_TheParentIsAnotherPartys() external {
        _expectNotIssuers(Defaults.LOAN, Parties.BANK);
        _register(_child(Defaults.LOAN));
    }

    function test_RevertGiven_TheParentIsUnknown() external {
        _expectNotIssuers(Defaults.UNKNOWN_COLOUR, PartyId.wrap(0));
        _register(_child(Defaults.UNKNOWN_COLOUR));
    }

    function test_RevertWhen_TheTrancheIsItsOwnParent() external {
        Colour next = Colour.wrap(Defaults.COLOURS + 1);
        _expectNotIssuers(next, PartyId.wrap(0));
        _register(_child(next));
    }

    function test_RevertGiven_TheParentsSchemeIsAnother() external {
        VM.prank(Actors.OPERATOR);
        taxonomies.registerScheme({
            scheme: OTHER_SCHEME,
            effectiveFrom: Defaults.SCHEME_FROM,
            effectiveTo: UNKNOWN_DAY,
            sourceRoot: Defaults.SOURCE_ROOT,
            codes: only(Defaults.SOLAR)
        });
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.scheme = OTHER_SCHEME;
        r.framework.codes = only(Defaults.SOLAR);
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_SchemeOutsideParent.selector,
                CHILD,
                Defaults.STRICT,
                OTHER_SCHEME
            )
        );
        _register(r);
    }

    function test_RevertGiven_TheParentDoesNotNameACode() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.codes[1] = Defaults.NUCLEAR;
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_CodeOutsideParent.selector,
                CHILD,
                Defaults.STRICT,
                Defaults.NUCLEAR
            )
        );
        _register(r);
    }

    /* ----- looser ----- */

    function test_RevertWhen_AChildOfAStrictTrancheFlags() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.mode = IInstrumentRegistry.Mode.FLAG;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertGiven_OnlyTheParentAsksForDocuments() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.EVIDENCED);
        _expectLooser(Defaults.EVIDENCED);
        _register(r);
    }

    function test_RevertGiven_TheParentDoesNotAllowAPlacement() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.placements = MORE_PLACEMENTS;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertWhen_TheLookBackIsADayLonger() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.lookBackDays = Defaults.LOOK_BACK_DAYS + 1;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertWhen_TheLookBackHasNoLimit() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.lookBackDays = NO_LOOK_BACK_LIMIT;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertWhen_TheDeadlineIsADayLater() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.allocationDeadline = DAY_AFTER_DEADLINE;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertWhen_OnlyTheParentHasADeadline() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.allocationDeadline = UNKNOWN_DAY;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    /// The same length, from an earlier approval.
    function test_RevertWhen_TheLookBackReachesADayFurther() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.approvedOn = DAY_BEFORE_APPROVAL;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertGiven_ThePayingAgentIsAThirdParty() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.payingAgent = Parties.OUTSIDER;
        _expectLooser(Defaults.STRICT);
        _register(r);
    }

    function test_RevertGiven_TheParentIsALoanAndTheChildIsNot() external {
        _register(_child(Defaults.STRICT));
        Colour loan = Colour.wrap(Defaults.COLOURS + 1);
        IInstrumentRegistry.InstrumentRegistration memory r = _grandchild(loan);
        r.kind = IInstrumentRegistry.InstrumentKind.BOND;
        _expectLooserGrandchild(loan);
        _register(r);
    }

    function test_RevertWhen_TheMoneyIsAvailableADayLonger() external {
        Colour parent = _limited();
        IInstrumentRegistry.InstrumentRegistration memory r = _grandchild(parent);
        r.availableUntil = Defaults.TOMORROW;
        _expectLooserGrandchild(parent);
        _register(r);
    }

    function test_RevertWhen_OnlyTheParentsMoneyIsAvailableForATime() external {
        Colour parent = _limited();
        IInstrumentRegistry.InstrumentRegistration memory r = _grandchild(parent);
        r.availableUntil = UNKNOWN_DAY;
        _expectLooserGrandchild(parent);
        _register(r);
    }

    /* ----- as strict ----- */

    function test_WhenTheMoneyIsAvailableAsLong() external {
        Colour parent = _limited();
        IInstrumentRegistry.InstrumentRegistration memory r = _grandchild(parent);
        r.availableUntil = Defaults.TODAY;
        _assertRegistered(r, parent);
    }

    function test_GivenThePayingAgentIsTheIssuer() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.payingAgent = Parties.ISSUER;
        _assertRegistered(r, Defaults.STRICT);
    }

    function test_WhenTheChildPromisesTheSame() external emits(instruments, 2) {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        uint64 seq = instruments.lastSeq();
        Colour colour = Colour.wrap(Defaults.COLOURS + 1);
        VM.expectEmit(address(instruments));
        _emitInstrument(r, seq + 1);
        VM.expectEmit(address(instruments));
        emit IInstrumentRegistry.TrancheRegistered(
            CHILD,
            LOAN,
            colour,
            Defaults.TRANCHE_SIZE,
            Defaults.STRICT,
            Actors.ISSUER_MAKER,
            seq + 2
        );

        _register(r);

        assertEq(instruments.termsOf(colour).parent, Defaults.STRICT, "parent");
    }

    function test_WhenTheChildPromisesMore() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.FLAG);
        r.framework.mode = IInstrumentRegistry.Mode.STRICT;
        r.framework.evidenceRequired = true;
        r.framework.placements = FEWER_PLACEMENTS;
        r.framework.lookBackDays = 0;
        r.framework.allocationDeadline = DAY_BEFORE_DEADLINE;
        r.framework.codes = only(Defaults.WATER);
        _assertRegistered(r, Defaults.FLAG);
    }

    function test_WhenAChildOfAFlaggingTrancheFlags() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.FLAG);
        r.framework.mode = IInstrumentRegistry.Mode.FLAG;
        _assertRegistered(r, Defaults.FLAG);
    }

    function test_WhenTheChildNamesNoCode() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.framework.codes = new Code[](0);
        _assertRegistered(r, Defaults.STRICT);
    }

    function test_WhenTheChildHasAnotherCurrency() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.currency = Defaults.FOREIGN_CURRENCY;
        _assertRegistered(r, Defaults.STRICT);
    }

    function test_GivenTheParentPromisedNoDeadline() external {
        IInstrumentRegistry.InstrumentRegistration memory parent = Defaults.bond(
            InstrumentId.wrap(keccak256("open bond")),
            TrancheId.wrap(keccak256("open tranche")),
            IInstrumentRegistry.Mode.STRICT
        );
        parent.framework.allocationDeadline = UNKNOWN_DAY;
        parent.framework.lookBackDays = NO_LOOK_BACK_LIMIT;
        _register(parent);
        Colour open = Colour.wrap(Defaults.COLOURS + 1);
        IInstrumentRegistry.InstrumentRegistration memory r = _child(open);
        r.framework.allocationDeadline = UNKNOWN_DAY;
        r.framework.lookBackDays = NO_LOOK_BACK_LIMIT;
        _assertRegistered(r, open);
    }

    /// A loan that a loan funds.
    function test_GivenTheParentIsAChild() external {
        _register(_child(Defaults.STRICT));
        Colour child = Colour.wrap(Defaults.COLOURS + 1);
        _assertRegistered(_grandchild(child), child);
    }

    /* ----- internal ----- */

    function _assertRegistered(IInstrumentRegistry.InstrumentRegistration memory r, Colour parent) private {
        _register(r);
        Colour colour = instruments.colourOf(r.tranches[0].id);
        assertFalse(colour == OTHER_MONEY, "colour");
        assertEq(instruments.termsOf(colour).parent, parent, "parent");
    }

    /// A loan of the issuer that is funded by one of its tranches and promises the same.
    function _child(Colour parent) private pure returns (IInstrumentRegistry.InstrumentRegistration memory r) {
        r = Defaults.bond(LOAN, CHILD, IInstrumentRegistry.Mode.STRICT);
        r.kind = IInstrumentRegistry.InstrumentKind.LOAN;
        r.tranches[0].parent = parent;
    }

    function _grandchild(Colour parent) private pure returns (IInstrumentRegistry.InstrumentRegistration memory r) {
        r = _child(parent);
        r.id = SECOND_LOAN;
        r.tranches[0].id = GRANDCHILD;
    }

    /// A tranche whose money is available until today.
    function _limited() private returns (Colour) {
        IInstrumentRegistry.InstrumentRegistration memory r = _child(Defaults.STRICT);
        r.availableUntil = Defaults.TODAY;
        _register(r);
        return Colour.wrap(Defaults.COLOURS + 1);
    }

    function _register(IInstrumentRegistry.InstrumentRegistration memory r) private {
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
    }

    function _emitInstrument(IInstrumentRegistry.InstrumentRegistration memory r, uint64 seq) private {
        emit IInstrumentRegistry.InstrumentRegistered({
            instrument: r.id,
            issuer: Parties.ISSUER,
            kind: r.kind,
            currency: r.currency,
            payingAgent: r.payingAgent,
            approvedOn: r.approvedOn,
            availableUntil: r.availableUntil,
            termsRoot: r.termsRoot,
            framework: r.framework,
            actor: Actors.ISSUER_MAKER,
            seq: seq
        });
    }

    function _expectNotIssuers(Colour parent, PartyId issuer) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_ParentNotIssuers.selector,
                CHILD,
                parent,
                issuer,
                Parties.ISSUER
            )
        );
    }

    function _expectLooserGrandchild(Colour parent) private {
        VM.expectRevert(
            abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_LooserThanParent.selector, GRANDCHILD, parent)
        );
    }

    function _expectLooser(Colour parent) private {
        VM.expectRevert(
            abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_LooserThanParent.selector, CHILD, parent)
        );
    }
}
