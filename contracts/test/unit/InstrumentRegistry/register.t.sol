// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, OTHER_MONEY, TrancheId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract InstrumentRegistry_Register is BaseTest {
    InstrumentId internal constant NEW_BOND = InstrumentId.wrap(keccak256("new bond"));
    TrancheId internal constant SENIOR = TrancheId.wrap(keccak256("senior tranche"));
    TrancheId internal constant JUNIOR = TrancheId.wrap(keccak256("junior tranche"));
    Amount internal constant JUNIOR_SIZE = Amount.wrap(1);
    Day internal constant DAY_BEFORE_SCHEME = Day.wrap(18_799);
    Day internal constant DAY_BEFORE_APPROVAL = Day.wrap(20_199);

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _register(Actors.STRANGER, _bond());
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _register(Actors.ISSUER_MAKER, _bond());
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _register(Actors.ISSUER_CHECKER, _bond());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _register(Actors.ISSUER_MAKER, _bond());
    }

    function test_RevertWhen_TheIdIsZero() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.id = InstrumentId.wrap(0);
        VM.expectRevert(abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_IdZero.selector));
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertGiven_TheInstrumentExists() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.id = Defaults.STRICT_BOND;
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_InstrumentExists.selector,
                Defaults.STRICT_BOND
            )
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_TheCurrencyIsMissing() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.currency = 0;
        VM.expectRevert(
            abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_CurrencyMissing.selector, NEW_BOND)
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_TheApprovalIsMissing() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.approvedOn = UNKNOWN_DAY;
        VM.expectRevert(
            abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_ApprovalMissing.selector, NEW_BOND)
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_ThereIsNoTranche() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.tranches = new IInstrumentRegistry.TrancheRegistration[](0);
        VM.expectRevert(
            abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_TranchesMissing.selector, NEW_BOND)
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertGiven_ThePayingAgentIsUnknown() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.payingAgent = Parties.UNKNOWN;
        VM.expectRevert(
            abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_PayingAgentUnknown.selector, Parties.UNKNOWN)
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertGiven_TheSchemeWasNotInForceOnTheDayOfApproval() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.approvedOn = DAY_BEFORE_SCHEME;
        _expectNotInForce(DAY_BEFORE_SCHEME);
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertGiven_TheSchemeHasEndedBeforeTheApproval() external {
        VM.prank(Actors.OPERATOR);
        taxonomies.closeScheme(Defaults.SCHEME, DAY_BEFORE_APPROVAL);
        _expectNotInForce(Defaults.APPROVED_ON);
        _register(Actors.ISSUER_MAKER, _bond());
    }

    function test_RevertWhen_ACodeIsUnknown() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.framework.codes[1] = Defaults.UNKNOWN_CODE;
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_CodeUnknown.selector,
                Defaults.SCHEME,
                Defaults.UNKNOWN_CODE
            )
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_ATranchesIdIsZero() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.tranches[1].id = TrancheId.wrap(0);
        VM.expectRevert(abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_IdZero.selector));
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertGiven_ATrancheExists() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.tranches[1].id = Defaults.STRICT_TRANCHE;
        _expectTrancheExists(Defaults.STRICT_TRANCHE);
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_ATrancheIsNamedTwice() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.tranches[1].id = SENIOR;
        _expectTrancheExists(SENIOR);
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_ATranchesSizeIsZero() external {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        r.tranches[1].size = ZERO;
        VM.expectRevert(abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_SizeZero.selector, JUNIOR));
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_WhenTheRegistrationIsValid() external emits(instruments, 3) {
        IInstrumentRegistry.InstrumentRegistration memory r = _bond();
        Colour senior = Colour.wrap(Defaults.COLOURS + 1);
        Colour junior = Colour.wrap(Defaults.COLOURS + 2);
        _expectRegistered(r, senior, junior);

        _register(Actors.ISSUER_MAKER, r);

        assertEq(instruments.colours(), Colour.unwrap(junior), "highest colour");
        assertEq(instruments.colourOf(SENIOR), senior, "first colour");
        assertEq(instruments.colourOf(JUNIOR), junior, "second colour");
        _assertInstrument();
        _assertTerms(senior, SENIOR, Defaults.TRANCHE_SIZE);
        _assertTerms(junior, JUNIOR, JUNIOR_SIZE);
        assertEq(TrancheId.unwrap(instruments.termsOf(OTHER_MONEY).tranche), 0, "other money has no terms");
        assertTrue(instruments.isEligible(NEW_BOND, Defaults.SOLAR), "first code");
        assertTrue(instruments.isEligible(NEW_BOND, Defaults.WATER), "second code");
        assertFalse(instruments.isEligible(NEW_BOND, Defaults.NUCLEAR), "a code that is not named");
    }

    function _assertInstrument() private view {
        IInstrumentRegistry.Instrument memory i = instruments.instrumentOf(NEW_BOND);
        assertEq(uint256(i.kind), uint256(IInstrumentRegistry.InstrumentKind.ABS), "kind");
        assertEq(i.issuer, Parties.ISSUER, "issuer");
        assertEq(i.scheme, Defaults.SCHEME, "scheme");
        assertEq(i.termsRoot, Defaults.TERMS_ROOT, "terms");
        assertEq(i.tranches, 2, "number of tranches");
    }

    function _assertTerms(Colour colour, TrancheId tranche, Amount size) private view {
        IInstrumentRegistry.Terms memory t = instruments.termsOf(colour);
        assertEq(t.currency, Defaults.CURRENCY, "currency");
        assertEq(uint256(t.mode), uint256(IInstrumentRegistry.Mode.FLAG), "mode");
        assertEq(t.approvedOn, Defaults.APPROVED_ON, "approval");
        assertEq(t.lookBackDays, Defaults.LOOK_BACK_DAYS, "look-back");
        assertEq(t.allocationDeadline, Defaults.DEADLINE, "deadline");
        assertEq(t.size, size, "size");
        assertEq(uint256(t.kind), uint256(IInstrumentRegistry.InstrumentKind.ABS), "kind");
        assertTrue(t.evidenceRequired, "evidence");
        assertEq(t.placements, Defaults.PLACEMENTS, "placements");
        assertEq(t.availableUntil, Defaults.TODAY, "availability");
        assertEq(t.parent, OTHER_MONEY, "parent");
        assertEq(t.issuer, Parties.ISSUER, "issuer");
        assertEq(t.payingAgent, Parties.SECOND_BANK, "paying agent");
        assertEq(InstrumentId.unwrap(t.instrument), InstrumentId.unwrap(NEW_BOND), "instrument");
        assertEq(TrancheId.unwrap(t.tranche), TrancheId.unwrap(tranche), "tranche");
    }

    function _expectRegistered(
        IInstrumentRegistry.InstrumentRegistration memory r,
        Colour senior,
        Colour junior
    ) private {
        uint64 seq = instruments.lastSeq();
        VM.expectEmit(address(instruments));
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
            seq: seq + 1
        });
        VM.expectEmit(address(instruments));
        emit IInstrumentRegistry.TrancheRegistered(
            SENIOR,
            r.id,
            senior,
            Defaults.TRANCHE_SIZE,
            OTHER_MONEY,
            Actors.ISSUER_MAKER,
            seq + 2
        );
        VM.expectEmit(address(instruments));
        emit IInstrumentRegistry.TrancheRegistered(
            JUNIOR,
            r.id,
            junior,
            JUNIOR_SIZE,
            OTHER_MONEY,
            Actors.ISSUER_MAKER,
            seq + 3
        );
    }

    function _expectNotInForce(Day approvedOn) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_SchemeNotInForce.selector,
                Defaults.SCHEME,
                approvedOn
            )
        );
    }

    function _expectTrancheExists(TrancheId tranche) private {
        VM.expectRevert(abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_TrancheExists.selector, tranche));
    }

    /// A bond with two tranches.
    function _bond() private pure returns (IInstrumentRegistry.InstrumentRegistration memory r) {
        r = Defaults.bond(NEW_BOND, SENIOR, IInstrumentRegistry.Mode.FLAG);
        r.kind = IInstrumentRegistry.InstrumentKind.ABS;
        r.availableUntil = Defaults.TODAY;
        r.framework.evidenceRequired = true;
        r.tranches = new IInstrumentRegistry.TrancheRegistration[](2);
        r.tranches[0] = IInstrumentRegistry.TrancheRegistration(SENIOR, Defaults.TRANCHE_SIZE, OTHER_MONEY);
        r.tranches[1] = IInstrumentRegistry.TrancheRegistration(JUNIOR, JUNIOR_SIZE, OTHER_MONEY);
    }

    function _register(address key, IInstrumentRegistry.InstrumentRegistration memory r) private {
        VM.prank(key);
        instruments.register(r);
    }
}
