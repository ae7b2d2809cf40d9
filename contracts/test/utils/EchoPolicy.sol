// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {Amount} from "../../types/Amount.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason, Verdict} from "../../types/Reason.sol";

/// What a policy was told, as one number.
function fingerprint(IMoneyPolicy.Standing memory s) pure returns (Amount) {
    return Amount.wrap(uint128(uint256(keccak256(abi.encode(s)))));
}

/// A policy that refuses all movements and gives as limit the fingerprint of what the ledger told it.
contract EchoPolicy is Administered, IMoneyPolicy {
    function checkReceipt(
        Receipt calldata,
        Standing calldata s
    ) external pure returns (Reason reason, Verdict verdict, Amount limit) {
        return (Reason.PAYER_SUSPENDED, Verdict.REFUSE, fingerprint(s));
    }

    function checkPayment(
        Payment calldata,
        Standing calldata s
    ) external pure returns (Reason reason, Verdict verdict, Amount limit) {
        return (Reason.PAYER_SUSPENDED, Verdict.REFUSE, fingerprint(s));
    }
}
