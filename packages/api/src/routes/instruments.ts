import { z } from "zod";
import { BULK_BODY, read, SMALL_BODY, write } from "../define-route.ts";
import { InstrumentId, ListQuery, one, PartyId, page, ReadQuery } from "../schemas/common.ts";
import { AdmissionInput, AllocationStatus, Instrument, InstrumentInput } from "../schemas/instruments.ts";

const params = z.strictObject({ id: InstrumentId });
const tag = "instruments";

export const instrumentRoutes = {
  listInstruments: read({
    path: "/instruments",
    summary: "Instruments, newest first",
    tag,
    action: "instrument.read",
    query: ListQuery.extend({ issuer: PartyId.optional() }),
    answer: page(Instrument),
    errors: ["cursor_invalid"],
  }),
  getInstrument: read({
    path: "/instruments/{id}",
    summary: "One instrument: framework, tranches and where their money is",
    tag,
    action: "instrument.read",
    params,
    query: ReadQuery,
    answer: one(Instrument),
    errors: [],
  }),
  getAllocation: read({
    path: "/instruments/{id}/allocation",
    summary: "Allocation status: proceeds, allocated, unallocated, per project",
    tag,
    action: "instrument.read",
    params,
    query: ReadQuery,
    answer: one(AllocationStatus),
    errors: [],
  }),
  registerInstrument: write({
    path: "/instruments",
    summary: "Register an instrument of your own with its framework and tranches",
    tag,
    action: "instrument.register",
    body: InstrumentInput,
    limit: SMALL_BODY,
    errors: [
      "isin_invalid",
      "currency_unknown",
      "date_invalid",
      "party_unknown",
      "tranche_unknown",
      "scheme_unknown",
      "code_unknown",
      "amount_malformed",
      "amount_fraction",
      "amount_negative",
      "amount_zero",
      "amount_too_large",
      "reference_repeated",
      "reference_reused",
      "earlier_pending",
    ],
  }),
  admitProjects: write({
    path: "/instruments/{id}/projects",
    summary: "Admit projects to a tranche under a code of its framework",
    tag,
    action: "instrument.register",
    params,
    body: AdmissionInput,
    limit: BULK_BODY,
    errors: [
      "tranche_unknown",
      "asset_unknown",
      "code_not_eligible",
      "code_not_held",
      "reference_repeated",
      "reference_reused",
    ],
  }),
} as const;
