import type { Context } from '../4-cues/context.ts';
import { judgeSentence, round } from '../4-cues/index.ts';
import type { Models } from '../4-cues/model.ts';
import { sentenceOwner } from '../4-cues/subjects.ts';
import { sectionTypeOf, tellsSoFar } from '../4-cues/surroundings.ts';
import { Deadlines } from './deadlines.ts';
import type { Draft, DraftFact } from './drafts.ts';
import { indicatorRows } from './indicator-rows.ts';
import { mechanismsOf } from './mechanisms.ts';
import { attachOwners } from './owners.ts';
import { strengthOf } from './quantity-words.ts';
import { tableTargets } from './table-targets.ts';
import { quantityItems } from './targets.ts';
import { taskTitle } from './titles.ts';

/** Phase 5: what each sentence orders, as items with titles, deadlines and owners. */
export function readItems(context: Context, models: Models): { drafts: Draft[]; facts: DraftFact[] } {
  const { text } = context.reading;
  const deadlines = new Deadlines(context);
  const drafts: Draft[] = [];
  const facts: DraftFact[] = [];
  const { owners } = context.findings;
  let nextOwner = 0;
  for (const sentence of context.structure.sentences) {
    if (sentence.kind === 'title' || sentence.kind === 'frame') continue;
    while (nextOwner < owners.length && owners[nextOwner]!.end <= sentence.start) nextOwner++;
    const owner = owners[nextOwner];
    if (owner && owner.start <= sentence.start && owner.end >= sentence.end - 1) continue;
    deadlines.note(sentence);
    const judgement = judgeSentence(context, sentence, models);
    const { targets, facts: stated } = quantityItems(context, judgement.view, judgement.quantities, deadlines);
    facts.push(...stated);
    const role = sentence.kind === 'cell' ? context.structure.tables.cellAt(sentence.start)?.cell.role : undefined;
    // A cell of figures is read as one (column.target) and is no task beside it.
    const silent =
      role !== undefined &&
      (!['task', 'target', 'other'].includes(role) || (role === 'target' && sentence.end - sentence.start <= 12));
    if (silent) continue;
    const end = owner && owner.start > sentence.start ? Math.min(sentence.end, owner.start) : sentence.end;
    // (市水务局)改造管网…: the annotation in front is none of its words.
    const start = owner && owner.start <= sentence.start ? Math.min(owner.end, sentence.end) : sentence.start;
    // Who names somebody with 牵头 or 由…负责 orders, whatever else the sentence says.
    const named =
      !judgement.isOrder &&
      !judgement.view.isFormula &&
      !tellsSoFar(text.slice(sentence.start + sentence.markLength, Math.min(end, sentence.start + 160))) &&
      (judgement.view.order >= LEAST_ORDER_NAMED || ASSIGNS.test(text.slice(sentence.start, end))) &&
      sectionTypeOf(context, sentence) !== 'review' &&
      sentenceOwner(context, sentence) !== null;
    if ((judgement.isOrder || named) && (targets.length === 0 || hasMoreThanTargets(text, start, end, targets))) {
      drafts.push({
        kind: 'task',
        sentence: sentence.index,
        start,
        end,
        title: taskTitle(text.slice(start, end)),
        strength: strengthOf(text.slice(sentence.start, Math.min(end, sentence.start + 200))),
        due: deadlines.of(sentence, sentence.start + sentence.markLength),
        owner: null,
        cues: named ? ['owner.named'] : judgement.cues,
        confidence: round(judgement.view.order),
      });
    }
    drafts.push(
      ...targets.map((target) => (target.start < start && start <= target.at ? { ...target, start } : target)),
    );
    drafts.push(...mechanismsOf(context, judgement, named));
  }
  drafts.push(...tableTargets(context), ...indicatorRows(context));
  drafts.sort((a, b) => a.start - b.start || a.end - b.end);
  const owned = attachOwners(context, drafts, deadlines);
  for (const draft of owned) {
    if (draft.kind === 'mechanism' || draft.due || draft.cues[0] === 'column.target') continue;
    if (draft.kind === 'target' && draft.recurs) continue;
    const sentence = context.structure.sentences[draft.sentence]!;
    draft.due = deadlines.ofHeading(sentence) ?? (draft.kind === 'target' ? deadlines.ofTitle() : null);
  }
  return { drafts: owned, facts };
}

/** From this probability on a sentence that names who acts is taken for an order. */
const LEAST_ORDER_NAMED = 0.3;
const ASSIGNS = /牵头|负责|配合|由[^,。;]{2,30}(?:局|委|厅|办|部门|政府|公司|集团|单位|街道)/;

/** Does the sentence order something besides its figures? At least ten characters outside of the targets' own words. */
function hasMoreThanTargets(
  text: string,
  start: number,
  end: number,
  targets: readonly { start: number; end: number }[],
): boolean {
  let rest = end - start;
  for (const target of targets) rest -= target.end - target.start;
  return rest > 10 && /[,;:。]/.test(text.slice(start, end - 1));
}
