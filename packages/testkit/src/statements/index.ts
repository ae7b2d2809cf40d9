export { type SimulatedAccount, simulateStatements } from "./simulate-statements.ts";
export { camt053Chunks, writeCamt053 } from "./write-camt053.ts";
export { asCsv, csvMapping, writeCsv } from "./write-csv.ts";
export { asMt940, type InformationStyle, writeMt940 } from "./write-mt940.ts";
