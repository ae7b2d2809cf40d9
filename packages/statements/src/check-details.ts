import { type EntryDetail, type FindingCode, type StatementEntry, signedMinor } from "./bank-statement.ts";

export interface DetailsCheck {
  /** The details have amounts in the account's currency, and they add up to the entry. */
  readonly split: boolean;
  readonly findings: readonly { readonly code: FindingCode; readonly detail: string }[];
}

/** Whether the parts of an entry make the entry. What differs is reported: charges are a usual reason. */
export function checkDetails(
  entry: Pick<StatementEntry, "minor" | "direction">,
  details: readonly EntryDetail[],
  currency: string,
): DetailsCheck {
  const amounts = details.map(({ amount }) => amount);
  const missing = amounts.filter((amount) => amount === null).length;
  if (missing > 0) {
    if (details.length === 1) return { split: false, findings: [] };
    const detail = `${missing} of ${details.length} details state no amount`;
    return { split: false, findings: [{ code: "detail_amount_missing", detail }] };
  }
  const foreign = amounts.filter((amount) => amount?.currency !== currency).length;
  if (foreign > 0) {
    const detail = `${foreign} of ${details.length} details are in another currency than ${currency}`;
    return { split: false, findings: [{ code: "detail_currency_differs", detail }] };
  }
  const sum = amounts.reduce((total, amount) => (amount === null ? total : total + signedMinor(amount)), 0n);
  if (details.length > 0 && sum !== signedMinor(entry)) {
    const detail = `the details make ${sum} minor units, the entry is ${signedMinor(entry)}`;
    return { split: false, findings: [{ code: "details_sum_differs", detail }] };
  }
  return { split: details.length > 1, findings: [] };
}
