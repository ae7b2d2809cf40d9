import { parse } from "yaml";
import { ImportError } from "./import/import-error.ts";

/**
 * The document of a YAML file.
 * @throws ImportError `mapping_invalid`
 */
export function readYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const [first] = (cause as Error).message.split("\n");
    throw new ImportError("mapping_invalid", `${file} is not YAML: ${first}`);
  }
}
