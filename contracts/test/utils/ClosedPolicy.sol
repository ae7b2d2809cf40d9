// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason, Verdict} from "../../types/Reason.sol";

/// A policy that refuses all movements, to see that the ledger asks the policy of the day.
contract ClosedPolicy is Administered, IMoneyPolicy {
    function checkReceipt(
        Receipt calldata,
        Standing calldata
    ) external pure returns (Reason reason, Verdict verdict, Amount limit) {
        return (Reason.PAYER_SUSPENDED, Verdict.REFUSE, ZERO);
    }

    function checkPayment(
        Payment calldata,
        Standing calldata
    ) external pure returns (Reason reason, Verdict verdict, Amount limit) {
        return (Reason.PAYER_SUSPENDED, Verdict.REFUSE, ZERO);
    }
}
