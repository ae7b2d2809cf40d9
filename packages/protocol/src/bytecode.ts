export { bytecodes } from "./generated/bytecode/index.ts";
