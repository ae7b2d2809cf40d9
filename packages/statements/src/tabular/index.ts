export { type AmountResult, amountDetail, amountReader } from "./amount-reader.ts";
export { type DateResult, dateReader } from "./date-reader.ts";
export { findColumns, type Header, type HeaderResult, normaliseHeader } from "./find-columns.ts";
export {
  type AmountRule,
  amountRule,
  type ColumnRule,
  columnRule,
  currencyRule,
  type DateRule,
  dateRule,
  type Encoding,
  fileRule,
  fitMapping,
  type MappingResult,
} from "./mapping-parts.ts";
