import type { TableRow } from '../2-structure/columns.ts';
import type { Context } from '../4-cues/context.ts';
import type { DraftTarget } from './drafts.ts';
import { originalUnit } from './quantity-words.ts';

/**
 * The figures of an indicator table: a row names the indicator and its unit, a column the year, a cell the value (`≥90`, `15左右`).
 * Cells with words of their own are read as sentences, not here.
 */
export function tableTargets(context: Context): DraftTarget[] {
  const { structure, reading } = context;
  const found: DraftTarget[] = [];
  for (const row of structure.tables.rows) {
    const title = titleOf(reading.text, row);
    if (!title) continue;
    const measure = row.cells.find((cell) => cell.role === 'measure');
    const unit = measure ? reading.text.slice(measure.start, measure.end).trim() : '';
    for (const cell of row.cells) {
      if (cell.role !== 'target') continue;
      const figure = FIGURE.exec(reading.text.slice(cell.start, Math.min(cell.end, cell.start + 24)))?.groups;
      if (!figure) continue;
      const at = cell.start + figure.lead!.length;
      const year = cell.year ?? null;
      const percent = figure.unit ?? '';
      found.push(
        columnTarget({
          sentence: sentenceAt(structure.sentences, cell.start),
          start: cell.start + (figure.lead!.length - figure.lead!.trimStart().length),
          end: cell.start + figure.lead!.length + figure.value!.length + percent.length + (figure.bound ?? '').length,
          at,
          value: figure.value!,
          unit: originalUnit(percent || unit),
          isShare: (percent || unit) === '%',
          title,
          comparator: boundOf(figure.lead!, figure.bound ?? ''),
          due:
            year === null
              ? structure.head.span && structure.head.span.first === structure.head.span.last
                ? { text: `${structure.head.span.last}年`, end: `${structure.head.span.last}-12-31` }
                : null
              : { text: `${year}年`, end: `${year}-12-31` },
        }),
      );
    }
  }
  return found.filter((target) => target.sentence >= 0);
}

/** The words of the row's indicator or task, when there is a column for them or the first cell names it. */
function titleOf(text: string, row: TableRow): string | null {
  const cell = row.cells.find(({ role }) => role === 'task') ?? row.cells.find(({ role }) => role === 'other');
  const words = cell ? text.slice(cell.start, Math.min(cell.end, cell.start + 40)).trim() : '';
  return words.length >= 2 && !/^[\d.]+$/.test(words) ? words : null;
}

/** A target that the columns of a table tell whole: `value` as it is written, `isShare` when it is counted in per cent. */
export function columnTarget({
  value,
  isShare,
  ...told
}: Pick<DraftTarget, 'sentence' | 'start' | 'end' | 'at' | 'unit' | 'title' | 'comparator' | 'due'> & {
  readonly value: string;
  readonly isShare: boolean;
}): DraftTarget {
  return {
    ...told,
    kind: 'target',
    value: Number(value.replaceAll(',', '')),
    valueMax: null,
    measure: /增长|下降|降低|增速/.test(told.title) ? 'growth' : isShare ? 'share' : 'level',
    per: null,
    recurs: false,
    each: null,
    qualifier: null,
    scope: null,
    strength: 'plain',
    owner: null,
    cues: ['column.target'],
    confidence: 0.9,
  };
}

export function boundOf(lead: string, bound: string): DraftTarget['comparator'] {
  if (/[≤<]|不超|不高于|小于|控制在/.test(lead) || bound === '以内' || bound === '以下') return 'le';
  if (/[≥>]|不低于|不少于|大于|超|突破|至少/.test(lead) || bound === '以上') return 'ge';
  return bound === '左右' || /约/.test(lead) ? 'about' : 'eq';
}

/** The sentence that holds an offset, or the next one behind it; -1 at the end. */
export function sentenceAt(sentences: readonly { readonly start: number; readonly end: number }[], at: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low < sentences.length ? low : -1;
}

const FIGURE =
  /^(?<lead>\s*(?:[≥≤><约]|不低于|不少于|不超过|不高于|达到?|大于|小于|控制在|稳定在|保持在|超过?|突破|力争|至少)?\s*)(?<value>\d[\d,]*(?:\.\d+)?)(?<unit>%)?(?<bound>以上|以内|以下|左右)?\s*$/;
