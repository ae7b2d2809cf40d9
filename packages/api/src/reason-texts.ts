import type { Reason } from "@green-ledger/domain";

export interface ReasonText {
  en: string;
  zh: string;
  /** What the reporting bank or the issuer can do. */
  action: string;
}

/** Texts of the contract's reason codes. `docs/errors.md` is generated from this table. */
export const REASON_TEXTS: Record<Reason, ReasonText> = {
  none: { en: "Nothing to object to.", zh: "无异议。", action: "Nothing." },
  already_recorded: {
    en: "This id was recorded before; a payment resolves once.",
    zh: "该笔已记录，不可重复。",
    action: "Read the earlier record.",
  },
  amount_zero: { en: "The amount is zero.", zh: "金额为零。", action: "Leave the line out." },
  funds_insufficient: {
    en: "The account holds less of this colour.",
    zh: "账户内该颜色资金不足。",
    action: "Record the receipt first, or pay from other money. `limit` is what it holds.",
  },
  payer_suspended: {
    en: "The account's owner is suspended.",
    zh: "付款主体已被暂停。",
    action: "Ask the operator.",
  },
  payee_unknown: {
    en: "The payee is not registered.",
    zh: "收款主体未登记。",
    action: "Register the counterparty first.",
  },
  payee_suspended: { en: "The payee is suspended.", zh: "收款主体已被暂停。", action: "Ask the operator." },
  payee_affiliated: {
    en: "The payee is in the payer's control group; inside it money keeps its colour.",
    zh: "收款方与付款方同属一个控制集团，集团内资金不改变颜色。",
    action: "Record a transfer to the payee's account instead.",
  },
  payee_not_entitled: {
    en: "This use of money has one lawful payee: the paying agent for a return, the custodian for a fee.",
    zh: "该用途只能支付给指定主体（偿还付给付息代理或贷款人，手续费付给托管行）。",
    action: "Correct payee or use.",
  },
  account_unknown: {
    en: "The payee's account is not registered.",
    zh: "收款账户未登记。",
    action: "Let its bank open it first.",
  },
  account_not_payees: {
    en: "The account does not belong to the payee.",
    zh: "收款账户不属于收款方。",
    action: "Correct payee or account.",
  },
  account_same: {
    en: "A transfer from an account to itself.",
    zh: "同一账户内转账。",
    action: "Leave the line out.",
  },
  account_not_applicable: {
    en: "Only a transfer names the payee's account.",
    zh: "仅转账需填写收款账户。",
    action: "Remove payee_account, or use a transfer.",
  },
  currency_mismatch: {
    en: "Currencies of account, tranche or project differ.",
    zh: "账户、分档或项目的币种不一致。",
    action: "Use an account in the same currency.",
  },
  tranche_unknown: {
    en: "There is no such tranche.",
    zh: "分档不存在。",
    action: "Register the instrument first.",
  },
  tranche_exceeded: {
    en: "More than the tranche's size would be drawn.",
    zh: "提款超过分档额度。",
    action: "`limit` is what is undrawn.",
  },
  tranche_not_of_account: {
    en: "The tranche's money cannot enter this account: its issuer neither owns nor keeps it.",
    zh: "该分档资金不能进入此账户。",
    action: "Use an account that the issuer owns or the lender keeps.",
  },
  nothing_to_return: {
    en: "Only a tranche's money can be returned.",
    zh: "非绿色资金无需偿还登记。",
    action: "Correct use or tranche.",
  },
  project_not_applicable: {
    en: "A project is named only where a tranche's money is allocated.",
    zh: "仅在分配分档资金时填写项目。",
    action: "Remove the project, or name the tranche.",
  },
  project_missing: {
    en: "Green money is allocated to a project.",
    zh: "绿色资金分配必须指明项目。",
    action: "Name the project.",
  },
  project_unknown: { en: "The project is not registered.", zh: "项目未登记。", action: "Register it first." },
  project_out_of_standing: {
    en: "The project may not receive money now: not confirmed, suspended, or its confirmation ran out.",
    zh: "项目当前不具备资格（未确认、已暂停或已过期）。",
    action: "Let a verifier confirm or renew it.",
  },
  project_not_admitted: {
    en: "The project was not admitted to this tranche.",
    zh: "项目未纳入该分档。",
    action: "Admit it under a code of the framework.",
  },
  cap_exceeded: {
    en: "Allocations over all instruments would exceed the project's verified eligible cost.",
    zh: "累计分配将超过项目经核实的合格成本。",
    action: "`limit` is what is left of the cost; let the verifier state a higher one if it is true.",
  },
  evidence_missing: {
    en: "No document stands behind the allocation.",
    zh: "缺少支持文件。",
    action: "Attach at least one document or reference.",
  },
  value_date_missing: {
    en: "Green money needs a value date.",
    zh: "绿色资金必须有起息日。",
    action: "Send value_date.",
  },
  value_date_in_future: {
    en: "The value date lies in the future.",
    zh: "起息日晚于当前日期。",
    action: "Report the payment when it has happened.",
  },
  before_look_back: {
    en: "The value date lies before the framework's look-back.",
    zh: "起息日早于框架回溯期。",
    action: "Pay from other money, or change the framework for new instruments.",
  },
  after_deadline: {
    en: "The value date lies after the framework's allocation deadline.",
    zh: "起息日晚于分配期限。",
    action: "Return the money, or disclose the extension.",
  },
  amount_too_large: {
    en: "One receipt of other money is larger than the ledger takes.",
    zh: "单笔非绿色资金收款超过账本上限。",
    action: "Check the unit of the amount; the most is 2^96 - 1 minor units.",
  },
};
