import { expect, test } from "vitest";
import { isFromLoopback } from "./loopback-origin.ts";

test.each([
  [true, { host: "127.0.0.1:8545" }],
  [true, { host: "localhost" }],
  [true, { host: "[::1]:8545" }],
  [true, { host: "localhost:1", origin: "http://localhost:5173" }],
  [false, {}],
  [false, { host: "" }],
  [false, { host: "evil.example:8545" }],
  [false, { host: "127.0.0.1.evil.example" }],
  [false, { host: "localhost@evil.example" }],
  [false, { host: "localhost:1", origin: "https://evil.example" }],
  [false, { host: "localhost:1", origin: "null" }],
])("%s for %o", (expected, headers) => {
  expect(isFromLoopback(headers)).toBe(expected);
});
