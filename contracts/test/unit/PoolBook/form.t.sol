// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {InstrumentId} from "../../../types/Ids.sol";
import {Formation, ItemStatus, Pool, PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_Form is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _formAs(Actors.STRANGER, _formation());
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _formAs(Actors.ISSUER_CHECKER, _formation());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _formAs(Actors.ISSUER_MAKER, _formation());
    }

    function test_RevertWhen_TheInstrumentIsUnknown() external {
        Formation memory f = _formation();
        f.pool = InstrumentId.wrap(keccak256("nothing"));
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_InstrumentUnknown.selector, f.pool));
        _formAs(Actors.ISSUER_MAKER, f);
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _expectNotIssuer(Parties.BANK);
        _formAs(Actors.BANK_MAKER, _formation());
    }

    function test_RevertWhen_TheInstrumentIsNotAssetBacked() external {
        Formation memory f = _formation();
        f.pool = Defaults.STRICT_BOND;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_NotAbs.selector, f.pool));
        _formAs(Actors.ISSUER_MAKER, f);
    }

    function test_RevertGiven_TheInstrumentHasAPool() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_PoolExists.selector, POOL));
        _formAs(Actors.ISSUER_MAKER, _formation());
    }

    function test_RevertWhen_TheServicerIsNoMember() external {
        Formation memory f = _formation();
        f.servicer = Parties.OUTSIDER;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ServicerNotMember.selector, Parties.OUTSIDER));
        _formAs(Actors.ISSUER_MAKER, f);
    }

    function test_RevertWhen_TheNoteIsNotOneOfTheInstrument() external {
        Formation memory f = _formation();
        f.note = Defaults.STRICT;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_NotANote.selector, Defaults.STRICT, POOL));
        _formAs(Actors.ISSUER_MAKER, f);
    }

    function test_WhenEverythingIsInOrder() external {
        uint64 seq = pools.lastSeq();
        VM.expectEmit(address(pools));
        emit IPoolBook.PoolFormed(
            POOL,
            Parties.ISSUER,
            Parties.SECOND_BANK,
            Defaults.CURRENCY,
            Defaults.DATA_ROOT,
            Actors.ISSUER_MAKER,
            seq + 1
        );

        _formAs(Actors.ISSUER_MAKER, _formation());

        Pool memory p = pools.poolOf(POOL);
        assertEq(p.status, PoolStatus.FORMING, "status");
        assertEq(p.issuer, Parties.ISSUER, "issuer");
        assertEq(p.servicer, Parties.SECOND_BANK, "servicer");
        assertEq(bytes32(p.currency), bytes32(Defaults.CURRENCY), "currency");
        assertEq(p.items, 1, "items");
        assertEq(p.offered, 1, "offered");
        assertEq(pools.itemOf(POOL, _loan(1)).status, ItemStatus.OFFERED, "underlying");
        assertEq(pools.lastSeq(), seq + 2, "events");
    }

    function _formAs(address key, Formation memory f) private {
        VM.prank(key);
        pools.form(f, _only(_offerOf(1)));
    }
}
