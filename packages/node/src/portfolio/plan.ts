import type { WriteInput } from "@green-ledger/sdk";
import type { RowDocument } from "./cells.ts";

/** What a portfolio asks of the ledger, with references where a request has ids. In the order of loading. */
export interface PortfolioPlan {
  counterparties: { registrar: string; counterparties: CounterpartyPlan[] }[];
  accounts: AccountPlan[];
  instruments: InstrumentPlan[];
  projects: ProjectPlan[];
  allocations: AllocationPlan[];
}

type CounterpartyPlan = WriteInput<"registerCounterparties">["body"]["counterparties"][number];
type InstrumentBody = WriteInput<"registerInstrument">["body"];
type AssetBody = WriteInput<"registerAssets">["body"]["assets"][number];

export interface AccountPlan {
  owner: string;
  custodian: string;
  reference: string;
  name: string;
  kind: "proceeds" | "operating" | "pool";
  /** Every allocation of a portfolio says of which tranche it is. */
  rule: "specified";
  currency: string;
  simulated: boolean;
}

export interface ReceiptPlan {
  reference: string;
  account: string;
  tranche: string;
  currency: string;
  minor: bigint;
  valueDate: string | null;
  documents: RowDocument[];
  attributes: Record<string, string>;
}

export interface InstrumentPlan {
  issuer: string;
  payingAgent: string;
  /** Without what needs ids. */
  body: Omit<InstrumentBody, "paying_agent">;
  receipts: ReceiptPlan[];
}

export interface ProjectPlan {
  owner: string;
  verifier: string;
  body: AssetBody;
  /** Minor units in the project's currency. */
  eligibleCost: bigint;
  /** What a verifier has to go by. */
  report: RowDocument;
  /** Tranche that it is admitted to, and the code under which. */
  tranche: string;
  code: string;
}

export interface AllocationPlan {
  account: string;
  tranche: string;
  payments: {
    reference: string;
    payee: string;
    project: string;
    minor: bigint;
    valueDate: string;
    documents: RowDocument[];
    attributes: Record<string, string>;
  }[];
}
