import { configPage } from "../../packages/node/src/config/help.ts";
import type { Generator } from "./index.ts";

/** The page of all settings of the node. */
export const settingsPage: Generator = {
  name: "settings",
  render: async () => [{ path: "docs/config.md", content: configPage() }],
};
