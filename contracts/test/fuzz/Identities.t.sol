// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {IEntries} from "../../money/IEntries.sol";
import {ILots} from "../../money/ILots.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {AccountId, AssetId, Colour, NO_PARTY, OTHER_MONEY} from "../../types/Ids.sol";
import {PartyId, PaymentId} from "../../types/Ids.sol";
import {ZERO} from "../../types/Amount.sol";
import {Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {bound} from "../utils/Bounds.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {only} from "../utils/Lists.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";
import {VM} from "../utils/Vm.sol";

/// Any id and any key.
contract IdentitiesFuzz is MoneyTest {
    /// Ids are equal when all their bits are.
    function testFuzz_Equality(bytes32 a, bytes32 b, bool same) external pure {
        if (same) b = a;
        bool equal = a == b;
        assertTrue((PartyId.wrap(a) == PartyId.wrap(b)) == equal, "party ==");
        assertTrue((PartyId.wrap(a) != PartyId.wrap(b)) != equal, "party !=");
        assertTrue((AssetId.wrap(a) == AssetId.wrap(b)) == equal, "asset ==");
        assertTrue((AssetId.wrap(a) != AssetId.wrap(b)) != equal, "asset !=");
        assertTrue((AccountId.wrap(a) == AccountId.wrap(b)) == equal, "account ==");
        assertTrue((AccountId.wrap(a) != AccountId.wrap(b)) != equal, "account !=");
        Colour x = Colour.wrap(uint32(uint256(a)));
        Colour y = Colour.wrap(uint32(uint256(b)));
        assertTrue((x == y) == (Colour.unwrap(x) == Colour.unwrap(y)), "colour ==");
        assertTrue((x != y) == (Colour.unwrap(x) != Colour.unwrap(y)), "colour !=");
    }

    /// What is not registered is not there, under any id.
    function testFuzz_Unknown(bytes32 id) external view {
        _assumeUnknown(id);
        assertEq(parties.partyOf(PartyId.wrap(id)).status, IPartyRegistry.PartyStatus.NONE, "party");
        assertEq(parties.partyOf(PartyId.wrap(id)).group, NO_PARTY, "group");
        assertEq(assets.assetOf(AssetId.wrap(id)).status, IAssetRegistry.AssetStatus.NONE, "asset");
        assertFalse(assets.inStanding(AssetId.wrap(id)), "standing");
        IAccountRegistry.AccountKind kind = accounts.accountOf(AccountId.wrap(id)).kind;
        assertTrue(kind == IAccountRegistry.AccountKind.NONE, "account");
        assertTrue(ledger.entryOf(PaymentId.wrap(id)).state == IEntries.EntryState.NONE, "entry");
    }

    /// Money neither enters nor leaves an account that is not registered.
    function testFuzz_UnknownAccount(bytes32 id) external {
        _assumeUnknown(id);
        AccountId account = AccountId.wrap(id);
        bytes memory refusal = abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, account);
        ILots.Holding memory nothing;

        VM.expectRevert(refusal);
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.pay(account, only(Bookings.fee(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING)));

        Payment memory p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payeeAccount = account;
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        assertEq(_pay(p), Reason.ACCOUNT_UNKNOWN, "reason");
        bytes32 holding = keccak256(abi.encode(ledger.holdingOf(account, OTHER_MONEY)));
        assertEq(holding, keccak256(abi.encode(nothing)), "holding");
    }

    /// Any id of a movement can be used once.
    function testFuzz_MovementId(bytes32 id) external {
        PaymentId movement = PaymentId.wrap(id);
        _fund(movement, OTHER_MONEY, Defaults.INCOME);
        _assertRefused(Bookings.receipt(movement, OTHER_MONEY, Defaults.INCOME), Reason.ALREADY_RECORDED, ZERO);
        _assertRefused(Bookings.allocation(movement, OTHER_MONEY, Defaults.SPENDING), Reason.ALREADY_RECORDED);
    }

    /// A key acts exactly in its roles and before its expiry.
    function testFuzz_Authorise(uint32 held, uint32 asked, uint64 validUntil, uint64 time) external {
        held = uint32(bound(held, 1, type(uint32).max));
        validUntil = uint64(bound(validUntil, Defaults.NOW + 1, type(uint64).max));
        time = uint64(bound(time, Defaults.NOW, type(uint64).max));
        VM.prank(Actors.OPERATOR);
        parties.bindKey(Actors.STRANGER, Parties.ISSUER, held, validUntil);
        VM.warp(time);
        if (time >= validUntil) _expectKeyExpired(Actors.STRANGER, validUntil);
        else if (held & asked == 0) _expectKeyLacksRole(Actors.STRANGER, held, asked);

        PartyId party = parties.authorise(Actors.STRANGER, asked);

        if (time < validUntil && held & asked != 0) assertEq(party, Parties.ISSUER, "party");
    }

    /// Nobody acts by a key that was never bound.
    function testFuzz_Stranger(address key, uint32 role) external {
        VM.assume(PartyId.unwrap(parties.keyOf(key).party) == 0);
        _expectKeyUnknown(key);
        parties.authorise(key, role);
    }

    function _assumeUnknown(bytes32 id) private view {
        VM.assume(parties.partyOf(PartyId.wrap(id)).status == IPartyRegistry.PartyStatus.NONE);
        VM.assume(assets.assetOf(AssetId.wrap(id)).status == IAssetRegistry.AssetStatus.NONE);
        VM.assume(accounts.accountOf(AccountId.wrap(id)).kind == IAccountRegistry.AccountKind.NONE);
    }
}
