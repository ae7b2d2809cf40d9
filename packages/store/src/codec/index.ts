export * from "./key.ts";
export * from "./store-error.ts";
export * from "./value.ts";
export * from "./value-text.ts";
