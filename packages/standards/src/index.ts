export type { CodeCheck } from "./code-check.ts";
export { type CountryErrorCode, checkCountry, countryCodes } from "./countries.ts";
export {
  type Currency,
  type CurrencyErrorCode,
  checkCurrency,
  currencies,
  findCurrency,
  minorUnits,
} from "./currencies.ts";
export { checkIban, type IbanErrorCode } from "./iban.ts";
export { checkIsin, type IsinErrorCode } from "./isin.ts";
export { checkLei, type LeiErrorCode } from "./lei.ts";
export {
  checkTaxonomyCode,
  type TaxonomyErrorCode,
  taxonomyNodes,
} from "./taxonomies/check-taxonomy-code.ts";
export type { TaxonomyNode } from "./taxonomies/node.ts";
export {
  findScheme,
  isSchemeCurrent,
  type SchemeId,
  type Sureness,
  type TaxonomyScheme,
  taxonomySchemes,
} from "./taxonomies/schemes.ts";
export { checkUscc, type UsccErrorCode, usccAlphabet, usccCheckCharacter } from "./uscc.ts";
