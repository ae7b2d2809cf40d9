import type { AsOfBody, CertificateBody } from "@green-ledger/api";
import type { Place } from "@green-ledger/domain";
import type { CertifiedContract, Hex } from "@green-ledger/verify";
import { type CertificateRequest, createChainReader, makeCertificate } from "@green-ledger/verify/making";
import { GatewayError } from "../errors/gateway-error.ts";
import type { ReadContext } from "./context.ts";

/** What a certificate is made of, as the index knows it. */
export interface Wanted extends Pick<CertificateRequest, "subject" | "colours" | "disclosed"> {
  /** Where the events are that the statement needs. */
  places: readonly Pick<Place, "block" | "transaction">[];
  /** The block at whose end state is proved. @default the answer's */
  at?: number;
  validatorsFrom: number | undefined;
}

/**
 * Makes a certificate out of what the chain's node has. What it states is read out of that, not out of the index.
 * @throws GatewayError chain_unreachable, not_certifiable
 */
export async function certify(
  { subject, places, colours = [], disclosed = [], at, validatorsFrom = 0 }: Wanted,
  { snapshot, asOf, network, chainRequest }: ReadContext,
): Promise<{ data: CertificateBody; as_of: AsOfBody }> {
  const deps = {
    reader: createChainReader(async (method, params) => {
      try {
        return await chainRequest(method, params);
      } catch (cause) {
        throw new GatewayError("chain_unreachable", undefined, { cause });
      }
    }),
    contracts: lowerCase(network.contracts),
  };
  const data = await makeCertificate(deps, {
    subject,
    transactions: places.map(({ block, transaction }) => ({ block, hash: transaction })),
    at: at ?? snapshot.checkpoint.block,
    colours,
    disclosed,
    validatorsFrom,
  });
  return { data, as_of: asOf };
}

function lowerCase(contracts: Readonly<Record<string, string>>): Record<CertifiedContract, Hex> {
  const addressOf = (name: CertifiedContract): Hex => {
    const address = contracts[name];
    if (address === undefined) throw new TypeError(`the network has no ${name}`);
    return address.toLowerCase() as Hex;
  };
  return {
    AccountRegistry: addressOf("AccountRegistry"),
    AssetRegistry: addressOf("AssetRegistry"),
    InstrumentRegistry: addressOf("InstrumentRegistry"),
    LotLedger: addressOf("LotLedger"),
  };
}
