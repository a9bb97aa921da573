import type { Models } from '../src/phases/4-cues/model.ts';
import { type PreparedDocument, quantityExamples } from './examples.ts';
import { fitLogistic } from './logistic.ts';

/** Chosen by hand where the left-out documents fared best; the figures are flat around them. */
export const RIDGE = { directive: 3, target: 2, fact: 2 };
export const THRESHOLD = { directive: 0.5, target: 0.5, fact: 0.5 };

/** Fits the three models. The quantities learn from sentence probabilities of models that have not seen their document. */
export function train(documents: readonly PreparedDocument[]): Models {
  const directiveOf = (set: readonly PreparedDocument[]) =>
    fitLogistic(
      set.flatMap((document) => document.sentenceExamples),
      { ridge: RIDGE.directive, threshold: THRESHOLD.directive },
    );
  const directive = directiveOf(documents);
  const blind = documents.map((left) => directiveOf(documents.filter((other) => other !== left)));
  const quantities = documents.map((document, i) => quantityExamples(document, blind[i]!));
  return {
    directive,
    target: fitLogistic(
      quantities.flatMap((examples) => examples.target),
      { ridge: RIDGE.target, threshold: THRESHOLD.target },
    ),
    fact: fitLogistic(
      quantities.flatMap((examples) => examples.fact),
      { ridge: RIDGE.fact, threshold: THRESHOLD.fact },
    ),
  };
}
