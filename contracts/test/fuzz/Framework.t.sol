// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "../../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, TrancheId} from "../../types/Ids.sol";
import {Day} from "../../types/Day.sol";
import {Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "../utils/Actors.sol";
import {bound} from "../utils/Bounds.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";
import {VM} from "../utils/Vm.sol";

/// Dates of a framework, against signed arithmetic on wide numbers.
contract FrameworkFuzz is MoneyTest {
    InstrumentId internal constant BOND = InstrumentId.wrap(keccak256("fuzzed bond"));
    TrancheId internal constant TRANCHE = TrancheId.wrap(keccak256("fuzzed tranche"));
    Colour internal constant COLOUR = Colour.wrap(8);

    struct Dates {
        uint256 approvedOn;
        uint256 lookBackDays;
        uint256 deadline;
        uint256 valueDate;
    }

    /// Given enough runs: inside, before the look-back, after the deadline; deadlines before the look-back; look-backs
    /// that reach beyond 1970 and as far as a number goes.
    function testFuzz_Dates(Dates memory d, bool flags) external {
        uint256 today = Day.unwrap(Defaults.TODAY);
        d.approvedOn = bound(d.approvedOn, Day.unwrap(Defaults.SCHEME_FROM), type(uint32).max);
        d.lookBackDays = bound(d.lookBackDays, 0, NO_LOOK_BACK_LIMIT);
        d.deadline = bound(d.deadline, 0, type(uint32).max);
        d.valueDate = bound(d.valueDate, 1, today);
        _issue(d, flags);

        Payment memory p = Bookings.allocation(Defaults.PAYMENT, COLOUR, Defaults.SPENDING);
        p.valueDate = Day.wrap(uint32(d.valueDate));
        Reason reason = _pay(p);

        Reason expected = _expected(d);
        assertEq(reason, expected, "reason");
        bool recorded = flags || expected == Reason.NONE;
        assertTrue((ledger.entryOf(Defaults.PAYMENT).state == IEntries.EntryState.PAID) == recorded, "recorded");
    }

    /// Days around the first that the look-back allows.
    function testFuzz_LookBackBorder(uint32 lookBackDays, uint8 offset) external {
        Dates memory d;
        d.approvedOn = Day.unwrap(Defaults.APPROVED_ON);
        d.lookBackDays = bound(lookBackDays, 0, d.approvedOn - 3);
        d.valueDate = d.approvedOn - d.lookBackDays + bound(offset, 0, 4) - 2;
        _issue(d, false);

        Payment memory p = Bookings.allocation(Defaults.PAYMENT, COLOUR, Defaults.SPENDING);
        p.valueDate = Day.wrap(uint32(d.valueDate));

        assertEq(_pay(p), _expected(d), "reason");
    }

    function _expected(Dates memory d) private pure returns (Reason) {
        bool limited = d.lookBackDays != NO_LOOK_BACK_LIMIT;
        int256 earliest = int256(d.approvedOn) - int256(d.lookBackDays);
        if (limited && int256(d.valueDate) < earliest) return Reason.BEFORE_LOOK_BACK;
        if (d.deadline != 0 && d.valueDate > d.deadline) return Reason.AFTER_DEADLINE;
        return Reason.NONE;
    }

    function _issue(Dates memory d, bool flags) private {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            BOND,
            TRANCHE,
            flags ? IInstrumentRegistry.Mode.FLAG : IInstrumentRegistry.Mode.STRICT
        );
        r.approvedOn = Day.wrap(uint32(d.approvedOn));
        r.framework.lookBackDays = uint32(d.lookBackDays);
        r.framework.allocationDeadline = Day.wrap(uint32(d.deadline));
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        _admitProject(Actors.ISSUER_MAKER, COLOUR, Defaults.PROJECT);
        _fund(Defaults.RECEIPT, COLOUR, Defaults.INCOME);
    }
}
