import { BULK_BODY, SMALL_BODY, write } from "../define-route.ts";
import { ConversionsInput, LendingsInput } from "../schemas/entries.ts";
import { movementErrors } from "./money.ts";

/** Money that goes on as money of another tranche. */
export const passageRoutes = {
  lendMoney: write({
    path: "/lendings",
    summary: "Lend money of a tranche: it goes on as money of the loan's tranche",
    tag: "money",
    action: "money.record",
    body: LendingsInput,
    limit: BULK_BODY,
    errors: movementErrors,
  }),
  convertMoney: write({
    path: "/conversions",
    summary: "Exchange money: it goes on in the other currency",
    tag: "money",
    action: "money.record",
    body: ConversionsInput,
    limit: SMALL_BODY,
    errors: movementErrors,
  }),
} as const;
