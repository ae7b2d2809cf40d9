// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IBudgets} from "../../../money/IBudgets.sol";
import {AssetId, PartyId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Project} from "../../../types/Budget.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// L4: the cap of a project.
contract Budgets_VerifyCost is MoneyTest {
    Amount internal constant NEW_COST = Amount.wrap(900_000_00);

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _verifyAs(Actors.STRANGER, Defaults.PROJECT, NEW_COST);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.VERIFIER, Defaults.KEY_EXPIRY);
        _verifyAs(Actors.VERIFIER, Defaults.PROJECT, NEW_COST);
    }

    function test_RevertGiven_TheKeyIsNotAVerifiers() external {
        _expectKeyLacksRole(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN, Roles.VERIFIER);
        _verifyAs(Actors.BANK_CUSTODIAN, Defaults.PROJECT, NEW_COST);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.VERIFIER);
        _expectPartySuspended(Parties.VERIFIER);
        _verifyAs(Actors.VERIFIER, Defaults.PROJECT, NEW_COST);
    }

    function test_RevertGiven_TheProjectIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IBudgets.Budgets_ProjectUnknown.selector, Defaults.UNKNOWN_PROJECT));
        _verifyAs(Actors.VERIFIER, Defaults.UNKNOWN_PROJECT, NEW_COST);
    }

    function test_RevertGiven_TheVerifierIsAnAffiliateOfTheOwner() external {
        _expectNotIndependent(Parties.AFFILIATED_VERIFIER);
        _verifyAs(Actors.AFFILIATED_VERIFIER, Defaults.PROJECT, NEW_COST);
    }

    function test_RevertGiven_TheOwnerVerifiesItself() external {
        _bind(Actors.ISSUER_CHECKER, Parties.ISSUER, Roles.VERIFIER);
        _expectNotIndependent(Parties.ISSUER);
        _verifyAs(Actors.ISSUER_CHECKER, Defaults.PROJECT, NEW_COST);
    }

    function test_RevertWhen_TheCostIsBelowWhatIsAllocated() external {
        _allocate();
        Amount below = Defaults.SPENDING - Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(
                IBudgets.Budgets_CostBelowAllocated.selector,
                Defaults.PROJECT,
                below,
                Defaults.SPENDING
            )
        );
        _verifyAs(Actors.VERIFIER, Defaults.PROJECT, below);
    }

    function test_WhenTheCostEqualsWhatIsAllocated() external {
        _allocate();
        _expectVerified(Defaults.SPENDING, Defaults.SPENDING);

        _verifyAs(Actors.VERIFIER, Defaults.PROJECT, Defaults.SPENDING);

        _assertProject(Defaults.SPENDING, Defaults.SPENDING);
        _assertRefused(
            Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.ONE_MINOR_UNIT),
            Reason.CAP_EXCEEDED,
            ZERO
        );
    }

    function test_WhenTheCostIsAboveWhatIsAllocated() external {
        _allocate();
        _expectVerified(NEW_COST, Defaults.SPENDING);

        _verifyAs(Actors.VERIFIER, Defaults.PROJECT, NEW_COST);

        _assertProject(NEW_COST, Defaults.SPENDING);
    }

    function _allocate() private {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _assertRecorded(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
    }

    function _assertProject(Amount eligibleCost, Amount allocated) private view {
        Project memory p = ledger.projectOf(Defaults.PROJECT);
        assertEq(p.eligibleCost, eligibleCost, "eligible cost");
        assertEq(p.allocated, allocated, "allocated");
    }

    function _expectVerified(Amount eligibleCost, Amount allocated) private {
        uint64 seq = ledger.lastSeq();
        VM.expectEmit(address(ledger));
        emit IBudgets.CostVerified({
            project: Defaults.PROJECT,
            verifier: Parties.VERIFIER,
            eligibleCost: eligibleCost,
            allocated: allocated,
            reportRoot: Defaults.REPORT_ROOT,
            actor: Actors.VERIFIER,
            seq: seq + 1
        });
    }

    function _expectNotIndependent(PartyId verifier) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IBudgets.Budgets_VerifierNotIndependent.selector,
                Defaults.PROJECT,
                Parties.ISSUER,
                verifier
            )
        );
    }

    function _verifyAs(address key, AssetId project, Amount cost) private {
        VM.prank(key);
        ledger.verifyCost(project, cost, Defaults.REPORT_ROOT);
    }
}
