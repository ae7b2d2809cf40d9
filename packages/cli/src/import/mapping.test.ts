import { expect, test } from "vitest";
import { readMapping } from "./mapping.ts";
import { MAPPING_YAML } from "./small-mapping.ts";

test.each([
  ["not YAML", "a: [", /not YAML/],
  ["another format", MAPPING_YAML.replace("mapping/1", "mapping/9"), /format/],
  ["an unknown key", `${MAPPING_YAML}\nextra: 1`, /extra/],
  [
    "a field without columns",
    MAPPING_YAML.replace("  amount: { required", "  sum: { required"),
    /columns needs amount/,
  ],
  ["a bad pattern", MAPPING_YAML.replace("[0-9]{8}", "("), /payee.number.pattern: not a regular expression/],
  ["a bad currency", MAPPING_YAML.replace("GBP", "pounds"), /currency/],
])("refuses %s and says where", (_, yaml, message) => {
  expect(() => readMapping(yaml, "m.yaml")).toThrow(
    expect.objectContaining({ code: "mapping_invalid", message: expect.stringMatching(message) }),
  );
});
