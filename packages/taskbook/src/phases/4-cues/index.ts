import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import { wordsIn } from './clauses.ts';
import type { Context } from './context.ts';
import { quantitiesOf, timesOf } from './context.ts';
import { decisiveCues, type Models, probability } from './model.ts';
import { quantityCues, type SentenceView } from './quantity-cues.ts';
import { sentenceCues } from './sentence-cues.ts';

/** The decision about one quantity, and why. */
export interface Judged {
  readonly quantity: Quantity;
  readonly verdict: 'target' | 'fact' | 'neither';
  readonly cues: readonly string[];
  readonly confidence: number;
}

/** The decision about one sentence, and why. */
export interface SentenceJudgement {
  readonly view: SentenceView;
  readonly isOrder: boolean;
  readonly cues: readonly string[];
  readonly quantities: readonly Judged[];
}

/** Phase 4: weighs the cues of a sentence and of each of its quantities. */
export function judgeSentence(context: Context, sentence: Sentence, models: Models): SentenceJudgement {
  const found = sentenceCues(context, sentence);
  const order = probability(models.directive, found);
  const words = wordsIn(context, sentence);
  const view: SentenceView = {
    sentence,
    words,
    classes: new Set(words.map(({ name }) => name)),
    order,
    isFormula: found.includes('formula.paper'),
    quantities: quantitiesOf(context, sentence),
    // 较上年 compares, “十四五”规划 is a name; neither says when.
    times: timesOf(context, sentence).filter((time) => time.role !== 'base' && time.role !== 'name'),
  };
  return {
    view,
    isOrder: order >= models.directive.threshold,
    cues: order >= models.directive.threshold ? decisiveCues(models.directive, found) : [],
    quantities: view.quantities.map((_, index) => judgeQuantity(context, view, index, models)),
  };
}

function judgeQuantity(context: Context, view: SentenceView, index: number, models: Models): Judged {
  const quantity = view.quantities[index]!;
  const found = quantityCues(context, view, index);
  const asTarget = probability(models.target, found);
  if (asTarget >= models.target.threshold) {
    return { quantity, verdict: 'target', cues: decisiveCues(models.target, found), confidence: round(asTarget) };
  }
  const asFact = probability(models.fact, found);
  if (asFact >= models.fact.threshold) return { quantity, verdict: 'fact', cues: [], confidence: round(asFact) };
  return { quantity, verdict: 'neither', cues: [], confidence: round(1 - Math.max(asTarget, asFact)) };
}

export function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
