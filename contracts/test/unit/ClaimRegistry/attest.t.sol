// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {AssetId, ClaimId, NO_CLAIM, PartyId, SchemaId, SubjectId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// Claims about the project, which the issuer owns.
contract ClaimRegistry_Attest is ClaimTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _attestAs(Actors.STRANGER, ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.VERIFIER, Defaults.KEY_EXPIRY);
        _attestAs(Actors.VERIFIER, ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE));
    }

    function test_RevertGiven_TheKeyIsNeitherAVerifiersNorARegulators() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.VERIFIER | Roles.REGULATOR);
        _attestAs(Actors.BANK_MAKER, ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.VERIFIER);
        _expectPartySuspended(Parties.VERIFIER);
        _attestAs(Actors.VERIFIER, ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE));
    }

    function test_RevertWhen_TheIdIsZero() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.id = NO_CLAIM;
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_IdZero.selector));
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_TheClaimExists() external {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.LICENCE);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_ClaimExists.selector, ClaimDefaults.CLAIM));
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_TheClaimWasRevoked() external {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        _revoke(ClaimDefaults.CLAIM);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_ClaimExists.selector, ClaimDefaults.CLAIM));
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_TheSchemaIsUnknown() external {
        _expectSchemaUnknown(ClaimDefaults.UNKNOWN_SCHEMA);
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.UNKNOWN_SCHEMA);
    }

    function test_RevertGiven_TheSchemaIsClosed() external {
        _closeSchema(ClaimDefaults.FIGURE);
        _expectSchemaClosed(ClaimDefaults.FIGURE);
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
    }

    function test_RevertWhen_APenaltyIsNotFromARegulator() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.PENALTY);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_RegulatorNeeded.selector,
                ClaimDefaults.CLAIM,
                ClaimDefaults.PENALTY,
                Roles.VERIFIER
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_TheSubjectIsUnknown() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.subject = _subject(Defaults.UNKNOWN_PROJECT);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_SubjectUnknown.selector,
                ClaimDefaults.CLAIM,
                Defaults.UNKNOWN_PROJECT
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_TheAttesterIsOfTheOwnersGroup() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_AttesterNotIndependent.selector,
                ClaimDefaults.CLAIM,
                Parties.ISSUER,
                Parties.AFFILIATED_VERIFIER
            )
        );
        _attestAs(Actors.AFFILIATED_VERIFIER, a);
    }

    function test_RevertWhen_ThereIsNoData() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.dataRoot = 0;
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_DataMissing.selector, ClaimDefaults.CLAIM));
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TheClaimEndsWhenItBegins() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.validFrom = a.validUntil;
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ValidityEmpty.selector,
                ClaimDefaults.CLAIM,
                a.validFrom,
                a.validUntil
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TheClaimHasEnded() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.validUntil = uint64(Defaults.NOW);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ValidityEmpty.selector,
                ClaimDefaults.CLAIM,
                a.validFrom,
                a.validUntil
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TheClaimIsValidForTooLong() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        a.validUntil = a.validFrom + uint64(ClaimDefaults.LONGEST_DAYS) * 1 days + 1;
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ValidityTooLong.selector,
                ClaimDefaults.CLAIM,
                a.validFrom,
                a.validUntil,
                ClaimDefaults.LONGEST_DAYS
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TheClaimHasNoEndAlthoughTheSchemaAsksForOne() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        a.validUntil = 0;
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ValidityTooLong.selector,
                ClaimDefaults.CLAIM,
                a.validFrom,
                uint64(0),
                ClaimDefaults.LONGEST_DAYS
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_ThereAreTooManyReferences() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.FIGURE);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(5, ClaimDefaults.SECOND_CLAIM);
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_TooManyReferences.selector, ClaimDefaults.CLAIM, 5, 4)
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_AReferenceIsUnknown() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(1, ClaimDefaults.UNKNOWN_CLAIM);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ReferenceUnknown.selector,
                ClaimDefaults.CLAIM,
                ClaimDefaults.UNKNOWN_CLAIM
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TheClaimRefersToItself() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(1, ClaimDefaults.CLAIM);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ReferenceUnknown.selector,
                ClaimDefaults.CLAIM,
                ClaimDefaults.CLAIM
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_AReferenceWasRevoked() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.FIGURE);
        _revoke(ClaimDefaults.SECOND_CLAIM);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(1, ClaimDefaults.SECOND_CLAIM);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ReferenceEnded.selector,
                ClaimDefaults.CLAIM,
                ClaimDefaults.SECOND_CLAIM,
                REVOKED
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_AReferenceWasRejected() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _challenge(ClaimDefaults.SECOND_CLAIM);
        _decide(ClaimDefaults.SECOND_CLAIM, true);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(1, ClaimDefaults.SECOND_CLAIM);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_ReferenceEnded.selector,
                ClaimDefaults.CLAIM,
                ClaimDefaults.SECOND_CLAIM,
                REJECTED
            )
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TheChainIsTooLong() external {
        ClaimId top = _chain(4);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(1, top);
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_TooDeep.selector, ClaimDefaults.CLAIM, 5, 4)
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertWhen_TooManyClaimsStandBehind() external {
        _attest(ClaimDefaults.numbered(0), ClaimDefaults.FIGURE);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(
            ClaimDefaults.numbered(1),
            ClaimDefaults.FIGURE
        );
        a.references = ClaimDefaults.times(4, ClaimDefaults.numbered(0));
        _attestAs(Actors.VERIFIER, a);
        a.id = ClaimDefaults.CLAIM;
        a.references = ClaimDefaults.times(4, ClaimDefaults.numbered(1));
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_TooHeavy.selector, ClaimDefaults.CLAIM, 21, 16)
        );
        _attestAs(Actors.VERIFIER, a);
    }

    function test_RevertGiven_ThereAreTooManyOpenPenalties() external {
        for (uint256 i; i < 16; ++i) _punish(ClaimDefaults.numbered(i));
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_TooManyPenalties.selector,
                _subject(Defaults.PROJECT),
                16
            )
        );
        _punish(ClaimDefaults.CLAIM);
    }

    function test_WhenAVerifierStatesInformation() external emits(claims, 1) {
        _assertAttests(Actors.VERIFIER, ClaimDefaults.FIGURE, Defaults.NOW);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function test_WhenARegulatorStatesAPenalty() external emits(claims, 1) {
        _assertAttests(Actors.REGULATOR, ClaimDefaults.PENALTY, Defaults.NOW);
        ClaimId[] memory open = claims.openPenalties(_subject(Defaults.PROJECT));
        assertEq(open.length, 1, "open penalties");
        assertEq(ClaimId.unwrap(open[0]), ClaimId.unwrap(ClaimDefaults.CLAIM), "penalty");
    }

    function test_WhenAPermitIsStated() external emits(claims, 2) {
        _assertAttests(Actors.VERIFIER, ClaimDefaults.PERMIT, Defaults.NOW + ClaimDefaults.WINDOW);
        _assertPermits(ClaimDefaults.PERMIT, ClaimDefaults.CLAIM, NO_CLAIM);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function test_WhenAPermitIsValidAsLongAsItMayBe() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        a.validUntil = a.validFrom + uint64(ClaimDefaults.LONGEST_DAYS) * 1 days;
        _attestAs(Actors.VERIFIER, a);
        _assertStatus(ClaimDefaults.CLAIM, ACTIVE, 0);
    }

    function test_GivenAPermitIsInForce() external emits(claims, 4) {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        _passWindow();
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.PermitListed({
            subject: _subject(Defaults.PROJECT),
            schema: ClaimDefaults.PERMIT,
            newest: ClaimDefaults.SECOND_CLAIM,
            before: ClaimDefaults.CLAIM,
            actor: Actors.VERIFIER,
            seq: seq + 2
        });
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _assertPermits(ClaimDefaults.PERMIT, ClaimDefaults.SECOND_CLAIM, ClaimDefaults.CLAIM);
    }

    function test_GivenTheNewestPermitIsNotInForce() external {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        _passWindow();
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _attest(ClaimDefaults.THIRD_CLAIM, ClaimDefaults.PERMIT);
        _assertPermits(ClaimDefaults.PERMIT, ClaimDefaults.THIRD_CLAIM, ClaimDefaults.CLAIM);
    }

    function test_GivenPenaltiesAreOver() external {
        for (uint256 i; i < 16; ++i) _punish(ClaimDefaults.numbered(i));
        _revoke(ClaimDefaults.numbered(0));
        _revoke(ClaimDefaults.numbered(7));
        _punish(ClaimDefaults.CLAIM);
        ClaimId[] memory open = claims.openPenalties(_subject(Defaults.PROJECT));
        assertEq(open.length, 15, "open penalties");
        assertEq(ClaimId.unwrap(open[0]), ClaimId.unwrap(ClaimDefaults.numbered(1)), "oldest");
        assertEq(ClaimId.unwrap(open[6]), ClaimId.unwrap(ClaimDefaults.numbered(8)), "after the gap");
        assertEq(ClaimId.unwrap(open[14]), ClaimId.unwrap(ClaimDefaults.CLAIM), "newest");
    }

    function test_GivenPenaltiesHaveRunOut() external {
        for (uint256 i; i < 16; ++i) _punish(ClaimDefaults.numbered(i));
        VM.warp(ClaimDefaults.VALID_UNTIL);
        assertEq(claims.openPenalties(_subject(Defaults.PROJECT)).length, 0, "open penalties");
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.PENALTY);
        a.validUntil = 0;
        _attestAs(Actors.REGULATOR, a);
        assertEq(claims.openPenalties(_subject(Defaults.PROJECT)).length, 1, "open penalties");
    }

    function test_WhenClaimsOfOneCallReferToEachOther() external emits(claims, 3) {
        IClaimRegistry.Attestation[] memory list = new IClaimRegistry.Attestation[](3);
        for (uint256 i; i < 3; ++i) {
            list[i] = ClaimDefaults.attestation(ClaimDefaults.numbered(i), ClaimDefaults.FIGURE);
            if (i > 0) list[i].references = ClaimDefaults.times(2, ClaimDefaults.numbered(i - 1));
        }
        VM.prank(Actors.VERIFIER);
        claims.attest(list);
        IClaimRegistry.Claim memory c = claims.claimOf(ClaimDefaults.numbered(2));
        assertEq(c.depth, 2, "depth");
        assertEq(c.weight, 7, "weight");
        assertEq(c.references.length, 2, "references");
        assertEq(ClaimId.unwrap(c.references[1].claim), ClaimId.unwrap(ClaimDefaults.numbered(1)), "reference");
        assertEq(c.references[1].epoch, 0, "epoch");
    }

    function test_WhenTheChainIsAsLongAsItMayBe() external {
        ClaimId top = _chain(4);
        assertEq(claims.claimOf(top).depth, 4, "depth");
        assertEq(claims.claimOf(top).weight, 5, "weight");
        assertTrue(claims.inForce(top), "in force");
    }

    function test_WhenReferencesAreOfDifferentDepth() external {
        ClaimId deep = _chain(2);
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.FIGURE);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(2, deep);
        a.references[1] = ClaimDefaults.SECOND_CLAIM;
        _attestAs(Actors.VERIFIER, a);
        assertEq(claims.claimOf(ClaimDefaults.CLAIM).depth, 3, "depth");
        assertEq(claims.claimOf(ClaimDefaults.CLAIM).weight, 5, "weight");
    }

    function test_WhenTheListIsEmpty() external emits(claims, 0) {
        VM.prank(Actors.VERIFIER);
        claims.attest(new IClaimRegistry.Attestation[](0));
    }

    /// A claim with a number of claims below it, one on the other.
    function _chain(uint256 depth) private returns (ClaimId top) {
        top = ClaimDefaults.numbered(100);
        _attest(top, ClaimDefaults.FIGURE);
        for (uint256 i = 1; i <= depth; ++i) {
            _attestOn(ClaimDefaults.numbered(100 + i), ClaimDefaults.FIGURE, top);
            top = ClaimDefaults.numbered(100 + i);
        }
    }

    function _assertAttests(address actor, SchemaId schema, uint256 countsFrom) private {
        PartyId attester = actor == Actors.REGULATOR ? Parties.REGULATOR : Parties.VERIFIER;
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.ClaimAttested({
            claim: ClaimDefaults.CLAIM,
            schema: schema,
            subject: _subject(Defaults.PROJECT),
            attester: attester,
            dataRoot: Defaults.DATA_ROOT,
            countsFrom: uint64(countsFrom),
            validFrom: ClaimDefaults.VALID_FROM,
            validUntil: ClaimDefaults.VALID_UNTIL,
            references: new IClaimRegistry.Reference[](0),
            actor: actor,
            seq: seq + 1
        });

        _attestAs(actor, ClaimDefaults.attestation(ClaimDefaults.CLAIM, schema));

        _assertStatus(ClaimDefaults.CLAIM, ACTIVE, 0);
        IClaimRegistry.Claim memory c = claims.claimOf(ClaimDefaults.CLAIM);
        assertEq(c.attester, attester, "attester");
        assertEq(c.countsFrom, countsFrom, "counts from");
        assertEq(c.validFrom, ClaimDefaults.VALID_FROM, "valid from");
        assertEq(c.validUntil, ClaimDefaults.VALID_UNTIL, "valid until");
        assertEq(c.dataRoot, Defaults.DATA_ROOT, "data");
        assertEq(SchemaId.unwrap(c.schema), SchemaId.unwrap(schema), "schema");
        assertEq(SubjectId.unwrap(c.subject), AssetId.unwrap(Defaults.PROJECT), "subject");
        assertEq(c.depth, 0, "depth");
        assertEq(c.weight, 1, "weight");
    }
}
