import type { Format } from "../xml/schema.ts";

/** How ISO 20022 writes values, as far as statements use them. */

const pattern = (wanted: string, shape: RegExp): Format => ({ wanted, fits: (text) => shape.test(text) });

export const text = (max: number): Format => ({
  wanted: `a text of 1 to ${max} characters`,
  // Counted in code points, as XML Schema does.
  fits: (value) => value.length > 0 && (value.length <= max || [...value].length <= max),
});

export const code = (...values: string[]): Format => ({
  wanted: `one of ${values.join(", ")}`,
  fits: (value) => values.includes(value),
});

export const digits = (max: number): Format =>
  pattern(`a number of at most ${max} digits`, new RegExp(`^\\s*[0-9]{1,${max}}\\s*$`));

/** Not negative, at most 18 digits, at most 5 of them decimals. */
export const amount: Format = {
  wanted: "an amount of at most 18 digits, 5 of them decimals",
  fits(value) {
    const match = /^\s*\+?([0-9]*)(?:\.([0-9]*))?\s*$/.exec(value);
    if (match === null) return false;
    const [, whole = "", fraction = ""] = match;
    const significant = whole.replace(/^0+/, "").length + fraction.replace(/0+$/, "").length;
    return whole + fraction !== "" && significant <= 18 && fraction.replace(/0+$/, "").length <= 5;
  },
};

/** Of sums over currencies: at most 18 digits, 17 of them decimals. */
export const decimal = pattern(
  "a decimal number",
  /^\s*[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,17})?|\.[0-9]{1,17})\s*$/,
);

const DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
const ZONE = "(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?";
export const date = pattern("a day (YYYY-MM-DD)", new RegExp(`^\\s*${DAY}${ZONE}\\s*$`));
export const dateTime = pattern(
  "a time (YYYY-MM-DDThh:mm:ss)",
  new RegExp(`^\\s*${DAY}T(?:[01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?${ZONE}\\s*$`),
);

export const boolean = pattern("true or false", /^\s*(?:true|false|0|1)\s*$/);
export const currency = pattern("a currency code", /^[A-Z]{3}$/);
export const iban = pattern("an IBAN", /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/);
export const bic = pattern("a BIC", /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/);
export const lei = pattern("an LEI", /^[A-Z0-9]{18}[0-9]{2}$/);
export const country = pattern("a country code", /^[A-Z]{2}$/);
/** Version 4, as the unique end-to-end transaction reference asks. */
export const uetr = pattern(
  "a UUID of version 4",
  /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/,
);
