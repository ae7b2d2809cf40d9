export * from "./amount-ranges.ts";
export * from "./document-facts.ts";
export * from "./fingerprint-texts.ts";
