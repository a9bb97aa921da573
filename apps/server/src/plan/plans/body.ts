import { type Fault, type PlanMeasure, planLimits } from '@chengshi/contract';

/** What a unit writes: the same in its draft and in every version that it submits. */
export interface PlanBody {
  readonly title: string;
  readonly idea: string;
  readonly measures: readonly PlanMeasure[];
}

/** All words of a plan, line by line: where a secrecy mark may stand. */
export const wordsOf = ({ title, idea, measures }: PlanBody): string =>
  [title, idea, ...measures.flatMap((measure) => [measure.words, measure.person])].join('\n');

/** The words of a measure as one line that other words can follow. */
export const oneLine = (words: string): string =>
  words
    .replace(/\s*\n\s*/g, '')
    .trim()
    .replace(/[。；;]+$/, '');

/** A body ready to be submitted: measures without words fall away, each of the others is one line. */
export const tidied = (body: PlanBody): PlanBody => ({
  title: body.title.trim(),
  idea: body.idea.trim(),
  measures: body.measures
    .map((measure) => {
      const words = oneLine(measure.words);
      const quantity = measure.kind === 'target' && measure.quantity ? placed(measure.quantity, words) : null;
      const rhythm = measure.kind === 'mechanism' ? measure.rhythm : null;
      const dueOn = measure.kind === 'mechanism' ? null : measure.dueOn;
      return { ...measure, words, person: measure.person.trim(), quantity, rhythm, dueOn };
    })
    .filter((measure) => measure.words !== ''),
});

/** The quantity with its numeral's place in these words: they may have been edited since, or never held the figure. */
export function placed(quantity: Quantity, words: string): Quantity {
  const written = [String(quantity.value), quantity.value.toLocaleString('en-US')].map((one) => words.indexOf(one));
  return { ...quantity, at: written.find((at) => at >= 0) ?? 0 };
}
type Quantity = NonNullable<PlanMeasure['quantity']>;

/** What a plan still lacks before an office can hold its unit to it. */
export function gapsOf(body: PlanBody): Fault[] {
  const gaps: Fault[] = [];
  if (body.idea === '') gaps.push({ place: '攻坚思路 · Approach', zh: '没有填写', en: 'not written yet' });
  if (body.measures.length === 0)
    gaps.push({ place: '攻坚举措 · Measures', zh: '至少一条', en: 'at least one is needed' });
  for (const [index, measure] of body.measures.entries()) {
    const place = `举措 ${index + 1} · Measure ${index + 1}`;
    if (measure.kind === 'target' && measure.quantity === null)
      gaps.push({ place, zh: '目标须有数值和单位', en: 'a target needs a value and a unit' });
    if (measure.kind === 'mechanism' && measure.rhythm === null)
      gaps.push({ place, zh: '机制须有频次', en: 'a mechanism needs a rhythm' });
    if (measure.kind !== 'mechanism' && measure.dueOn === null)
      gaps.push({ place, zh: '没有完成时限', en: 'it has no deadline' });
    if (measure.person === '') gaps.push({ place, zh: '没有责任人', en: 'nobody answers for it' });
  }
  return gaps;
}

/** What was read from a text, after what the draft held already: nothing that was typed is lost. */
export function added(draft: PlanBody, read: PlanBody): PlanBody {
  const untitled = draft.title.trim() === '';
  return {
    title: (untitled ? read.title : draft.title).slice(0, planLimits.title),
    idea: [draft.idea.trim(), read.idea].filter(Boolean).join('\n').slice(0, planLimits.idea),
    measures: [...draft.measures.filter((measure) => measure.words.trim() !== ''), ...read.measures].slice(
      0,
      planLimits.measures,
    ),
  };
}
