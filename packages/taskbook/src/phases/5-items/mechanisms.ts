import type { Context } from '../4-cues/context.ts';
import type { SentenceJudgement } from '../4-cues/index.ts';
import { sectionTypeOf } from '../4-cues/surroundings.ts';
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

function firstFrom(rhythms: readonly { start: number }[], start: number): number {
  let low = 0;
  let high = rhythms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rhythms[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LEAST_ORDER = 0.3;
