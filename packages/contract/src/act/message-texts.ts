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
} as const satisfies Record<string, MessageText>;

export type MessageKind = keyof typeof messageTexts;
export const messageKinds = Object.keys(messageTexts) as [MessageKind, ...MessageKind[]];

export type MessageValues = Readonly<Record<string, string | number>>;

/** The sentence of a message in both languages. */
export function messageSentence(kind: MessageKind, values: MessageValues): { zh: string; en: string } {
  const text: MessageText = messageTexts[kind];
  const { zh, en } = Number(values.count ?? 1) > 1 && text.several ? text.several : text;
  return { zh: fillSentence(zh, values), en: fillSentence(en, values) };
}
