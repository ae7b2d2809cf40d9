// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMoneyPolicy} from "../../../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {AccountId, Colour, NO_ASSET, NO_LINE, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO, saturatingSub} from "../../../types/Amount.sol";
import {Draw, Origin, Payment, Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EchoPolicy, fingerprint} from "../../utils/EchoPolicy.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// What the ledger tells the policy, read from a policy that says it back.
contract LotLedger_Standing is MoneyTest {
    /// The colour that the policy speaks of.
    Colour internal constant ABOUT = Colour.wrap(99);

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(_id(100), Defaults.FLAG, Defaults.INCOME);
        _fund(Defaults.OLDEST_FIRST, _id(101), OTHER_MONEY, Defaults.SPENDING);
        _fund(Defaults.OLDEST_FIRST, _id(102), Defaults.STRICT, Defaults.SPENDING);
        _fund(Defaults.BANKS, _id(103), Defaults.FUNDING, Defaults.INCOME);
        _lend(_id(104), Defaults.SPENDING);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
        _assertRecorded(p, Reason.NONE);
        _replacePolicy(address(new EchoPolicy()));
    }

    function test_WhenPaymentsOfOneCallChangeColourToAndFro() external emits(ledger, 6) {
        Payment[] memory list = new Payment[](6);
        list[0] = Bookings.allocation(_id(0), Defaults.STRICT, Defaults.SPENDING);
        list[1] = Bookings.allocation(_id(1), OTHER_MONEY, Defaults.SPENDING);
        list[2] = Bookings.allocation(_id(2), Defaults.FLAG, Defaults.SPENDING);
        list[2].project = Defaults.BUDGETED_PROJECT;
        list[2].line = Defaults.LINE;
        list[3] = Bookings.repayment(_id(3), Defaults.STRICT, Defaults.SPENDING);
        list[3].draws = Bookings.draws(Defaults.STRICT, Defaults.ONE_MINOR_UNIT, Defaults.FLAG, Defaults.INCOME);
        list[3].amount = Defaults.INCOME + Defaults.ONE_MINOR_UNIT;
        list[4] = Bookings.transfer(_id(4), Defaults.STRICT, Defaults.SPENDING);
        list[5] = list[1];
        uint64 seq = ledger.lastSeq();
        for (uint64 i; i < list.length; ++i) {
            Refusal memory r = Refusal(Reason.PAYER_SUSPENDED, ABOUT, list[i].amount, ZERO);
            r.limit = fingerprint(abi.encode(list[i], _standingOf(Defaults.PROCEEDS, list[i], list[i].draws)));
            _expectRefused(list[i].id, Defaults.PROCEEDS, r, Actors.BANK_CUSTODIAN, seq + i + 1);
        }

        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.pay(Defaults.PROCEEDS, list);
    }

    function test_WhenTheRuleGivesTheDraws() external {
        Payment memory p = Bookings.allocation(_id(0), OTHER_MONEY, Defaults.SPENDING + Defaults.ONE_MINOR_UNIT);
        p.project = Defaults.PROJECT;
        p.draws = new Draw[](0);
        Draw[] memory given = Bookings.draws(OTHER_MONEY, Defaults.SPENDING, Defaults.STRICT, Defaults.ONE_MINOR_UNIT);
        Refusal memory r = Refusal(Reason.PAYER_SUSPENDED, ABOUT, p.amount, ZERO);
        r.limit = fingerprint(abi.encode(p, _standingOf(Defaults.OLDEST_FIRST, p, given)));
        _assertRefusedFrom(Defaults.OLDEST_FIRST, p, r);
    }

    function test_WhenReceiptsOfOneCallChangeAccountAndColourToAndFro() external emits(ledger, 6) {
        Receipt[] memory list = new Receipt[](6);
        list[0] = Bookings.receipt(_id(0), Defaults.STRICT, Defaults.SPENDING);
        list[1] = Bookings.receipt(_id(1), OTHER_MONEY, Defaults.SPENDING);
        list[1].account = Defaults.FOREIGN;
        list[2] = Bookings.receipt(_id(2), Defaults.FLAG, Defaults.SPENDING);
        list[2].account = Defaults.FOREIGN;
        list[3] = Bookings.receipt(_id(3), Defaults.STRICT, Defaults.SPENDING);
        list[4] = Bookings.receipt(_id(4), Defaults.UNKNOWN_COLOUR, Defaults.SPENDING);
        list[5] = Bookings.receipt(_id(5), Defaults.ON_LENT, Defaults.SPENDING);
        list[5].origin = Origin.REPAYMENT;
        uint64 seq = ledger.lastSeq();
        for (uint64 i; i < list.length; ++i) {
            _expectRefused(list[i], Reason.PAYER_SUSPENDED, _told(list[i]), seq + i + 1);
        }

        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.mint(list);
    }

    function test_WhenAnEntryIsRecordedAlready() external {
        _assertRefused(Bookings.allocation(Defaults.RECEIPT, OTHER_MONEY, Defaults.SPENDING), Reason.ALREADY_RECORDED);
        _assertRefused(
            Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.SPENDING),
            Reason.ALREADY_RECORDED,
            ZERO
        );
    }

    function test_WhenTheDrawsCannotBe() external {
        Payment memory p = Bookings.allocation(_id(0), OTHER_MONEY, Defaults.SPENDING);
        p.draws = new Draw[](0);
        _assertRefused(p, Reason.DRAWS_MISSING);
    }

    /* ----- what it should be told ----- */

    function _standingOf(
        AccountId account,
        Payment memory p,
        Draw[] memory draws
    ) private view returns (IMoneyPolicy.Standing memory s) {
        s.account = account;
        s.holder = accounts.accountOf(account);
        s.draws = draws;
        s.terms = new IInstrumentRegistry.Terms[](draws.length);
        for (uint256 i; i < draws.length; ++i) s.terms[i] = instruments.termsOf(draws[i].colour);
        if (p.project != NO_ASSET) s.project = ledger.projectOf(p.project);
        if (p.line != NO_LINE) s.line = ledger.lineOf(p.line);
    }

    function _told(Receipt memory r) private view returns (Amount) {
        IAccountRegistry.Account memory holder = accounts.accountOf(r.account);
        IInstrumentRegistry.Terms memory terms = instruments.termsOf(r.colour);
        bool repaid = r.origin == Origin.REPAYMENT;
        Amount room = repaid ? Defaults.SPENDING : saturatingSub(terms.size, ledger.countersOf(r.colour).minted);
        return fingerprint(abi.encode(r, holder, terms, room));
    }

    function _id(uint256 i) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode("entry", i)));
    }
}
