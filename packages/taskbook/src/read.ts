import { normalise } from './phases/1-normalise/index.ts';
import { readStructure } from './phases/2-structure/index.ts';
import { findAll } from './phases/3-quantities/index.ts';
import { readContext } from './phases/4-cues/context.ts';
import type { Models } from './phases/4-cues/model.ts';
import { readItems } from './phases/5-items/index.ts';
import { writeTaskBook } from './phases/6-output.ts';
import type { Source } from './source.ts';
import type { TaskBook } from './types.ts';
import { MODELS } from './weights.gen.ts';

/**
 * Reads a speech, plan or report and returns everything it asks or promises: targets, tasks and rhythms with owners and deadlines, each with its passage.
 *
 * Pure and deterministic; never throws on any string. Offsets count UTF-16 units of `source.text`, and `text.slice(start, end) === quote`.
 * Cost is linear in the length of the text. The method is described in docs/methods/taskbook.md.
 */
export function readTaskBook(source: Source): TaskBook {
  return readWith(MODELS, source);
}

/** The same with given weights: for the fit, which reads each document with weights that have not seen it. */
export function readWith(models: Models, source: Source): TaskBook {
  const reading = normalise(source.text);
  const structure = readStructure(reading, source);
  const findings = findAll(reading, structure);
  const context = readContext(reading, structure, findings);
  const { drafts, facts } = readItems(context, models);
  return writeTaskBook(reading, structure, findings.owners, drafts, facts);
}
