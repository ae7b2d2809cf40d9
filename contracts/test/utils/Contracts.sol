// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../../access/Administered.sol";
import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {Sequenced} from "../../libraries/Sequenced.sol";
import {ILotLedger} from "../../money/ILotLedger.sol";
import {IMoneyPolicy} from "../../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {IObjectOwners} from "../../registry/IObjectOwners.sol";
import {ITaxonomyRegistry} from "../../registry/ITaxonomyRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {ILienBook} from "../../trade/ILienBook.sol";
import {INoteRegister} from "../../trade/INoteRegister.sol";
import {IPoolBook} from "../../trade/IPoolBook.sol";
import {ITransferDesk} from "../../trade/ITransferDesk.sol";

// What tests know of each contract: its interface, and that it numbers its events or can be upgraded. Nothing here has
// the contracts' code, so that tests are compiled without it and not again when it changes.

abstract contract AnyPartyRegistry is IPartyRegistry, Administered {}

abstract contract AnyTaxonomyRegistry is ITaxonomyRegistry, Administered {}

abstract contract AnyAssetRegistry is IAssetRegistry, Administered {}

abstract contract AnyInstrumentRegistry is IInstrumentRegistry, Administered {}

abstract contract AnyAccountRegistry is IAccountRegistry, Administered {}

abstract contract AnyClaimRegistry is IClaimRegistry, Administered {}

abstract contract AnyMoneyPolicy is IMoneyPolicy, Administered {}

abstract contract AnyObjectOwners is IObjectOwners, Administered {}

abstract contract AnyTransferDesk is ITransferDesk, Administered {}

abstract contract AnyPoolBook is IPoolBook, Administered {}

abstract contract AnyNoteRegister is INoteRegister, Administered {}

abstract contract AnyEvidenceBook is IEvidenceBook, Sequenced {}

abstract contract AnyLienBook is ILienBook, Sequenced {}

abstract contract AnyLotLedger is ILotLedger, Sequenced {}
