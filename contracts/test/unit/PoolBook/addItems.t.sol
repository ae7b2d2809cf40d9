// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {InstrumentId, ItemId, OTHER_MONEY, TrancheId} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Item, ItemOffer, ItemStatus, PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_AddItems is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _addAs(Actors.STRANGER, _offerOf(3));
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _addAs(Actors.ISSUER_CHECKER, _offerOf(3));
    }

    function test_RevertGiven_ThereIsNoPool() external {
        _expectPoolUnknown(POOL);
        _addAs(Actors.ISSUER_MAKER, _offerOf(3));
    }

    function test_RevertGiven_ThePoolIsClosed() external {
        _close();
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _addAs(Actors.ISSUER_MAKER, _offerOf(3));
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _form();
        _expectNotIssuer(Parties.BANK);
        _addAs(Actors.BANK_MAKER, _offerOf(3));
    }

    function test_RevertWhen_MoreAreGivenThanACallTakes() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_TooMany.selector, uint256(101), uint256(100)));
        VM.prank(Actors.ISSUER_MAKER);
        pools.addItems(POOL, new ItemOffer[](101));
    }

    function test_RevertGiven_ThePoolIsFull() external {
        _form();
        _fill();
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_PoolFull.selector, POOL, uint32(2_000), uint32(2_000))
        );
        _addAs(Actors.ISSUER_MAKER, _offerOf(3));
    }

    function test_RevertWhen_TheUnderlyingHasNoId() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.item = ItemId.wrap(0);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_IdZero.selector));
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertGiven_TheUnderlyingIsInThePool() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.item = _loan(1);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemExists.selector, POOL, _loan(1)));
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_TheKindIsNotSupported() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.kind = ObjectKind.RECEIVABLE;
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_KindNotSupported.selector, o.item, ObjectKind.RECEIVABLE)
        );
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_TheUnderlyingIsNoLoan() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.item = ItemId.wrap(TrancheId.unwrap(Defaults.STRICT_TRANCHE));
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_NotALoan.selector, o.item));
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_TheUnderlyingIsNotRegistered() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.item = ItemId.wrap(keccak256("nothing"));
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_NotALoan.selector, o.item));
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_TheOriginatorIsNotTheLender() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.originator = Parties.ISSUER;
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_NotLender.selector, o.item, Parties.BANK, Parties.ISSUER)
        );
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_TheLoanIsInAnotherCurrency() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.item = _registerForeignLoan();
        VM.expectRevert(
            abi.encodeWithSelector(
                IPoolBook.PoolBook_CurrencyDiffers.selector,
                o.item,
                Defaults.FOREIGN_CURRENCY,
                Defaults.CURRENCY
            )
        );
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_ThePrincipalIsZero() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.principal = ZERO;
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_PrincipalOutOfRange.selector, o.item, ZERO, Defaults.TRANCHE_SIZE)
        );
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_ThePrincipalIsMoreThanTheLoan() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.principal = Defaults.TRANCHE_SIZE + Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(
                IPoolBook.PoolBook_PrincipalOutOfRange.selector,
                o.item,
                o.principal,
                Defaults.TRANCHE_SIZE
            )
        );
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_RevertWhen_TheProjectIsNotAdmittedToTheLoan() external {
        _form();
        ItemOffer memory o = _offerOf(3);
        o.project = Defaults.SECOND_PROJECT;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ProjectNotAdmitted.selector, o.item, o.project));
        _addAs(Actors.ISSUER_MAKER, o);
    }

    function test_GivenTheUnderlyingWasRemoved() external {
        _form();
        VM.prank(Actors.ISSUER_MAKER);
        pools.removeItems(POOL, _only(_loan(1)));
        ItemOffer memory o = _offerOf(1);
        o.principal = Defaults.TRANCHE_SIZE;

        _addAs(Actors.ISSUER_MAKER, o);

        assertEq(pools.itemOf(POOL, _loan(1)).status, ItemStatus.OFFERED, "status");
        assertEq(pools.itemOf(POOL, _loan(1)).principal, Defaults.TRANCHE_SIZE, "principal");
        assertEq(pools.poolOf(POOL).items, 2, "items");
    }

    function test_WhenEverythingIsInOrder() external {
        _form();
        _admitProject(Actors.ISSUER_MAKER, _colourOfLoan(3), Defaults.PROJECT);
        ItemOffer memory o = _offerOf(3);
        o.project = Defaults.PROJECT;
        VM.expectEmit(address(pools));
        emit IPoolBook.ItemOffered({
            pool: POOL,
            item: o.item,
            originator: Parties.BANK,
            kind: ObjectKind.LOAN,
            project: Defaults.PROJECT,
            principal: PRINCIPAL,
            dataRoot: Defaults.DATA_ROOT,
            actor: Actors.ISSUER_MAKER,
            seq: pools.lastSeq() + 1
        });

        _addAs(Actors.ISSUER_MAKER, o);

        Item memory i = pools.itemOf(POOL, o.item);
        assertEq(i.status, ItemStatus.OFFERED, "status");
        assertEq(i.project, Defaults.PROJECT, "project");
        assertEq(i.outstanding, PRINCIPAL, "outstanding");
        assertEq(pools.poolOf(POOL).items, 3, "items");
        assertEq(pools.poolOf(POOL).offered, 3, "offered");
        assertEq(pools.sumsOf(POOL).principal, ZERO, "nothing is in the sums before it is accepted");
    }

    function _addAs(address key, ItemOffer memory o) private {
        VM.prank(key);
        pools.addItems(POOL, _only(o));
    }

    function _registerForeignLoan() private returns (ItemId) {
        TrancheId tranche = TrancheId.wrap(keccak256("foreign loan"));
        IInstrumentRegistry.InstrumentRegistration memory loan = Defaults.bond(
            InstrumentId.wrap(keccak256("foreign loans")),
            tranche,
            IInstrumentRegistry.Mode.FLAG
        );
        loan.kind = IInstrumentRegistry.InstrumentKind.FACILITY;
        loan.payingAgent = Parties.BANK;
        loan.currency = Defaults.FOREIGN_CURRENCY;
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(loan);
        return ItemId.wrap(TrancheId.unwrap(tranche));
    }

    /// As many loans as a pool takes, with the two that are in it.
    function _fill() private {
        uint256 left = pools.MAX_ITEMS() - 2;
        for (uint256 round; left != 0; ++round) {
            uint256 size = left < 100 ? left : 100;
            IInstrumentRegistry.InstrumentRegistration memory loan = Defaults.bond(
                InstrumentId.wrap(keccak256(abi.encode("many loans", round))),
                TrancheId.wrap(0),
                IInstrumentRegistry.Mode.FLAG
            );
            loan.kind = IInstrumentRegistry.InstrumentKind.LOAN;
            loan.payingAgent = Parties.BANK;
            loan.tranches = new IInstrumentRegistry.TrancheRegistration[](size);
            ItemOffer[] memory offers = new ItemOffer[](size);
            for (uint256 n; n < size; ++n) {
                bytes32 id = keccak256(abi.encode("one of many loans", round, n));
                loan.tranches[n] = IInstrumentRegistry.TrancheRegistration(
                    TrancheId.wrap(id),
                    Defaults.TRANCHE_SIZE,
                    OTHER_MONEY
                );
                offers[n] = _offerOf(1);
                offers[n].item = ItemId.wrap(id);
            }
            VM.prank(Actors.ISSUER_MAKER);
            instruments.register(loan);
            VM.prank(Actors.ISSUER_MAKER);
            pools.addItems(POOL, offers);
            left -= size;
        }
    }
}
