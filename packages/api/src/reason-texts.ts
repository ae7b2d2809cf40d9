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
  evidence_unknown: {
    en: "A document is not in the evidence set.",
    zh: "凭证未登记。",
    action: "Register the document first.",
  },
  evidence_suspect: {
    en: "A document is so much like another one that a second person must take the responsibility for it.",
    zh: "凭证与已登记凭证高度相似，需第二人确认。",
    action: "Compare it with the document named in similar_to, and let a checker acknowledge it.",
  },
  evidence_used: {
    en: "A document was used for this purpose before, or is named twice.",
    zh: "凭证已用于同一用途，不可重复使用。",
    action: "Name another document; a document is used once per purpose, for ever.",
  },
  evidence_other_project: {
    en: "A document serves another project.",
    zh: "凭证已用于其他项目。",
    action: "Name a document of this project.",
  },
  draws_missing: {
    en: "The account's owner specifies: the payment must say what it draws of each tranche.",
    zh: "该账户按指定方式记账，付款须写明各分档的金额。",
    action: "Send draws.",
  },
  draws_unequal: {
    en: "The draws do not add up to the amount, or name a tranche twice.",
    zh: "各分档金额之和与付款金额不符，或分档重复。",
    action: "Correct draws or amount.",
  },
  draw_against_rule: {
    en: "The draws are not those that the account's booking rule gives.",
    zh: "指定金额与账户记账规则的结果不一致。",
    action: "Leave draws out; `limit` is what the rule draws of the tranche.",
  },
  colours_exceeded: {
    en: "The account holds, or the payment draws on, more tranches than one payment can.",
    zh: "涉及的分档数量超过单笔付款上限（32）。",
    action: "Split the payment, or specify the draws.",
  },
  account_broken: {
    en: "The account's newest statement was lower than the ledger; nothing goes out until that is mended.",
    zh: "账户最近对账余额低于账本，暂停支出。",
    action: "Explain the shortfall, or state a balance that is not lower.",
  },
  day_closed: {
    en: "The day is closed by a statement.",
    zh: "该日已对账封账。",
    action: "Use a value date after the newest statement, or explain a shortfall of that day.",
  },
  request_not_open: {
    en: "The payment is not requested, or no longer.",
    zh: "该付款申请不存在或已结束。",
    action: "Read its state.",
  },
  request_differs: {
    en: "What is released is not what was requested.",
    zh: "放款内容与申请不一致。",
    action: "Release it by its id; only the value date may differ.",
  },
  request_expired: {
    en: "The request's deadline has passed.",
    zh: "付款申请已过期。",
    action: "Ask the owner to request it again under a new reference.",
  },
  same_key: {
    en: "Who requested the payment cannot release it.",
    zh: "申请与放款不得使用同一密钥。",
    action: "Release it with another person's key.",
  },
  payee_bank_same: {
    en: "The payee's bank is the paying bank.",
    zh: "收款行与付款行相同。",
    action: "Leave payee_bank out; the payee confirms itself.",
  },
  line_missing: {
    en: "The project has a budget: the payment must name a line of it.",
    zh: "该项目设有预算，付款须指明预算明细。",
    action: "Name the line.",
  },
  line_not_open: {
    en: "The budget line is closed, or belongs to another project.",
    zh: "预算明细已关闭或不属于该项目。",
    action: "Name an open line of the project.",
  },
  line_not_payees: {
    en: "The budget line is for another payee.",
    zh: "预算明细限定其他收款方。",
    action: "Correct payee or line.",
  },
  line_outside_window: {
    en: "The value date lies outside the budget line's window.",
    zh: "起息日不在预算明细期限内。",
    action: "Name another line, or open one for this time.",
  },
  line_exceeded: {
    en: "More than the budget line's cap would be spent.",
    zh: "将超过预算明细限额。",
    action: "`limit` is what is left of the line.",
  },
  line_not_for_refinancing: {
    en: "The payment lies before the instrument's approval, and the budget line is for new spending.",
    zh: "该预算明细仅限新增支出，不得用于再融资。",
    action: "Name a line for refinancing.",
  },
  entrusted_payment_required: {
    en: "A single payment of a loan above the threshold must be entrusted to the lender.",
    zh: "单笔贷款支付超过限额，须采用受托支付。",
    action: "`limit` is the threshold; let the lender pay the named payee, entrusted.",
  },
  placement_not_allowed: {
    en: "The framework does not allow idle money to be placed this way.",
    zh: "募集资金框架不允许此种闲置资金存放方式。",
    action: "Use a placement that the framework names.",
  },
  tranche_parent_mismatch: {
    en: "The tranche is not funded by the money that goes on into it.",
    zh: "子分档的来源分档不符。",
    action: "Name a child of the tranche whose money it is.",
  },
  lender_not_entitled: {
    en: "Money can only be lent out of an account of the loan's lender into one of its borrower.",
    zh: "仅可由贷款人账户转入借款人账户。",
    action: "Correct the accounts, or the tranche.",
  },
  repayment_exceeded: {
    en: "More would come back than was lent.",
    zh: "还款超过转贷金额。",
    action: "`limit` is what is outstanding; record the rest as income.",
  },
  rate_mismatch: {
    en: "What is bought is not what is sold times the rate.",
    zh: "兑换金额与汇率不符。",
    action: "`limit` is what the rate gives.",
  },
  entry_unknown: {
    en: "There is no such entry, or not with these facts.",
    zh: "记录不存在或内容不符。",
    action: "Name the entry by its id.",
  },
  entry_not_reversible: {
    en: "This entry cannot be undone in this way.",
    zh: "该记录不可如此冲销。",
    action: "Receipts are corrected; requests are cancelled; counter-entries stay.",
  },
  reversal_exceeded: {
    en: "More would be taken back than still stands.",
    zh: "冲销金额超过未冲销余额。",
    action: "`limit` is what still stands.",
  },
  statement_out_of_order: {
    en: "The day is not after that of the newest statement, or lies in the future.",
    zh: "对账日期不晚于最近对账日，或晚于今日。",
    action: "State days in order, when they are over.",
  },
  origin_not_applicable: {
    en: "Money of this origin cannot come in this way.",
    zh: "资金来源类型不适用。",
    action: "Use proceeds for a drawdown, repayment for a child tranche, another origin for other money.",
  },
};
