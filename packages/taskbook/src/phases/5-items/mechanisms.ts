import type { Context } from '../4-cues/context.ts';
import type { SentenceJudgement } from '../4-cues/index.ts';
import { sectionTypeOf } from '../4-cues/surroundings.ts';
import { firstFrom } from '../in-order.ts';
import type { DraftMechanism } from './drafts.ts';

/** The rhythms of one sentence. 每年… counts only where the sentence orders, promises or names who acts; a fixed expression (月调度) outside of reviews. */
export function mechanismsOf(context: Context, judgement: SentenceJudgement, named: boolean): DraftMechanism[] {
  const { sentence, order } = judgement.view;
  const { rhythms } = context.findings;
  const section = sectionTypeOf(context, sentence);
  if (section === 'review' || section === 'problem') return [];
  const found: DraftMechanism[] = [];
  for (let i = firstFrom(rhythms, sentence.start); i < rhythms.length && rhythms[i]!.start < sentence.end; i++) {
    const rhythm = rhythms[i]!;
    if (!rhythm.fixed && !named && order < LEAST_ORDER) continue;
    if (SLOGAN.test(rhythm.action) || isMeasured(context.reading.text, rhythm)) continue;
    found.push({
      kind: 'mechanism',
      sentence: sentence.index,
      start: rhythm.start,
      end: Math.min(rhythm.end, sentence.end),
      title: rhythm.action,
      action: rhythm.action,
      every: rhythm.every,
      unit: rhythm.unit,
      due: null,
      owner: null,
      cues: [rhythm.fixed ? 'rhythm.fixed' : 'rhythm.each'],
      confidence: rhythm.fixed ? 0.9 : 0.8,
    });
  }
  return found;
}

/** 每人每月900元, 每年提高1个百分点, 每天睡眠10小时, 每年带团30批次以上的: how much in a period, or by how much more, and in which case; nothing that is held again and again. */
function isMeasured(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const words = text.slice(start, start + 40);
  if (AMOUNT.test(words) || HOURS.test(words) || CHANGE.test(words)) return true;
  return text[end - 1] === '的' && /[,。;]/.test(text[end] ?? '。');
}

/** 一年一小变, 三年一大变. */
const SLOGAN = /^[小中大]变[样化]?$/;
const EVERY = '^每个?(?:年度?|半年|季度?|月|周|天|日)';
const AMOUNT = new RegExp(`${EVERY}(?:人均|每人|户均|每户)?(?:不[低少]于|不[高超][于过]|约|近)?[\\d.]+[百千万亿]*元`);
const HOURS = new RegExp(
  `${EVERY}[^,。;\\d]{0,10}(?:时间|睡眠|运动|锻炼)(?:为|不得?少于|达到|累计)?[\\d.]+个?(?:小时|分钟)`,
);
const CHANGE = new RegExp(
  `${EVERY}(?:都|均|要|至少|平均|有|实际|分别|再|稳步|保持|同比){0,3}(?:增长|提高|提升|增加|下降|降低|减少|递增|递减|压减)`,
);

const LEAST_ORDER = 0.3;
