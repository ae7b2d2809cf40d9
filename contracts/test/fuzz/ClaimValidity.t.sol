// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {ClaimId, SchemaId} from "../../types/Ids.sol";
import {Actors} from "../utils/Actors.sol";
import {bound} from "../utils/Bounds.sol";
import {ClaimDefaults} from "../utils/ClaimDefaults.sol";
import {ClaimTest} from "../utils/ClaimTest.sol";
import {Defaults} from "../utils/Defaults.sol";
import {VM} from "../utils/Vm.sol";

/// When a claim may be stated and when it counts, against the plain rules, for any times there are.
contract ClaimValidityFuzz is ClaimTest {
    SchemaId private constant ANY = SchemaId.wrap("ANY");
    uint256 private constant FAR = Defaults.NOW + 200 days;

    /// Any 64-bit times: the call goes through exactly if the rules allow it, and never overflows.
    function testFuzz_Attest(uint64 validFrom, uint64 validUntil, uint32 longestDays, uint32 window) external {
        _registerSchema(ANY, IClaimRegistry.Effect.INFORMATION, longestDays, window);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ANY);
        a.validFrom = validFrom;
        a.validUntil = validUntil;
        bool endless = validUntil == 0;
        bool some = endless || (validUntil > validFrom && validUntil > Defaults.NOW);
        uint256 longest = uint256(longestDays) * 86_400;
        bool within = longestDays == 0 || (!endless && validUntil <= uint256(validFrom) + longest);
        if (!some || !within) VM.expectRevert();

        _attestAs(Actors.VERIFIER, a);

        _assertStatus(ClaimDefaults.CLAIM, some && within ? ACTIVE : NONE, 0);
        if (some && within) assertEq(claims.claimOf(a.id).countsFrom, Defaults.NOW + window, "counts from");
    }

    /// It counts in exactly the seconds after window and beginning, before its end and that of what it stands on.
    function testFuzz_InForce(uint256 from, uint256 until, uint256 below, uint32 window, uint256 time) external {
        window = uint32(bound(window, 0, 60 days));
        _registerSchema(ANY, IClaimRegistry.Effect.INFORMATION, 0, window);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.SECOND_CLAIM, ANY);
        a.validUntil = uint64(bound(below, Defaults.NOW + 1, FAR));
        _attestAs(Actors.VERIFIER, a);
        a.id = ClaimDefaults.CLAIM;
        a.references = new ClaimId[](1);
        a.references[0] = ClaimDefaults.SECOND_CLAIM;
        uint64 end = a.validUntil;
        a.validFrom = uint64(bound(from, Defaults.NOW - 10 days, FAR));
        a.validUntil = uint64(bound(until, (a.validFrom < Defaults.NOW ? Defaults.NOW : a.validFrom) + 1, FAR + 1));
        _attestAs(Actors.VERIFIER, a);
        time = bound(time, Defaults.NOW, FAR + 10);

        VM.warp(time);

        bool begun = time >= Defaults.NOW + window && time >= a.validFrom;
        bool counts = begun && time < a.validUntil && time < end;
        assertEq(claims.inForce(ClaimDefaults.CLAIM) ? 1 : 0, counts ? 1 : 0, "in force");
    }
}
