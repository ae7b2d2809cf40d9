// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {AssetId, Colour, PartyId} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Conversion, Draw, Lending, Payment, Receipt} from "../../types/Money.sol";
import {Reason, Verdict} from "../../types/Reason.sol";

/// What a policy was told, as one number.
function fingerprint(bytes memory told) pure returns (Amount) {
    return Amount.wrap(uint128(uint256(keccak256(told))));
}

/// A policy that refuses all entries and gives as limit the fingerprint of what the ledger told it.
contract EchoPolicy is Administered, IMoneyPolicy {
    Colour internal constant ABOUT = Colour.wrap(99);

    function setEntrustedThreshold(bytes3, Day, Amount, bytes32) external {}

    function entrustedThreshold(bytes3, Day) external pure returns (Amount) {
        return ZERO;
    }

    function checkReceipt(
        Receipt calldata r,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external pure returns (Opinion memory) {
        return _echo(abi.encode(r, holder, terms, room));
    }

    function backgroundOf(
        PartyId,
        AssetId,
        Draw[] calldata,
        IInstrumentRegistry.Terms[] calldata
    ) external pure returns (Background memory b) {}

    function checkPayment(Payment calldata p, Standing calldata s) external pure returns (Opinion memory) {
        return _echo(abi.encode(p, s));
    }

    function checkLending(
        Lending calldata lending,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external pure returns (Opinion memory) {
        return _echo(abi.encode(lending, holder, terms, room));
    }

    function checkConversion(
        Conversion calldata c,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external pure returns (Opinion memory) {
        return _echo(abi.encode(c, holder, terms, room));
    }

    function _echo(bytes memory told) private pure returns (Opinion memory) {
        return Opinion(Reason.PAYER_SUSPENDED, Verdict.REFUSE, ABOUT, fingerprint(told));
    }
}
