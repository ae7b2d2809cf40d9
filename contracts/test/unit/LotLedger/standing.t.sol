// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAllocationBook} from "../../../money/IAllocationBook.sol";
import {IMoneyPolicy} from "../../../policy/IMoneyPolicy.sol";
import {AccountId, Colour, NO_ASSET, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO, saturatingSub} from "../../../types/Amount.sol";
import {Payment, Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EchoPolicy, fingerprint} from "../../utils/EchoPolicy.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// What the ledger tells the policy, read from a policy that says it back.
contract LotLedger_Standing is MoneyTest {
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _assertRecorded(Defaults.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
        _replacePolicy(address(new EchoPolicy()));
    }

    function test_WhenPaymentsOfOneCallChangeColourToAndFro() external emits(ledger, 6) {
        Payment[] memory list = new Payment[](6);
        list[0] = Defaults.allocation(_id(0), Defaults.STRICT, Defaults.SPENDING);
        list[1] = Defaults.allocation(_id(1), OTHER_MONEY, Defaults.SPENDING);
        list[2] = Defaults.allocation(_id(2), Defaults.FLAG, Defaults.SPENDING);
        list[2].project = Defaults.SECOND_PROJECT;
        list[3] = Defaults.repayment(_id(3), Defaults.STRICT, Defaults.SPENDING);
        list[4] = Defaults.transfer(_id(4), Defaults.UNKNOWN_COLOUR, Defaults.SPENDING);
        list[5] = list[1];
        uint64 seq = ledger.lastSeq();
        for (uint64 i; i < list.length; ++i) {
            Amount limit = fingerprint(_standingOf(list[i]));
            _expectRefused(Defaults.PROCEEDS, list[i], Reason.PAYER_SUSPENDED, limit, seq + i + 1);
        }

        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.pay(Defaults.PROCEEDS, list);
    }

    function test_WhenReceiptsOfOneCallChangeAccountAndColourToAndFro() external emits(ledger, 5) {
        Receipt[] memory list = new Receipt[](5);
        list[0] = Defaults.receipt(_id(0), Defaults.STRICT, Defaults.SPENDING);
        list[1] = Defaults.receipt(_id(1), OTHER_MONEY, Defaults.SPENDING);
        list[1].account = Defaults.FOREIGN;
        list[2] = Defaults.receipt(_id(2), Defaults.FLAG, Defaults.SPENDING);
        list[2].account = Defaults.FOREIGN;
        list[3] = Defaults.receipt(_id(3), Defaults.STRICT, Defaults.SPENDING);
        list[4] = Defaults.receipt(_id(4), Defaults.UNKNOWN_COLOUR, Defaults.SPENDING);
        uint64 seq = ledger.lastSeq();
        for (uint64 i; i < list.length; ++i) {
            Amount limit = fingerprint(_standingOf(list[i]));
            _expectRefused(list[i], Reason.PAYER_SUSPENDED, limit, seq + i + 1);
        }

        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.mint(list);
    }

    function test_WhenAMovementIsRecordedAlready() external {
        _assertRefused(Defaults.allocation(Defaults.RECEIPT, OTHER_MONEY, Defaults.SPENDING), Reason.ALREADY_RECORDED);
        _assertRefused(
            Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.SPENDING),
            Reason.ALREADY_RECORDED,
            ZERO
        );
    }

    function _standingOf(Payment memory p) private view returns (IMoneyPolicy.Standing memory s) {
        s = _standingOf(Defaults.PROCEEDS, p.colour);
        s.available = ledger.holdingOf(Defaults.PROCEEDS, p.colour).balance;
        IAllocationBook.Project memory project = ledger.projectOf(p.project);
        if (p.project != NO_ASSET) s.headroom = project.eligibleCost - project.allocated;
    }

    function _standingOf(Receipt memory r) private view returns (IMoneyPolicy.Standing memory s) {
        s = _standingOf(r.account, r.colour);
        s.available = saturatingSub(s.terms.size, ledger.countersOf(r.colour).minted);
    }

    function _standingOf(AccountId account, Colour colour) private view returns (IMoneyPolicy.Standing memory s) {
        s.account = account;
        s.holder = accounts.accountOf(account);
        s.colour = colour;
        s.terms = instruments.termsOf(colour);
    }

    function _id(uint256 i) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode("movement", i)));
    }
}
