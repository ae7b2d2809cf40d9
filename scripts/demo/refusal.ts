import { DemoError } from "./demo-error.ts";
import type { Done } from "./desk.ts";

/** The reason code of the one payment that was refused. @throws DemoError `demo_unexpected` */
export function refusalIn({ items: [item] }: Done): string {
  if (item?.verdict !== "refused") {
    throw new DemoError("demo_unexpected", "A payment was recorded that should have been refused.");
  }
  return item.reason;
}
