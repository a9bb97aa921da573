import { z } from 'zod';
import { fillSentence } from '../errors.ts';

/** Why a report is looked at before others, in both languages. `{name}` stands for a value of the reason. */
const texts = {
  overdue: {
    zh: '时限 {dueOn} 已过 {days} 天，未申请办结',
    en: 'due on {dueOn}, {days} day(s) ago, and not said to be done',
  },
  'claimed-late': {
    zh: '申请办结晚于时限 {dueOn} {days} 天',
    en: 'said to be done {days} day(s) after {dueOn}, when it was due',
  },
  'due-soon': { zh: '临近时限 {dueOn}（{days} 天）', en: 'due soon: {dueOn}, in {days} day(s)' },
  'no-evidence': { zh: '申请办结，未附佐证', en: 'said to be done, without evidence' },
  'little-evidence': { zh: '申请办结，仅附 1 份佐证', en: 'said to be done, with one piece of evidence only' },
  jump: {
    zh: '数值较上次填报变化 {percent}%（{from} → {to}）',
    en: 'the value changed by {percent} % against the last report ({from} → {to})',
  },
  'doubted-before': {
    zh: '该单位近一年有 {count} 次填报存疑',
    en: 'the unit was doubted {count} time(s) in the last year',
  },
  'never-verified': { zh: '该单位从未被核验', en: 'no report of the unit was ever verified' },
} as const satisfies Record<string, { zh: string; en: string }>;

type DrawReasonCode = keyof typeof texts;
const codes = Object.keys(texts) as [DrawReasonCode, ...DrawReasonCode[]];

export const DrawReason = z.object({
  code: z.enum(codes),
  points: z.number().int().min(1),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DrawReason = z.infer<typeof DrawReason>;

export function drawReasonSentence({ code, values }: DrawReason): { zh: string; en: string } {
  const { zh, en } = texts[code];
  return { zh: fillSentence(zh, values), en: fillSentence(en, values) };
}
