// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId} from "../types/Ids.sol";
import {Answer, Conversion, Lending} from "../types/Money.sol";

/// Money that goes on as another colour: on-lending and exchange. See {ILotLedger} for what all acts have in common.
interface IPassages {
    /// Lends money of a tranche: it goes on as money of the loan's tranche.
    ///
    /// Emits {MoneyLent} and {LotMoved}; {MovementRefused} for each refused.
    ///
    /// Requirements: as for {pay}.
    function lend(AccountId account, Lending[] calldata lendings) external returns (Answer[] memory answers);

    /// Exchanges money: what is sold goes on in the other currency, as money of a child tranche or as other money.
    ///
    /// Emits {MoneyConverted} and {LotMoved}; {MovementRefused} for each refused.
    ///
    /// Requirements: as for {pay}.
    function convert(AccountId account, Conversion[] calldata conversions) external returns (Answer[] memory answers);
}
