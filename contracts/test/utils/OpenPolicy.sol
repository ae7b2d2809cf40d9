// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason, Verdict} from "../../types/Reason.sol";

/// A policy that accepts all movements, to see what the ledger holds by itself.
contract OpenPolicy is Administered, IMoneyPolicy {
    function checkReceipt(
        Receipt calldata,
        Standing calldata
    ) external pure returns (Reason reason, Verdict verdict, Amount limit) {
        return (Reason.NONE, Verdict.ACCEPT, ZERO);
    }

    function checkPayment(
        Payment calldata,
        Standing calldata
    ) external pure returns (Reason reason, Verdict verdict, Amount limit) {
        return (Reason.NONE, Verdict.ACCEPT, ZERO);
    }
}
