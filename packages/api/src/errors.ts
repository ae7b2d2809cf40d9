/**
 * Every error that the gateway answers with. A code is never reused or renamed; texts may be improved. `action` says
 * what the caller should do. `docs/errors.md` is generated from this table.
 */
export interface ErrorEntry {
  status: number;
  /** The same request may succeed later. */
  retryable: boolean;
  en: string;
  zh: string;
  action: string;
}

const entry = (status: number, en: string, zh: string, action: string, retryable = false): ErrorEntry => ({
  status,
  retryable,
  en,
  zh,
  action,
});

export const ERRORS = {
  // the request itself
  bad_request: entry(
    400,
    "The request does not fit the schema.",
    "请求不符合接口定义。",
    "Correct the fields listed in `errors`.",
  ),
  body_not_json: entry(400, "The body is not JSON.", "请求体不是 JSON。", "Send a JSON object as UTF-8."),
  query_unknown: entry(
    400,
    "A query parameter is not known here.",
    "查询参数未定义。",
    "Remove it; the parameters are in /openapi.json.",
  ),
  cursor_invalid: entry(
    400,
    "The cursor is not one of this list's.",
    "分页游标无效。",
    "Start again without a cursor and keep the filters as they were.",
  ),
  filter_required: entry(
    400,
    "The list is too wide to be read without a filter.",
    "列表范围过大，需要筛选条件。",
    "Name one account.",
  ),
  idempotency_key_required: entry(
    400,
    "A write needs an Idempotency-Key.",
    "写请求必须带 Idempotency-Key。",
    "Choose a new key of 1 to 255 printable ASCII characters for each intended write, and keep it for repeats.",
  ),
  body_too_large: entry(
    413,
    "The body is larger than this route takes.",
    "请求体过大。",
    "Split the list and send it in parts.",
  ),
  media_type_unsupported: entry(
    415,
    "Only application/json is read here.",
    "只接受 application/json。",
    "Set Content-Type: application/json.",
  ),
  not_found: entry(
    404,
    "There is nothing here, or nothing that you may see.",
    "不存在或无权查看。",
    "Check the id and your party's access.",
  ),
  method_not_allowed: entry(
    405,
    "The path does not take this method.",
    "路径不支持该方法。",
    "See /openapi.json.",
  ),
  too_many_requests: entry(
    429,
    "Too many requests from you.",
    "请求过于频繁。",
    "Wait as long as Retry-After says.",
    true,
  ),

  // who asks
  unauthenticated: entry(
    401,
    "No valid token or API key came with the request.",
    "未提供有效的令牌或 API 密钥。",
    "Send Authorization: Bearer <token> or X-API-Key.",
  ),
  token_expired: entry(401, "The token has expired.", "令牌已过期。", "Get a new token."),
  forbidden: entry(
    403,
    "Your role does not allow this.",
    "当前角色无权执行此操作。",
    "Ask the operator for the role named in `detail`.",
  ),
  signer_missing: entry(
    403,
    "No signing key is bound to you for this act.",
    "没有可用于此操作的签名密钥。",
    "Ask the operator to bind a key with the role named in `detail`.",
  ),
  second_key_missing: entry(
    403,
    "The key that prepared this cannot complete it too.",
    "准备此操作的密钥不能再由其完成。",
    "Ask the operator to bind a second key of your party with the role named in `detail`, or let a colleague do it.",
  ),

  // fields with a meaning
  amount_malformed: entry(
    422,
    "An amount is not a whole number of minor units.",
    "金额不是最小货币单位的整数。",
    'Send digits only, e.g. "12345" for 123.45.',
  ),
  amount_fraction: entry(
    422,
    "An amount has a fraction of a minor unit.",
    "金额含有小于最小货币单位的部分。",
    "Round explicitly before sending.",
  ),
  amount_negative: entry(
    422,
    "An amount is negative.",
    "金额为负。",
    'Send money that comes back as a receipt with origin "refund".',
  ),
  amount_zero: entry(422, "An amount is zero.", "金额为零。", "Leave the line out."),
  amount_too_large: entry(
    422,
    "An amount is above 2^128 - 1 minor units.",
    "金额超过上限 2^128 - 1。",
    "Check the unit of the amount.",
  ),
  currency_unknown: entry(
    422,
    "The currency is not in ISO 4217.",
    "币种不属于 ISO 4217。",
    "Use the three-letter code.",
  ),
  currency_mismatch: entry(
    422,
    "Currencies differ.",
    "币种不一致。",
    "Send the amount in the currency of the account.",
  ),
  date_invalid: entry(422, "A date is not one of the calendar.", "日期无效。", "Send YYYY-MM-DD."),
  lei_invalid: entry(
    422,
    "The LEI does not pass ISO 17442.",
    "LEI 校验不通过。",
    "Check the 20 characters and the two check digits.",
  ),
  uscc_invalid: entry(
    422,
    "The unified social credit code does not pass GB 32100.",
    "统一社会信用代码校验不通过。",
    "Check the 18 characters.",
  ),
  country_unknown: entry(
    422,
    "The country is not in ISO 3166-1.",
    "国家代码不属于 ISO 3166-1。",
    "Use the two-letter code.",
  ),
  isin_invalid: entry(
    422,
    "The ISIN does not pass ISO 6166.",
    "ISIN 校验不通过。",
    "Check the 12 characters.",
  ),
  reference_repeated: entry(
    422,
    "A reference stands twice in one request.",
    "同一请求中引用号重复。",
    "Give each item its own reference.",
  ),
  party_unknown: entry(
    422,
    "A party is not registered.",
    "主体未登记。",
    "Register it, or name it by reference and name.",
  ),
  asset_unknown: entry(422, "An asset is not registered.", "资产未登记。", "Register it first."),
  claim_unknown: entry(
    422,
    "A claim that is referred to is not attested.",
    "引用的声明不存在。",
    "Attest it first, earlier in the list or in a request before.",
  ),
  claim_schema_unknown: entry(
    422,
    "The claim schema is not registered.",
    "声明类型未登记。",
    "Use a schema that GET /v1/claim-schemas shows, or ask the operator to register it.",
  ),
  account_unknown: entry(422, "An account is not registered.", "账户未登记。", "Open it first."),
  line_unknown: entry(
    422,
    "A budget line is not open in the project's budget.",
    "预算明细不存在。",
    "Use a line that GET /v1/assets/{id}/lines shows.",
  ),
  statement_unreadable: entry(
    422,
    "The file is not a statement that can be relied on.",
    "文件不是可信赖的对账单。",
    "`errors` names what is wrong and where; get the file from the bank again, or correct the mapping.",
  ),
  statement_account_differs: entry(
    422,
    "The file is of another account.",
    "文件属于另一账户。",
    "Choose the right file or account; if they belong together, name the file's account in account_id.",
  ),
  statement_gap: entry(
    422,
    "A statement of the file does not open where the one before closed.",
    "文件中的对账单期初余额与前一份期末余额不符。",
    "Get the statements between them from the bank.",
  ),
  movement_unknown: entry(
    422,
    "There is no such entry in the account.",
    "账户中没有该笔记录。",
    "Use the id of an entry of the account, and wait until its operation is final.",
  ),
  tranche_unknown: entry(
    422,
    "A tranche is not registered.",
    "分档未登记。",
    "Register the instrument first and wait until its operation is final.",
  ),
  instrument_unknown: entry(
    422,
    "An instrument is not registered.",
    "金融工具未登记。",
    "Register it first.",
  ),
  object_unknown: entry(
    422,
    "There is no such asset, or the tranche is not of a loan or facility.",
    "标的不存在，或该分档不属于贷款。",
    "Register the asset or the loan first, and wait until its operation is final.",
  ),
  lien_unknown: entry(
    422,
    "There is no such lien, or none that you may see.",
    "担保权益不存在或无权查看。",
    "Use the id of a lien of yours on the asset.",
  ),
  terms_differ: entry(
    422,
    "The data_root is not that of what is accepted.",
    "所接受条款的 data_root 不符。",
    "Read it again, and accept with the data_root that it has.",
  ),
  pool_item_unknown: entry(
    422,
    "There is no such underlying in the pool.",
    "资产池中没有该基础资产。",
    "See GET /v1/pools/{id}/items.",
  ),
  pool_item_ineligible: entry(
    422,
    "A loan cannot be an underlying of this pool as it is stated.",
    "该贷款按所述内容不能入池。",
    "Name the tranche of a loan or facility in the pool's currency, its lender as originator, and a principal within its size.",
  ),
  scheme_unknown: entry(
    422,
    "A taxonomy scheme is not registered.",
    "分类目录未登记。",
    "Ask the operator to register it.",
  ),
  code_unknown: entry(
    422,
    "A code is not in the taxonomy scheme.",
    "分类代码不在该目录中。",
    "Use a code that GET /v1/schemes shows.",
  ),
  code_not_eligible: entry(
    422,
    "A code is not one of the framework's.",
    "分类代码不在该框架的合格范围内。",
    "Use a code of the instrument's framework.",
  ),
  code_not_held: entry(
    422,
    "The project was not classified under this code.",
    "项目未按此代码分类。",
    "Use a code that the project holds in the framework's scheme.",
  ),

  // repeats
  not_certifiable: entry(
    409,
    "The statement is not true in that state, so that nothing can prove it.",
    "该状态下此陈述不成立，无法出具证明。",
    "Read the thing itself to see what is the case; name another block where the route takes one.",
  ),
  idempotency_mismatch: entry(
    422,
    "The Idempotency-Key was used with another body.",
    "该 Idempotency-Key 已用于不同的请求体。",
    "Use a new key for a new write.",
  ),
  reference_reused: entry(
    409,
    "The reference is taken by a record with other content.",
    "该引用号已用于内容不同的记录。",
    "Check the earlier record; use a new reference for a new one.",
  ),
  statement_day_closed: entry(
    409,
    "The day is closed by another statement.",
    "该日已由另一份对账单关闭。",
    "Compare with GET /v1/accounts/{id}/statements; send only days after closed_through. A closed day is corrected by counter-entries.",
  ),
  earlier_pending: entry(
    409,
    "An earlier request with this reference is still on its way.",
    "同一引用号的先前请求仍在处理中。",
    "Try again when its operation is final or failed.",
    true,
  ),

  // the machine
  party_code_missing: entry(
    422,
    "A party of a document has no code or name by which the network knows it.",
    "凭证当事人缺少全网通用的代码或名称。",
    "Name it by LEI, unified social credit code, or another code.",
  ),
  evidence_key_missing: entry(
    503,
    "There is no network key for fingerprints that could be used.",
    "没有可用的网络指纹密钥。",
    "Ask the operator to open a key, or to give its material to this node.",
    true,
  ),
  not_ready: entry(503, "The node is not ready.", "节点尚未就绪。", "See /readyz; try again later.", true),
  behind: entry(
    503,
    "The index has not reached min_block.",
    "索引尚未到达 min_block。",
    "Try again shortly.",
    true,
  ),
  store_full: entry(
    507,
    "The disk is full; nothing was accepted.",
    "磁盘已满，未接受任何内容。",
    "Tell the operator; send the same request again afterwards.",
    true,
  ),
  dry_run_too_large: entry(
    422,
    "The request is too long for one dry run.",
    "请求过长，无法一次试算。",
    "Split the list and try its parts.",
  ),
  dry_run_unavailable: entry(
    501,
    "The chain's node cannot try several calls one after the other.",
    "链节点不支持连续试算。",
    "Register the counterparties first, then try the payments alone.",
  ),
  chain_unreachable: entry(
    502,
    "The chain's node does not answer.",
    "链节点无响应。",
    "Try again later.",
    true,
  ),
  internal_error: entry(
    500,
    "Something went wrong on our side.",
    "内部错误。",
    "Tell the operator the request_id.",
    true,
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** Codes inside `errors` of a bad_request: what is wrong with one field. */
export const FIELD_FAULTS = {
  field_missing: "The field is required.",
  field_unknown: "There is no such field here.",
  field_malformed: "The value does not have the form that the schema asks for.",
} as const;

export type FieldFaultCode = keyof typeof FIELD_FAULTS;
