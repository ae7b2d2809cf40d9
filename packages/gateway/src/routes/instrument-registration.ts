import type { RouteInput, Routes } from "@green-ledger/api";
import { type Bytes32, type InstrumentRegistration, NO_LOOK_BACK_LIMIT } from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { InstrumentStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { placementBits } from "../wire/placements.ts";
import { type Draft, requireDistinct, sortDrafts } from "../writes/drafts.ts";
import { currencyOf, dayOf, dayOrNoneOf, isinOf, minorOf } from "../writes/field-checks.ts";
import { type Colours, colourOf, coloursOf } from "../writes/movement-drafts.ts";
import { emptyPlan, type PlanContext, type WriteHandler } from "../writes/plan.ts";

type IdContext = Pick<PlanContext, "principal" | "makeId">;
type InstrumentInput = RouteInput<Routes["registerInstrument"]>["body"];

export const registerInstrument: WriteHandler<"registerInstrument"> = {
  ids: ({ body }, context) => idsOf(body, context),
  async plan({ body }, context) {
    const { earlier, lookup } = context;
    const faults = createFaults();
    const colours = await coloursOf(
      body.tranches.map(({ parent }) => parent),
      context,
    );
    const draft = draftInstrument(body, colours, context, faults);
    const rootOf = (id: Bytes32) => lookup.instrument(id)?.termsRoot;
    const { fresh } = sortDrafts([draft], { earlier, rootOf, faults });
    const [first] = fresh;
    if (first === undefined) return emptyPlan(idsOf(body, context));
    const { profile, part } = first;
    // Tranches have no statements of their own: the instrument's covers them.
    return {
      commands: [{ kind: "registerInstrument", instrument: part }],
      profiles: [profile],
      items: [part.id, ...part.tranches.map(({ id }) => id)].map((id) => ({ id, root: profile.id })),
      alreadyRecorded: [],
    };
  },
};

/** The instrument, then its tranches. */
function idsOf({ reference, tranches }: InstrumentInput, { principal, makeId }: IdContext): string[] {
  const id = makeId("instrument", principal.party, reference);
  return [
    wireId("instrument", id),
    ...tranches.map((tranche) => wireId("tranche", makeId("tranche", id, tranche.reference))),
  ];
}

function draftInstrument(
  body: InstrumentInput,
  colours: Colours,
  context: PlanContext,
  faults: Faults,
): Draft<InstrumentRegistration> {
  const { principal, references, makeId, vault } = context;
  const id = makeId("instrument", principal.party, body.reference);
  const tranches = body.tranches.map(({ reference, size, parent }, i) => ({
    id: makeId("tranche", id, reference),
    reference: normaliseReference(reference),
    size: minorOf(size, `/tranches/${i}/size`, faults),
    parent,
    funds: colourOf(parent, colours, { pointer: `/tranches/${i}/parent`, faults }),
    pointer: `/tranches/${i}/reference`,
  }));
  requireDistinct(tranches, faults);
  if (!references.hasParty(chainId(body.paying_agent))) faults.add("/paying_agent", "party_unknown");
  checkFrameworkCodes(body, context, faults);
  const statement: InstrumentStatement = {
    ...body,
    id: wireId("instrument", id),
    reference: normaliseReference(body.reference),
    isin: isinOf(body.isin, "/isin", faults),
    tranches: tranches.map(({ id: tranche, reference, size, parent }) => ({
      id: wireId("tranche", tranche),
      reference,
      size: size.toString(),
      parent,
    })),
  };
  const content = contentOf(statement);
  const currency = currencyOf(body.currency, "/currency", faults);
  const approvedOn = dayOf(body.approved_on, "/approved_on", faults);
  const availableUntil = dayOrNoneOf(body.available_until, "/available_until", faults);
  const { scheme, codes, look_back_days, allocation_deadline, mode } = body.framework;
  const { evidence_required: evidenceRequired, placements } = body.framework;
  const allocationDeadline = dayOrNoneOf(allocation_deadline, "/framework/allocation_deadline", faults);
  return {
    id,
    wire: statement.id,
    pointer: "/reference",
    content,
    seal: () => vault.seal("instrument", principal.party, statement, content),
    part: (termsRoot) => ({
      id,
      kind: body.kind,
      currency,
      payingAgent: chainId(body.paying_agent),
      approvedOn,
      availableUntil,
      termsRoot,
      framework: {
        scheme,
        codes,
        lookBackDays: look_back_days ?? NO_LOOK_BACK_LIMIT,
        allocationDeadline,
        mode,
        evidenceRequired,
        placements: placementBits(placements),
      },
      tranches: tranches.map(({ id: tranche, size, funds }) => ({ id: tranche, size, parent: funds })),
    }),
  };
}

function checkFrameworkCodes({ framework }: InstrumentInput, { lookup }: PlanContext, faults: Faults): void {
  const scheme = lookup.scheme(framework.scheme);
  if (scheme === undefined) {
    faults.add("/framework/scheme", "scheme_unknown");
    return;
  }
  for (const [i, code] of framework.codes.entries()) {
    if (!scheme.codes.includes(code)) faults.add(`/framework/codes/${i}`, "code_unknown");
  }
}
