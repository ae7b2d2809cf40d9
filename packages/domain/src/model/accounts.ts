import type { CommandOf } from "../commands.ts";
import { ZERO_32 } from "../hex.ts";
import { authorise } from "./access.ts";
import { requires } from "./outcome.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

export function openAccounts(state: ModelState, call: Call, command: CommandOf<"openAccounts">): void {
  const custodian = authorise(state, call, ["custodian"]);
  for (const { id, kind, currency, owner, dataRoot } of command.accounts) {
    requires(id !== ZERO_32, "AccountRegistry_IdZero");
    requires(!state.accounts.has(id), "AccountRegistry_AccountExists", { account: id });
    requires(currency !== "", "AccountRegistry_CurrencyMissing", { account: id });
    requires(state.parties.has(owner), "AccountRegistry_OwnerUnknown", { owner });
    state.accounts.set(id, { id, owner, custodian, kind, currency, dataRoot, lots: 0 });
    countEvent(state, "AccountRegistry");
  }
}
