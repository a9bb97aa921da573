import { fillSentence } from '../errors.ts';

interface MessageText {
  readonly zh: string;
  readonly en: string;
  /** Where several things came in one message. */
  readonly several?: { readonly zh: string; readonly en: string };
}

/** What a message says, in both languages. `{name}` stands for a value of the message; `several` is taken when its `count` is more than one. */
export const messageTexts = {
  'dispatch.sent': {
    zh: '“{title}”已下发到{unit}，请于 {dueOn} 前签收',
    en: '“{title}” was dispatched to {unit}: accept it by {dueOn}',
    several: {
      zh: '“{title}”等 {count} 项任务已下发到{unit}，请于 {dueOn} 前签收',
      en: '{count} commitments, “{title}” among them, were dispatched to {unit}: accept them by {dueOn}',
    },
  },
  'dispatch.objected': {
    zh: '{unit}对“{title}”提出异议，请于 {dueOn} 前裁定：{words}',
    en: '{unit} objects to “{title}”: decide by {dueOn}. It says: {words}',
  },
  'dispatch.upheld': {
    zh: '对“{title}”的异议已裁定维持，请于 {dueOn} 前签收：{words}',
    en: 'The dispatch of “{title}” was upheld: accept it by {dueOn}. The office says: {words}',
  },
  'dispatch.clarified': {
    zh: '“{title}”已作说明，请于 {dueOn} 前签收：{words}',
    en: '“{title}” was clarified: accept it by {dueOn}. The office says: {words}',
  },
  'dispatch.reassigned': {
    zh: '“{title}”已改派其他单位，{unit}不再承担',
    en: '“{title}” was given to another unit: {unit} no longer answers for it',
  },
  'dispatch.recalled': {
    zh: '“{title}”已收回，{unit}不再承担：{words}',
    en: '“{title}” was taken back from {unit}. The office says: {words}',
  },
  'amendment.asked': {
    zh: '{asker}申请变更“{title}”，请审批：{words}',
    en: '{asker} asks to amend “{title}”: please decide. The reason given: {words}',
  },
  'amendment.granted': {
    zh: '“{title}”的变更申请已批准：{words}',
    en: 'The amendment of “{title}” was granted: {words}',
  },
  'amendment.altered': {
    zh: '“{title}”的变更申请已变通批准，与申请有出入：{words}',
    en: 'The amendment of “{title}” was granted differently from what was asked: {words}',
  },
  'amendment.refused': {
    zh: '“{title}”的变更申请未予批准：{words}',
    en: 'The amendment of “{title}” was refused: {words}',
  },
  'report.doubted': {
    zh: '“{title}”的填报经核验存疑，请于 {answerBy} 前重新填报：{words}',
    en: 'The report about “{title}” is in doubt: report again by {answerBy}. The inspector says: {words}',
  },
  'report.corrected': {
    zh: '“{title}”的填报经核验更正：{words}',
    en: 'The report about “{title}” was corrected: {words}',
  },
  'report.closed-doubted': {
    zh: '“{title}”已销号，回头看存疑，请决定是否重启：{words}',
    en: '“{title}” is closed, and a second look doubts it: decide whether to reopen it. The inspector says: {words}',
  },
  'draw.assigned': {
    zh: '{region}第 {number} 次核验抽取：已为您抽取 {items} 项，请到现场核验',
    en: 'Draw {number} of {region}: {items} item(s) were drawn for you to verify on the site',
  },
  'draw.withdrawn': {
    zh: '{region}第 {number} 次核验抽取已作废，名单上未核验的不必再核验：{words}',
    en: 'Draw {number} of {region} was withdrawn: what waits on it needs no verification. The office says: {words}',
  },
  'figures.asked': {
    zh: '“{title}”要数：请于 {dueOn} 前填报“{first}”（{asOf} 或之后的数）',
    en: '“{title}”: report the figure of “{first}” as of {asOf} or later by {dueOn}',
    several: {
      zh: '“{title}”要数：请于 {dueOn} 前填报“{first}”等 {count} 项（{asOf} 或之后的数），已报的不再要',
      en: '“{title}”: report {count} figures, “{first}” among them, as of {asOf} or later by {dueOn}; what was reported already is not asked for',
    },
  },
  'silence.noticed': {
    zh: '{unit}对 1 项任务逾期未签收或未填报，已记入沉默单位',
    en: '{unit} has said nothing about a commitment past its term and is on the list of silent units',
    several: {
      zh: '{unit}等 {units} 个单位对 {count} 项任务逾期未签收或未填报，已记入沉默单位',
      en: '{units} unit(s), {unit} among them, have said nothing about {count} commitments past their term and are on the list of silent units',
    },
  },
  digest: { zh: '今日提醒：{parts}', en: 'Today: {parts}' },
} as const satisfies Record<string, MessageText>;

export type MessageKind = keyof typeof messageTexts;
export const messageKinds = Object.keys(messageTexts) as [MessageKind, ...MessageKind[]];

export type MessageValues = Readonly<Record<string, string | number>>;

/** The sentence of a message in both languages. */
export function messageSentence(kind: MessageKind, values: MessageValues): { zh: string; en: string } {
  if (kind === 'digest') return digestSentence(values);
  const text: MessageText = messageTexts[kind];
  const { zh, en } = Number(values.count ?? 1) > 1 && text.several ? text.several : text;
  return { zh: fillSentence(zh, values), en: fillSentence(en, values) };
}

/** What the daily reminder counts, in the order in which it says it. */
const digestParts = [
  { key: 'acceptances', zh: '待签收 {count} 项', en: '{count} to accept' },
  { key: 'reports', zh: '待填报 {count} 项', en: '{count} to report about' },
  { key: 'figures', zh: '待报数 {count} 项', en: '{count} figures to report' },
  { key: 'objections', zh: '待裁定异议 {count} 项', en: '{count} objections to decide' },
  { key: 'amendments', zh: '待审批变更 {count} 项', en: '{count} amendments to decide' },
] as const;

function digestSentence(values: MessageValues): { zh: string; en: string } {
  const zh: string[] = [];
  const en: string[] = [];
  for (const part of digestParts) {
    const count = Number(values[part.key] ?? 0);
    if (count === 0) continue;
    const late = Number(values[`${part.key}Late`] ?? 0);
    zh.push(fillSentence(part.zh, { count }) + (late > 0 ? `（逾期 ${late} 项）` : ''));
    en.push(fillSentence(part.en, { count }) + (late > 0 ? ` (${late} late)` : ''));
  }
  const { title, dueOn } = values;
  if (title !== undefined && dueOn !== undefined) {
    zh.push(`最先到期：“${title}”，${dueOn}`);
    en.push(`due first: “${title}”, ${dueOn}`);
  }
  const text = messageTexts.digest;
  return {
    zh: fillSentence(text.zh, { parts: zh.join('；') }),
    en: fillSentence(text.en, { parts: en.join('; ') }),
  };
}
