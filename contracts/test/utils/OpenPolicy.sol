// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {AssetId, PartyId} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Conversion, Draw, Lending, Payment, Receipt} from "../../types/Money.sol";

/// A policy that accepts all entries, to see what the ledger holds by itself.
contract OpenPolicy is Administered, IMoneyPolicy {
    function setEntrustedThreshold(bytes3, Day, Amount, bytes32) external {}

    function entrustedThreshold(bytes3, Day) external pure returns (Amount) {
        return ZERO;
    }

    function checkReceipt(
        Receipt calldata,
        IAccountRegistry.Account calldata,
        IInstrumentRegistry.Terms calldata,
        Amount
    ) external pure returns (Opinion memory o) {}

    function backgroundOf(
        PartyId,
        AssetId,
        Draw[] calldata,
        IInstrumentRegistry.Terms[] calldata
    ) external pure returns (Background memory b) {}

    function checkPayment(Payment calldata, Standing calldata) external pure returns (Opinion memory o) {}

    function checkLending(
        Lending calldata,
        IAccountRegistry.Account calldata,
        IInstrumentRegistry.Terms calldata,
        Amount
    ) external pure returns (Opinion memory o) {}

    function checkConversion(
        Conversion calldata,
        IAccountRegistry.Account calldata,
        IInstrumentRegistry.Terms calldata,
        Amount
    ) external pure returns (Opinion memory o) {}
}
