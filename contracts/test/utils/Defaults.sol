// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {IBudgets} from "../../money/IBudgets.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {
    AccountId,
    AssetId,
    Code,
    Colour,
    DocumentId,
    InstrumentId,
    LineId,
    OTHER_MONEY,
    PartyId,
    PaymentId,
    SchemeId,
    TrancheId
} from "../../types/Ids.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {Amount} from "../../types/Amount.sol";
import {Spending} from "../../types/Budget.sol";
import {Day} from "../../types/Day.sol";
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
    /// As `PROJECT`, with a budget: `LINE` and `OLD_LINE`.
    AssetId internal constant BUDGETED_PROJECT = AssetId.wrap(keccak256("budgeted project"));
    Amount internal constant ELIGIBLE_COST = Amount.wrap(600_000_00);

    /* ----- budget ----- */

    /// For new spending, by anyone at any time.
    LineId internal constant LINE = LineId.wrap(keccak256("line"));
    /// For refinancing, by the outsider, up to `APPROVED_ON`.
    LineId internal constant OLD_LINE = LineId.wrap(keccak256("old line"));
    LineId internal constant UNKNOWN_LINE = LineId.wrap(keccak256("unknown line"));
    Amount internal constant LINE_CAP = Amount.wrap(200_000_00);

    /* ----- documents ----- */

    uint32 internal constant KEY_ID = 1;
    DocumentId internal constant DOCUMENT = DocumentId.wrap(keccak256("document"));
    DocumentId internal constant SECOND_DOCUMENT = DocumentId.wrap(keccak256("second document"));
    /// Like `DOCUMENT`, and nobody has taken the responsibility for it.
    DocumentId internal constant SUSPECT_DOCUMENT = DocumentId.wrap(keccak256("suspect document"));
    DocumentId internal constant UNKNOWN_DOCUMENT = DocumentId.wrap(keccak256("unknown document"));

    /* ----- instruments ----- */

    InstrumentId internal constant STRICT_BOND = InstrumentId.wrap(keccak256("strict bond"));
    InstrumentId internal constant FLAG_BOND = InstrumentId.wrap(keccak256("flag bond"));
    /// Lent by the bank that keeps the issuer's accounts.
    InstrumentId internal constant BANK_LOAN = InstrumentId.wrap(keccak256("bank loan"));
    InstrumentId internal constant FUNDING_BOND = InstrumentId.wrap(keccak256("funding bond"));
    InstrumentId internal constant ON_LENT_LOAN = InstrumentId.wrap(keccak256("on-lent loan"));
    InstrumentId internal constant EXCHANGED_BOND = InstrumentId.wrap(keccak256("exchanged bond"));
    InstrumentId internal constant EVIDENCED_BOND = InstrumentId.wrap(keccak256("evidenced bond"));
    TrancheId internal constant STRICT_TRANCHE = TrancheId.wrap(keccak256("strict tranche"));
    TrancheId internal constant FLAG_TRANCHE = TrancheId.wrap(keccak256("flag tranche"));
    TrancheId internal constant LOAN_TRANCHE = TrancheId.wrap(keccak256("loan tranche"));
    TrancheId internal constant FUNDING_TRANCHE = TrancheId.wrap(keccak256("funding tranche"));
    TrancheId internal constant ON_LENT_TRANCHE = TrancheId.wrap(keccak256("on-lent tranche"));
    TrancheId internal constant EXCHANGED_TRANCHE = TrancheId.wrap(keccak256("exchanged tranche"));
    TrancheId internal constant EVIDENCED_TRANCHE = TrancheId.wrap(keccak256("evidenced tranche"));
    Colour internal constant STRICT = Colour.wrap(1);
    Colour internal constant FLAG = Colour.wrap(2);
    Colour internal constant LOAN = Colour.wrap(3);
    /// The bank's own, for on-lending.
    Colour internal constant FUNDING = Colour.wrap(4);
    /// Child of `FUNDING`: a loan by the bank to the issuer.
    Colour internal constant ON_LENT = Colour.wrap(5);
    /// Child of `STRICT` in the foreign currency.
    Colour internal constant EXCHANGED = Colour.wrap(6);
    /// As `STRICT`, under a framework that asks for documents.
    Colour internal constant EVIDENCED = Colour.wrap(7);
    Colour internal constant UNKNOWN_COLOUR = Colour.wrap(8);
    uint32 internal constant COLOURS = 7;
    Amount internal constant TRANCHE_SIZE = Amount.wrap(1_000_000_00);
    Day internal constant APPROVED_ON = Day.wrap(20_200);
    uint32 internal constant LOOK_BACK_DAYS = 365;
    /// The first day that the look-back allows.
    Day internal constant EARLIEST_DAY = Day.wrap(20_200 - 365);
    Day internal constant DEADLINE = Day.wrap(20_590);
    /// Within look-back and deadline.
    Day internal constant VALUE_DATE = Day.wrap(20_500);

    /// Deposits and treasury paper.
    uint16 internal constant PLACEMENTS = 6;

    /* ----- accounts, booked as their owner specifies unless they say so ----- */

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
    /// The issuer's, at the bank, booked first in, first out.
    AccountId internal constant OLDEST_FIRST = AccountId.wrap(keccak256("oldest first account"));
    /// The issuer's, at the bank, booked pro rata.
    AccountId internal constant BY_SHARES = AccountId.wrap(keccak256("by shares account"));
    /// The issuer's deposit at the bank.
    AccountId internal constant DEPOSIT = AccountId.wrap(keccak256("deposit account"));
    /// The issuer's money market fund, kept by the bank: no framework allows it.
    AccountId internal constant MONEY_MARKET = AccountId.wrap(keccak256("money market account"));
    /// The bank's, at itself.
    AccountId internal constant BANKS = AccountId.wrap(keccak256("bank's account"));
    AccountId internal constant UNKNOWN_ACCOUNT = AccountId.wrap(keccak256("unknown account"));

    /* ----- commitments ----- */

    bytes32 internal constant DATA_ROOT = keccak256("data root");
    bytes32 internal constant EVIDENCE_ROOT = keccak256("evidence root");
    bytes32 internal constant NEW_EVIDENCE_ROOT = keccak256("new evidence root");
    bytes32 internal constant REASON_ROOT = keccak256("reason root");
    bytes32 internal constant REPORT_ROOT = keccak256("report root");
    bytes32 internal constant TERMS_ROOT = keccak256("terms root");
    bytes32 internal constant STATEMENT_ROOT = keccak256("statement root");
    bytes32 internal constant SOURCE_ROOT = keccak256("source root");
    bytes32 internal constant KEY_COMMITMENT = keccak256("key commitment");

    /* ----- money ----- */

    PaymentId internal constant RECEIPT = PaymentId.wrap(keccak256("receipt"));
    PaymentId internal constant SECOND_RECEIPT = PaymentId.wrap(keccak256("second receipt"));
    PaymentId internal constant PAYMENT = PaymentId.wrap(keccak256("payment"));
    PaymentId internal constant SECOND_PAYMENT = PaymentId.wrap(keccak256("second payment"));
    /// What a receipt brings.
    Amount internal constant INCOME = Amount.wrap(500_000_00);
    /// What a payment takes: less than `INCOME`.
    Amount internal constant SPENDING = Amount.wrap(120_000_00);
    PaymentId internal constant STATEMENT = PaymentId.wrap(keccak256("statement"));
    PaymentId internal constant REVERSAL = PaymentId.wrap(keccak256("reversal"));
    PaymentId internal constant EXPLANATION = PaymentId.wrap(keccak256("explanation"));
    PaymentId internal constant LENDING = PaymentId.wrap(keccak256("lending"));
    PaymentId internal constant CONVERSION = PaymentId.wrap(keccak256("conversion"));
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
        r.framework.placements = PLACEMENTS;
        r.framework.allocationDeadline = DEADLINE;
        r.framework.mode = mode;
        r.tranches = new IInstrumentRegistry.TrancheRegistration[](1);
        r.tranches[0] = IInstrumentRegistry.TrancheRegistration(tranche, TRANCHE_SIZE, OTHER_MONEY);
    }

    function account(
        AccountId id,
        PartyId owner,
        bytes3 currency
    ) internal pure returns (IAccountRegistry.AccountRegistration memory r) {
        r.id = id;
        r.kind = IAccountRegistry.AccountKind.OPERATING;
        r.rule = IAccountRegistry.BookingRule.SPECIFIED;
        r.currency = currency;
        r.owner = owner;
        r.dataRoot = DATA_ROOT;
    }

    function line(LineId id) internal pure returns (IBudgets.LineRegistration memory r) {
        r.id = id;
        r.cap = LINE_CAP;
        r.spending = Spending.NEW;
        r.dataRoot = DATA_ROOT;
    }

    /// Under the one key, in a bucket of its own.
    function document(DocumentId id) internal pure returns (IEvidenceBook.Registration memory r) {
        bytes32 exact = DocumentId.unwrap(id);
        r.fingerprints = new IEvidenceBook.Fingerprint[](1);
        r.fingerprints[0] = IEvidenceBook.Fingerprint(KEY_ID, exact, keccak256(abi.encode(exact)), new bytes32[](0));
        r.dataRoot = DATA_ROOT;
    }
}
