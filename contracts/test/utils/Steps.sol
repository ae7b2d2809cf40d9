// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IBudgets} from "../../money/IBudgets.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AccountId, AssetId, Colour, DocumentId, InstrumentId, PartyId, SchemaId, TrancheId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Actors} from "./Actors.sol";
import {ClaimDefaults} from "./ClaimDefaults.sol";
import {
    AnyAccountRegistry,
    AnyAssetRegistry,
    AnyClaimRegistry,
    AnyEvidenceBook,
    AnyInstrumentRegistry,
    AnyLienBook,
    AnyLotLedger,
    AnyMoneyPolicy,
    AnyNoteRegister,
    AnyObjectOwners,
    AnyPartyRegistry,
    AnyPoolBook,
    AnyTaxonomyRegistry,
    AnyTransferDesk
} from "./Contracts.sol";
import {Defaults} from "./Defaults.sol";
import {System} from "./Deployment.sol";
import {only} from "./Lists.sol";
import {VM} from "./Vm.sol";

/// The contracts of a network, and single steps in it, each by the actor whose work it is.
abstract contract Steps {
    AccessManager internal manager;
    AnyPartyRegistry internal parties;
    AnyTaxonomyRegistry internal taxonomies;
    AnyAssetRegistry internal assets;
    AnyInstrumentRegistry internal instruments;
    AnyAccountRegistry internal accounts;
    AnyClaimRegistry internal claims;
    AnyMoneyPolicy internal policy;
    AnyEvidenceBook internal evidence;
    AnyLotLedger internal ledger;
    AnyObjectOwners internal owners;
    AnyLienBook internal liens;
    AnyTransferDesk internal transfers;
    AnyPoolBook internal pools;
    AnyNoteRegister internal notes;

    function _use(System memory s) internal {
        manager = s.manager;
        parties = s.parties;
        taxonomies = s.taxonomies;
        assets = s.assets;
        instruments = s.instruments;
        accounts = s.accounts;
        claims = s.claims;
        policy = s.policy;
        evidence = s.evidence;
        ledger = s.ledger;
        owners = s.owners;
        liens = s.liens;
        transfers = s.transfers;
        pools = s.pools;
        notes = s.notes;
    }

    function _system() internal view returns (System memory) {
        return
            System({
                manager: manager,
                parties: parties,
                taxonomies: taxonomies,
                assets: assets,
                instruments: instruments,
                accounts: accounts,
                claims: claims,
                policy: policy,
                evidence: evidence,
                ledger: ledger,
                owners: owners,
                liens: liens,
                transfers: transfers,
                pools: pools,
                notes: notes
            });
    }

    function _admit(PartyId party, PartyId group) internal {
        VM.prank(Actors.OPERATOR);
        parties.admit(only(Defaults.admission(party, group)));
    }

    function _bind(address key, PartyId party, uint32 roles) internal {
        VM.prank(Actors.OPERATOR);
        parties.bindKey(key, party, roles, Defaults.KEY_EXPIRY);
    }

    function _suspend(PartyId party) internal {
        VM.prank(Actors.OPERATOR);
        parties.suspend(party, Defaults.REASON_ROOT);
    }

    function _registerProject(AssetId project) internal {
        VM.prank(Actors.ISSUER_MAKER);
        assets.register(only(Defaults.project(project)));
    }

    /// By the verifier, without an end.
    function _confirm(AssetId project) internal {
        VM.prank(Actors.VERIFIER);
        assets.confirm(project, 0, Defaults.REPORT_ROOT);
    }

    function _reject(AssetId project) internal {
        VM.prank(Actors.VERIFIER);
        assets.reject(project, Defaults.REPORT_ROOT);
    }

    /// By the regulator.
    function _suspend(AssetId project) internal {
        VM.prank(Actors.REGULATOR);
        assets.suspend(project, Defaults.REASON_ROOT);
    }

    function _registerSchema(
        SchemaId schema,
        IClaimRegistry.Effect effect,
        uint32 longestDays,
        uint32 challengeWindow
    ) internal {
        VM.prank(Actors.OPERATOR);
        claims.registerSchema(schema, effect, longestDays, challengeWindow, ClaimDefaults.DEFINITION_ROOT);
    }

    function _verifyCost(AssetId project) internal {
        VM.prank(Actors.VERIFIER);
        ledger.verifyCost(project, Defaults.ELIGIBLE_COST, Defaults.REPORT_ROOT);
    }

    function _registerBond(InstrumentId id, TrancheId tranche, IInstrumentRegistry.Mode mode) internal {
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(Defaults.bond(id, tranche, mode));
    }

    function _admitProject(address maker, Colour colour, AssetId project) internal {
        VM.prank(maker);
        instruments.admitProjects(colour, only(project, Defaults.SOLAR));
    }

    /// By the operator.
    function _limitEntrusted(bytes3 currency, Day from, Amount above) internal {
        VM.prank(Actors.OPERATOR);
        policy.setEntrustedThreshold(currency, from, above, Defaults.SOURCE_ROOT);
    }

    /// By the issuer.
    function _openLine(AssetId project, IBudgets.LineRegistration memory line) internal {
        VM.prank(Actors.ISSUER_MAKER);
        ledger.openLines(project, only(line));
    }

    /// By the issuer.
    function _registerDocument(DocumentId document) internal {
        _registerDocument(Defaults.document(document));
    }

    function _registerDocument(IEvidenceBook.Registration memory r) internal {
        VM.prank(Actors.ISSUER_MAKER);
        evidence.register(only(r));
    }

    function _open(address custodian, AccountId account, PartyId owner, bytes3 currency) internal {
        _open(custodian, Defaults.account(account, owner, currency));
    }

    function _open(address custodian, IAccountRegistry.AccountRegistration memory r) internal {
        VM.prank(custodian);
        accounts.open(only(r));
    }
}
