import { normalise, originalSpan } from '../src/phases/1-normalise/index.ts';
import { readStructure } from '../src/phases/2-structure/index.ts';
import { findAll } from '../src/phases/3-quantities/index.ts';
import { wordsIn } from '../src/phases/4-cues/clauses.ts';
import { type Context, quantitiesOf, readContext, timesOf } from '../src/phases/4-cues/context.ts';
import { type Model, probability } from '../src/phases/4-cues/model.ts';
import { quantityCues } from '../src/phases/4-cues/quantity-cues.ts';
import { sentenceCues } from '../src/phases/4-cues/sentence-cues.ts';
import type { LabelledDocument } from './labels.ts';
import type { Example } from './logistic.ts';

/** A document read as far as its cues, ready to make examples of. */
export interface PreparedDocument {
  readonly document: LabelledDocument;
  readonly context: Context;
  readonly sentenceExamples: readonly Example[];
}

export function prepare(document: LabelledDocument): PreparedDocument {
  const reading = normalise(document.text);
  const structure = readStructure(reading, { text: document.text });
  const context = readContext(reading, structure, findAll(reading, structure));
  const ordered = document.sentences.filter(({ s }) => document.directives.includes(s));
  const sentenceExamples: Example[] = [];
  for (const sentence of structure.sentences) {
    if (sentence.kind === 'title' || sentence.kind === 'frame') continue;
    if (context.findings.owners.some((owner) => owner.start <= sentence.start && owner.end >= sentence.end - 1))
      continue;
    const { start, end } = originalSpan(reading, sentence.start, sentence.end);
    const yes = ordered.some((labelled) => labelled.start < end && start < labelled.end);
    // Readers disagree about headings and very short sentences; they teach little.
    const weight = sentence.kind === 'heading' ? 0.05 : end - start <= 16 ? 0.3 : 1;
    sentenceExamples.push({ cues: sentenceCues(context, sentence), yes, weight });
  }
  return { document, context, sentenceExamples };
}

/** Examples of quantities, with the sentences' probabilities from a model that has not seen the document. */
export function quantityExamples(
  { document, context }: PreparedDocument,
  directive: Model,
): { target: Example[]; fact: Example[] } {
  const targetAt = new Set(document.targets.map(({ q }) => document.quantities[q]!.at));
  const factAt = new Set(document.facts.map((q) => document.quantities[q]!.at));
  const near = (set: ReadonlySet<number>, at: number) =>
    [0, 1, -1, 2, -2, 3, -3, 4, -4].some((shift) => set.has(at + shift));
  const target: Example[] = [];
  const fact: Example[] = [];
  for (const sentence of context.structure.sentences) {
    if (sentence.kind === 'title' || sentence.kind === 'frame') continue;
    const quantities = quantitiesOf(context, sentence);
    if (quantities.length === 0) continue;
    const order = probability(directive, sentenceCues(context, sentence));
    const words = wordsIn(context, sentence);
    const view = {
      sentence,
      words,
      classes: new Set(words.map(({ name }) => name)),
      order,
      isFormula: false,
      quantities,
      times: timesOf(context, sentence).filter((time) => time.role !== 'base' && time.role !== 'name'),
    };
    for (const [index, quantity] of quantities.entries()) {
      const { start } = originalSpan(context.reading, quantity.at, quantity.at + 1);
      const cues = quantityCues(context, view, index);
      const isTarget = targetAt.has(start) || (!factAt.has(start) && near(targetAt, start));
      target.push({ cues, yes: isTarget, weight: 1 });
      if (!isTarget) fact.push({ cues, yes: near(factAt, start), weight: 1 });
    }
  }
  return { target, fact };
}
