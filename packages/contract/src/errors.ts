import { z } from 'zod';

interface ErrorText {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * Every refusal the API can answer with: what happened and what to do, in words a clerk understands.
 * `{name}` stands for a value in `params`.
 */
export const errorCatalogue = {
  BAD_REQUEST: { status: 400, zh: '提交的内容有误：{detail}', en: 'The request is not valid: {detail}' },
  NOT_SIGNED_IN: { status: 401, zh: '请先登录', en: 'Please sign in first' },
  SIGN_IN_FAILED: { status: 401, zh: '用户名或密码不正确', en: 'User name or password is not right' },
  SIGN_IN_LOCKED: {
    status: 429,
    zh: '连续多次密码错误，账号已锁定，请 {minutes} 分钟后再试，或联系安全管理员解锁',
    en: 'Too many wrong passwords: the account is locked. Try again in {minutes} minutes, or ask the security administrator',
  },
  NOT_ALLOWED: { status: 403, zh: '您的角色或管辖范围不允许此操作', en: 'Your role or scope does not allow this' },
  FOREIGN_ORIGIN: {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有找到，或不在您的管辖范围内',
    en: 'Not found, or outside your scope',
  },
  PASSWORD_TEMPORARY: {
    status: 403,
    zh: '您使用的是一次性密码，请先设置自己的密码',
    en: 'You signed in with a one-time password: set a password of your own first',
  },
  CLOSED: {
    status: 409,
    zh: '“{name}”已于 {date} 撤销，不能再选用',
    en: '“{name}” was closed on {date} and cannot be chosen any more',
  },
  STILL_IN_USE: {
    status: 409,
    zh: '“{name}”还不能撤销：{zh}',
    en: '“{name}” cannot be closed yet: {en}',
  },
  REGION_IN_USE: {
    status: 409,
    zh: '“{name}”及其下级已有文件、事项等记录，不能改变隶属关系。记录不可更改；请新设区划，把单位并入新区划的单位，再撤销原区划',
    en: '“{name}” or a region below it has documents, commitments or other records, which do not change: it cannot be moved. Add a new region, merge the units into units there, then close this one',
  },
  OFFICER_ACCOUNT: {
    status: 403,
    zh: '{name}还担任安全管理员或审计员，或其角色超出您的管理范围，您不能变更其账号：三员须相互制约',
    en: '{name} is a security administrator or auditor, or has a role outside the area you administer: you may not change that account, because the three duties check each other',
  },
  CONFLICT: { status: 409, zh: '与现有数据冲突：{detail}', en: 'In conflict with what is there: {detail}' },
  ALREADY_PUBLISHED: {
    status: 409,
    zh: '文件已经发布，不能再改',
    en: 'The document is published and cannot be changed',
  },
  SUPERSEDED: {
    status: 409,
    zh: '这份文件已有更新的版本，请更正最新的一版',
    en: 'There is a later version of this document: correct the newest one',
  },
  NOTHING_TO_PUBLISH: {
    status: 409,
    zh: '没有可以发布的条目，请至少保留一条',
    en: 'There is no item to publish: keep at least one',
  },
  UNDECIDED_ITEMS: {
    status: 409,
    zh: '还有 {count} 条没有审定，请逐条审定，或明确选择全部采纳、全部不采纳',
    en: '{count} items are not decided yet: decide them, or say that all of them are accepted or rejected',
  },
  STALE_ITEM: {
    status: 409,
    zh: '这一条刚被他人修改过，您的修改没有保存；已为您载入最新内容',
    en: 'Somebody has just changed this item; your change was not saved, and the newest state was loaded',
  },
  STALE_PUBLICATION: {
    status: 409,
    zh: '发布安排刚被{name}修改过，您这一步没有保存；已为您载入最新安排',
    en: '{name} has just changed the publication plan; this step was not saved, and the newest plan was loaded',
  },
  STALE_CAMPAIGN: {
    status: 409,
    zh: '这个攻坚行动刚被他人修改过，您的修改没有保存；请核对最新内容后再改',
    en: 'Somebody has just changed this campaign; your change was not saved. Look at the newest state and change it again',
  },
  UNDO_BLOCKED: {
    status: 409,
    zh: '这一步之后相关内容又被修改，不能撤销',
    en: 'What this step changed was changed again since: it cannot be undone',
  },
  STALE_COMMITMENT: {
    status: 409,
    zh: '有 {count} 项刚被他人修改过，您的修改都没有保存；请看过最新内容再改',
    en: 'Somebody has just changed {count} of these commitments. None of your changes was saved: look at the newest state first',
  },
  STALE_PLAN: {
    status: 409,
    zh: '这份方案刚被他人修改或处理过，您的操作没有生效；请载入最新内容后再继续',
    en: 'Somebody has just changed or decided this plan; nothing was done. Load the newest state and go on',
  },
  PLAN_NOT_OPEN: {
    status: 409,
    zh: '方案目前是“{state}”，不能这样处理',
    en: 'The plan is {stateEn}: this cannot be done now',
  },
  DISPATCH_NOT_OPEN: {
    status: 409,
    zh: '这项任务目前是“{state}”，不能这样处理；请刷新后再看',
    en: 'This dispatch is {stateEn}: this cannot be done now. Reload and look again',
  },
  NOTHING_TO_ASK: {
    status: 409,
    zh: '所选范围内没有缺的数：要么已经填报，要么已在其他要数清单中，不必再要',
    en: 'Nothing is missing: all of it was reported already or is asked for by another open request. Nobody needs to be asked',
  },
  WEBHOOK_NOT_ALLOWED: {
    status: 400,
    zh: '不能使用这个地址：{zh}',
    en: 'This address cannot be used: {en}',
  },
  AMENDMENT_DECIDED: {
    status: 409,
    zh: '这份变更申请已经处理，您的操作没有生效；请查看处理结果',
    en: 'This request was settled already; nothing was done. Look at what became of it',
  },
  AMENDMENT_STALE: {
    status: 409,
    zh: '提出申请后，该事项又被修改，不能照原申请批准；请对照现状变通批准，或说明理由不予批准',
    en: 'The commitment was changed after the request: it cannot be granted as asked. Grant it differently from how things stand now, or refuse it with a reason',
  },
  STALE_BODY: {
    status: 409,
    zh: '“{name}”刚被他人修改过，您的操作没有生效；请核对最新内容后再试',
    en: 'Somebody has just changed “{name}”; nothing was done. Look at the newest state and try again',
  },
  BODY_DISSOLVED: {
    status: 409,
    zh: '“{name}”已于 {date} 撤销，不再增减成员、不再承担事项；确需继续运行的，请先恢复',
    en: '“{name}” was dissolved on {date}: its members and what it carries stay as they are. Reopen it first if it goes on',
  },
  CHIEF_IS_A_PERSON: {
    status: 422,
    zh: '组长、指挥长、链长须落实到在岗的人，不能是单位“{name}”',
    en: 'A chief is a person who holds a post, not the unit “{name}”',
  },
  CARRY_FAULTS: {
    status: 422,
    zh: '有 {count} 项不能交给这个机构，没有交办任何一项',
    en: '{count} of these cannot be given to this body; nothing was given',
  },
  QUOTE_NOT_FOUND: {
    status: 422,
    zh: '《{title}》中没有这句话，请从原文中原样摘录',
    en: 'These words are not in “{title}”: copy them from the text as they stand',
  },
  PLEDGE_TO_TOWN: {
    status: 422,
    zh: '“{name}”属乡镇（街道）或村（社区）。按照为基层减负有关规定，不得向乡镇、村层层签订责任状，系统不予起草',
    en: '“{name}” belongs to a town or village. The rules on lightening the burden of the grass roots bar responsibility letters to towns and villages: none is drawn up',
  },
  PLEDGE_FAULTS: {
    status: 422,
    zh: '有 {count} 项不能列入这份军令状，没有起草',
    en: '{count} commitments cannot be pledged like this; nothing was drawn up',
  },
  PLEDGE_SETTLED: {
    status: 409,
    zh: '这份军令状目前是“{state}”，不能这样处理；请刷新后再看',
    en: 'This pledge is {stateEn}: this cannot be done now. Reload and look again',
  },
  PLEDGE_OTHER: {
    status: 409,
    zh: '您阅读的内容与待签的内容不一致，没有签署；请刷新后重新阅读',
    en: 'What you read is not what would be signed; nothing was signed. Reload and read it again',
  },
  OWN_REQUEST: {
    status: 403,
    zh: '不能审批本人或本单位提出的变更申请，请由其他工作人员处理',
    en: 'Nobody decides about a request of his own or of his own unit: leave it to a colleague',
  },
  IDEMPOTENCY_MISMATCH: {
    status: 409,
    zh: '同一个重试编号用于了不同的内容，请刷新页面后重新提交',
    en: 'The same retry key was used for different content: reload the page and submit again',
  },
  TOO_LARGE: {
    status: 413,
    zh: '内容过大：{size}，上限 {limit}',
    en: 'Too large: {size}, the limit is {limit}',
  },
  UNREADABLE: { status: 422, zh: '{zh}', en: '{en}' },
  EMPTY_DOCUMENT: {
    status: 422,
    zh: '文件里没有文字，请检查是否选错了文件',
    en: 'The file holds no text: please check that it is the right one',
  },
  SECRET_DOCUMENT: {
    status: 422,
    zh: '文本带有密级标志“{mark}”，本系统不得存储、处理涉密文件，已拒绝且未保存内容',
    en: 'The text carries a secrecy mark “{mark}”. This system must not hold classified documents: refused, nothing was kept',
  },
  DATE_NOT_REAL: { status: 422, zh: '日期不存在：{value}', en: 'There is no such date: {value}' },
  YEAR_UNKNOWN: {
    status: 422,
    zh: '{year} 年的放假安排尚未公布，无法计算工作日；管理员可先行录入',
    en: 'The holidays of {year} are not published yet: working days cannot be counted. An administrator can enter the year',
  },
  PASSWORD_WEAK: {
    status: 422,
    zh: '密码不符合要求：至少 10 位，且含字母和数字，不能包含用户名',
    en: 'The password must have at least 10 characters with letters and digits, and must not contain the user name',
  },
  TOO_MANY_ROWS: {
    status: 422,
    zh: '符合条件的事项超过 {limit} 项，一次最多导出 {limit} 项；请缩小筛选范围后分次导出',
    en: 'More than {limit} commitments match, and one file takes {limit} at most: narrow the filter and export in parts',
  },
  TOO_MANY_GROUPS: {
    status: 422,
    zh: '分组超过 {limit} 个，无法按分组导出；请缩小筛选范围，或取消分组后导出',
    en: 'There are more than {limit} groups: narrow the filter, or export without groups',
  },
  TOO_MANY_EVENTS: {
    status: 422,
    zh: '该月变动超过 {limit} 条，请选择一个攻坚行动或区划后再看',
    en: 'More than {limit} changes in this month: choose a campaign or a region',
  },
  REASON_MISSING: {
    status: 422,
    zh: '修改时限、目标、责任单位或文字，须说明理由（2 至 500 字），没有保存任何修改',
    en: 'A change of deadline, target, owner or wording needs a reason (2 to 500 characters); nothing was saved',
  },
  CHANGE_FAULTS: {
    status: 422,
    zh: '有 {count} 处不能这样修改，没有保存任何修改',
    en: '{count} changes cannot be made like this; nothing was saved',
  },
  DISPATCH_FAULTS: {
    status: 422,
    zh: '有 {count} 项不能下发，没有下发任何事项',
    en: '{count} commitments cannot be dispatched; nothing was dispatched',
  },
  EVIDENCE_KIND: {
    status: 422,
    zh: '“{name}”不是照片（JPEG、PNG、WebP）、PDF、Word 或 Excel 文件，没有保存',
    en: '“{name}” is no photo (JPEG, PNG, WebP), PDF, Word or Excel file; it was not kept',
  },
  TOWN_ENTRY_CLOSED: {
    status: 403,
    zh: '{name}未经备案，不能由乡镇直接填报；请由县级单位填报，或由上级攻坚办登记备案文号后开放',
    en: '{name} does not enter reports itself unless that was filed: the county enters them, or the office above opens entry under a filing number',
  },
  PLACE_OFF: {
    status: 409,
    zh: '这项事项没有开启现场定位，不能附位置；请去掉位置后提交',
    en: 'Location is not turned on for this commitment: take the place out, then send',
  },
  REPORT_NOT_POSSIBLE: {
    status: 409,
    zh: '这项事项目前不能填报：{zh}',
    en: 'Nothing can be reported for this commitment now: {en}',
  },
  OWN_REPORT: {
    status: 403,
    zh: '不能核验或采信自己填报、或本单位填报的内容，请由他人核验',
    en: 'Nobody verifies what he or his unit reported: let somebody else do it',
  },
  NOT_VERIFIED: {
    status: 409,
    zh: '这项事项由{unit}答复，须先由单位申请办结、督查核验属实，才能销号',
    en: '{unit} answers for this commitment: it closes only when the unit said that it is done and an inspector verified it',
  },
  DRAW_IMPOSSIBLE: {
    status: 409,
    zh: '没有抽取：{zh}',
    en: 'Nothing was drawn: {en}',
  },
  SPLIT_IMPOSSIBLE: {
    status: 422,
    zh: '各部分的下限合计 {needed}，大于整体 {whole}，无法这样分解',
    en: 'The minima alone come to {needed}, more than the whole of {whole}: it cannot be split like this',
  },
  STALE_SPLIT: {
    status: 409,
    zh: '这项分解刚被他人修改过，您的修改没有保存；请核对最新内容后再改',
    en: 'Somebody has just changed this split; your change was not saved. Look at the newest state and change it again',
  },
  NOT_IN_UNIT: {
    status: 422,
    zh: '{zh}不在本单位的这个岗位上，请从本单位在岗人员中选择',
    en: '{en} does not hold that post of the unit: choose from those who hold its posts',
  },
  IMPORT_FAULTS: {
    status: 422,
    zh: '清单中有 {count} 处错误，没有导入任何内容',
    en: 'The list has {count} faults; nothing was imported',
  },
  PLAN_INCOMPLETE: {
    status: 422,
    zh: '方案还有 {count} 处需要补充，没有提交；已填写的内容都已保存',
    en: 'The plan needs {count} more entries and was not submitted; what you entered is saved',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试',
    en: 'Too many requests: try again in {seconds} seconds',
  },
  INTERNAL: {
    status: 500,
    zh: '系统出错，操作没有生效，请稍后重试；如再次出现，请把编号 {requestId} 告诉管理员',
    en: 'Something went wrong and nothing was changed. Try again later; if it happens again, give the administrator the number {requestId}',
  },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof errorCatalogue;

/** One fault in a list or form: where it is, and what is wrong there. */
export const Fault = z.object({
  place: z.string().describe('Where: a field, or sheet, row and column · 位置'),
  zh: z.string(),
  en: z.string(),
});
export type Fault = z.infer<typeof Fault>;

export const ErrorData = z.object({
  zh: z.string().describe('What happened and what to do, in Chinese'),
  en: z.string().describe('The same in English'),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  faults: z.array(Fault).optional(),
});
export type ErrorData = z.infer<typeof ErrorData>;

/** Fills `{name}` in a sentence of the catalogue. */
export function fillSentence(sentence: string, params: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The catalogue in the form in which a contract declares its errors. */
export const contractErrors = Object.fromEntries(
  Object.entries(errorCatalogue).map(([code, { status, en }]) => [code, { status, message: en, data: ErrorData }]),
) as { [Code in ErrorCode]: { status: number; message: string; data: typeof ErrorData } };
