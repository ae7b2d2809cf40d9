// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {
    AccountId,
    AssetId,
    Code,
    Colour,
    InstrumentId,
    PartyId,
    PaymentId,
    SchemeId,
    TrancheId
} from "../../types/Ids.sol";
import {NO_ACCOUNT, NO_ASSET, NO_PARTY, OTHER_MONEY} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Origin, Payment, Receipt, Use} from "../../types/Money.sol";
import {Parties} from "./Actors.sol";

/// The values that tests share. A test changes the field that it is about.
library Defaults {
    /* ----- time ----- */

    Day internal constant TODAY = Day.wrap(20_600);
    Day internal constant TOMORROW = Day.wrap(20_601);
    /// Noon of `TODAY`.
    uint256 internal constant NOW = 20_600 * 1 days + 12 hours;
    uint64 internal constant KEY_EXPIRY = uint64(NOW + 365 days);
    uint32 internal constant UPGRADE_DELAY = 2 days;

    /* ----- gas ----- */

    /// The most that one call may take, however much it carries. A draw that does not end shows as a failure.
    uint256 internal constant CALL_GAS = 16_700_000;

    /* ----- taxonomy ----- */

    SchemeId internal constant SCHEME = SchemeId.wrap("GREEN_2021");
    Day internal constant SCHEME_FROM = Day.wrap(18_800);
    /// In the scheme and in every framework.
    Code internal constant SOLAR = Code.wrap("SOLAR");
    /// In the scheme and in every framework.
    Code internal constant WATER = Code.wrap("WATER");
    /// In the scheme, but in no framework.
    Code internal constant NUCLEAR = Code.wrap("NUCLEAR");
    /// In no scheme.
    Code internal constant UNKNOWN_CODE = Code.wrap("UNKNOWN");

    /* ----- projects ----- */

    /// Confirmed, with verified cost, admitted to every tranche.
    AssetId internal constant PROJECT = AssetId.wrap(keccak256("project"));
    /// Confirmed, with verified cost, admitted nowhere.
    AssetId internal constant SECOND_PROJECT = AssetId.wrap(keccak256("second project"));
    /// Registered, nothing more.
    AssetId internal constant SUGGESTED_PROJECT = AssetId.wrap(keccak256("suggested project"));
    AssetId internal constant UNKNOWN_PROJECT = AssetId.wrap(keccak256("unknown project"));
    Amount internal constant ELIGIBLE_COST = Amount.wrap(600_000_00);

    /* ----- instruments ----- */

    InstrumentId internal constant STRICT_BOND = InstrumentId.wrap(keccak256("strict bond"));
    InstrumentId internal constant FLAG_BOND = InstrumentId.wrap(keccak256("flag bond"));
    /// Lent by the bank that keeps the issuer's accounts.
    InstrumentId internal constant BANK_LOAN = InstrumentId.wrap(keccak256("bank loan"));
    TrancheId internal constant STRICT_TRANCHE = TrancheId.wrap(keccak256("strict tranche"));
    TrancheId internal constant FLAG_TRANCHE = TrancheId.wrap(keccak256("flag tranche"));
    TrancheId internal constant LOAN_TRANCHE = TrancheId.wrap(keccak256("loan tranche"));
    Colour internal constant STRICT = Colour.wrap(1);
    Colour internal constant FLAG = Colour.wrap(2);
    Colour internal constant LOAN = Colour.wrap(3);
    Colour internal constant UNKNOWN_COLOUR = Colour.wrap(4);
    uint32 internal constant COLOURS = 3;
    Amount internal constant TRANCHE_SIZE = Amount.wrap(1_000_000_00);
    Day internal constant APPROVED_ON = Day.wrap(20_200);
    uint32 internal constant LOOK_BACK_DAYS = 365;
    /// The first day that the look-back allows.
    Day internal constant EARLIEST_DAY = Day.wrap(20_200 - 365);
    Day internal constant DEADLINE = Day.wrap(20_590);
    /// Within look-back and deadline.
    Day internal constant VALUE_DATE = Day.wrap(20_500);

    /* ----- accounts ----- */

    bytes3 internal constant CURRENCY = "GBP";
    bytes3 internal constant FOREIGN_CURRENCY = "EUR";
    /// The issuer's, at the bank.
    AccountId internal constant PROCEEDS = AccountId.wrap(keccak256("proceeds account"));
    /// The issuer's, at the bank.
    AccountId internal constant OPERATING = AccountId.wrap(keccak256("operating account"));
    /// The issuer's, at the bank, in another currency.
    AccountId internal constant FOREIGN = AccountId.wrap(keccak256("foreign account"));
    /// The affiliate's, at the second bank.
    AccountId internal constant AFFILIATES = AccountId.wrap(keccak256("affiliate's account"));
    /// The outsider's, at the second bank.
    AccountId internal constant OUTSIDERS = AccountId.wrap(keccak256("outsider's account"));
    AccountId internal constant UNKNOWN_ACCOUNT = AccountId.wrap(keccak256("unknown account"));

    /* ----- commitments ----- */

    bytes32 internal constant DATA_ROOT = keccak256("data root");
    bytes32 internal constant EVIDENCE_ROOT = keccak256("evidence root");
    bytes32 internal constant NEW_EVIDENCE_ROOT = keccak256("new evidence root");
    bytes32 internal constant REASON_ROOT = keccak256("reason root");
    bytes32 internal constant REPORT_ROOT = keccak256("report root");
    bytes32 internal constant TERMS_ROOT = keccak256("terms root");
    bytes32 internal constant SOURCE_ROOT = keccak256("source root");

    /* ----- money ----- */

    PaymentId internal constant RECEIPT = PaymentId.wrap(keccak256("receipt"));
    PaymentId internal constant SECOND_RECEIPT = PaymentId.wrap(keccak256("second receipt"));
    PaymentId internal constant PAYMENT = PaymentId.wrap(keccak256("payment"));
    PaymentId internal constant SECOND_PAYMENT = PaymentId.wrap(keccak256("second payment"));
    /// What a receipt brings.
    Amount internal constant INCOME = Amount.wrap(500_000_00);
    /// What a payment takes: less than `INCOME`.
    Amount internal constant SPENDING = Amount.wrap(120_000_00);
    Amount internal constant ONE_MINOR_UNIT = Amount.wrap(1);

    /* ----- things to register ----- */

    function admission(PartyId party, PartyId group) internal pure returns (IPartyRegistry.Admission memory) {
        return IPartyRegistry.Admission({id: party, group: group, dataRoot: DATA_ROOT});
    }

    function project(AssetId id) internal pure returns (IAssetRegistry.AssetRegistration memory r) {
        r.id = id;
        r.kind = IAssetRegistry.AssetKind.BUILDING;
        r.currency = CURRENCY;
        r.evidenceRoot = EVIDENCE_ROOT;
        r.classifications = new IAssetRegistry.Classification[](1);
        r.classifications[0] = IAssetRegistry.Classification(SCHEME, SOLAR);
    }

    function bond(
        InstrumentId id,
        TrancheId tranche,
        IInstrumentRegistry.Mode mode
    ) internal pure returns (IInstrumentRegistry.InstrumentRegistration memory r) {
        r.id = id;
        r.kind = IInstrumentRegistry.InstrumentKind.BOND;
        r.currency = CURRENCY;
        r.payingAgent = Parties.SECOND_BANK;
        r.approvedOn = APPROVED_ON;
        r.termsRoot = TERMS_ROOT;
        r.framework.scheme = SCHEME;
        r.framework.codes = new Code[](2);
        r.framework.codes[0] = SOLAR;
        r.framework.codes[1] = WATER;
        r.framework.lookBackDays = LOOK_BACK_DAYS;
        r.framework.allocationDeadline = DEADLINE;
        r.framework.mode = mode;
        r.tranches = new IInstrumentRegistry.TrancheRegistration[](1);
        r.tranches[0] = IInstrumentRegistry.TrancheRegistration(tranche, TRANCHE_SIZE);
    }

    function account(
        AccountId id,
        PartyId owner,
        bytes3 currency
    ) internal pure returns (IAccountRegistry.AccountRegistration memory) {
        return
            IAccountRegistry.AccountRegistration({
                id: id,
                kind: IAccountRegistry.AccountKind.OPERATING,
                currency: currency,
                owner: owner,
                dataRoot: DATA_ROOT
            });
    }

    /* ----- movements of money ----- */

    /// Proceeds of the strict bond, or income of other money, into the issuer's proceeds account.
    function receipt(PaymentId id, Colour colour, Amount amount) internal pure returns (Receipt memory) {
        return
            Receipt({
                id: id,
                account: PROCEEDS,
                colour: colour,
                amount: amount,
                origin: colour == OTHER_MONEY ? Origin.INCOME : Origin.PROCEEDS,
                payer: NO_PARTY,
                valueDate: VALUE_DATE,
                dataRoot: DATA_ROOT
            });
    }

    /// To the outsider, for the project where the money has a colour.
    function allocation(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory) {
        return
            Payment({
                id: id,
                colour: colour,
                amount: amount,
                use: Use.ALLOCATE,
                payee: Parties.OUTSIDER,
                payeeAccount: NO_ACCOUNT,
                project: colour == OTHER_MONEY ? NO_ASSET : PROJECT,
                valueDate: VALUE_DATE,
                dataRoot: DATA_ROOT
            });
    }

    /// To the issuer's operating account.
    function transfer(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = allocation(id, colour, amount);
        p.use = Use.TRANSFER;
        p.payee = Parties.ISSUER;
        p.payeeAccount = OPERATING;
        p.project = NO_ASSET;
    }

    /// To the paying agent.
    function repayment(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = allocation(id, colour, amount);
        p.use = Use.RETURN;
        p.payee = Parties.SECOND_BANK;
        p.project = NO_ASSET;
    }

    /// To the bank that keeps the account.
    function fee(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = allocation(id, colour, amount);
        p.use = Use.FEE;
        p.payee = Parties.BANK;
        p.project = NO_ASSET;
    }

    /* ----- lists of one ----- */

    function only(IPartyRegistry.Admission memory a) internal pure returns (IPartyRegistry.Admission[] memory list) {
        list = new IPartyRegistry.Admission[](1);
        list[0] = a;
    }

    function only(
        IPartyRegistry.Counterparty memory c
    ) internal pure returns (IPartyRegistry.Counterparty[] memory list) {
        list = new IPartyRegistry.Counterparty[](1);
        list[0] = c;
    }

    function only(
        IAssetRegistry.AssetRegistration memory r
    ) internal pure returns (IAssetRegistry.AssetRegistration[] memory list) {
        list = new IAssetRegistry.AssetRegistration[](1);
        list[0] = r;
    }

    function only(
        IAccountRegistry.AccountRegistration memory r
    ) internal pure returns (IAccountRegistry.AccountRegistration[] memory list) {
        list = new IAccountRegistry.AccountRegistration[](1);
        list[0] = r;
    }

    function only(
        AssetId project_,
        Code code
    ) internal pure returns (IInstrumentRegistry.ProjectAdmission[] memory list) {
        list = new IInstrumentRegistry.ProjectAdmission[](1);
        list[0] = IInstrumentRegistry.ProjectAdmission(project_, code);
    }

    function only(Receipt memory r) internal pure returns (Receipt[] memory list) {
        list = new Receipt[](1);
        list[0] = r;
    }

    function only(Payment memory p) internal pure returns (Payment[] memory list) {
        list = new Payment[](1);
        list[0] = p;
    }
}
