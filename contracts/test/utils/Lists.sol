// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {IBudgets} from "../../money/IBudgets.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AssetId, Code, DocumentId, PaymentId} from "../../types/Ids.sol";
import {Answer, Conversion, Draw, Lending, Payment, Receipt, Reversal, Statement} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";

/// Lists of one, and lists out of lists.

function only(IPartyRegistry.Admission memory a) pure returns (IPartyRegistry.Admission[] memory list) {
    list = new IPartyRegistry.Admission[](1);
    list[0] = a;
}

function only(IPartyRegistry.Counterparty memory c) pure returns (IPartyRegistry.Counterparty[] memory list) {
    list = new IPartyRegistry.Counterparty[](1);
    list[0] = c;
}

function only(IAssetRegistry.AssetRegistration memory r) pure returns (IAssetRegistry.AssetRegistration[] memory list) {
    list = new IAssetRegistry.AssetRegistration[](1);
    list[0] = r;
}

function only(
    IAccountRegistry.AccountRegistration memory r
) pure returns (IAccountRegistry.AccountRegistration[] memory list) {
    list = new IAccountRegistry.AccountRegistration[](1);
    list[0] = r;
}

function only(AssetId project, Code code) pure returns (IInstrumentRegistry.ProjectAdmission[] memory list) {
    list = new IInstrumentRegistry.ProjectAdmission[](1);
    list[0] = IInstrumentRegistry.ProjectAdmission(project, code);
}

function only(Receipt memory r) pure returns (Receipt[] memory list) {
    list = new Receipt[](1);
    list[0] = r;
}

function only(Payment memory p) pure returns (Payment[] memory list) {
    list = new Payment[](1);
    list[0] = p;
}

function only(Draw memory d) pure returns (Draw[] memory list) {
    list = new Draw[](1);
    list[0] = d;
}

function only(Lending memory lending) pure returns (Lending[] memory list) {
    list = new Lending[](1);
    list[0] = lending;
}

function only(Conversion memory c) pure returns (Conversion[] memory list) {
    list = new Conversion[](1);
    list[0] = c;
}

function only(Reversal memory r) pure returns (Reversal[] memory list) {
    list = new Reversal[](1);
    list[0] = r;
}

function only(Statement memory s) pure returns (Statement[] memory list) {
    list = new Statement[](1);
    list[0] = s;
}

function only(IBudgets.LineRegistration memory r) pure returns (IBudgets.LineRegistration[] memory list) {
    list = new IBudgets.LineRegistration[](1);
    list[0] = r;
}

function only(IEvidenceBook.Registration memory r) pure returns (IEvidenceBook.Registration[] memory list) {
    list = new IEvidenceBook.Registration[](1);
    list[0] = r;
}

function only(PaymentId id) pure returns (PaymentId[] memory list) {
    list = new PaymentId[](1);
    list[0] = id;
}

function only(DocumentId id) pure returns (DocumentId[] memory list) {
    list = new DocumentId[](1);
    list[0] = id;
}

function only(Code code) pure returns (Code[] memory list) {
    list = new Code[](1);
    list[0] = code;
}

/// The reasons of a call's answers.
function reasonsOf(Answer[] memory answers) pure returns (Reason[] memory reasons) {
    reasons = new Reason[](answers.length);
    for (uint256 i; i < answers.length; ++i) reasons[i] = answers[i].reason;
}
