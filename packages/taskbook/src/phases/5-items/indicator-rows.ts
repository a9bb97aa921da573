import type { Context } from '../4-cues/context.ts';
import type { DraftTarget } from './drafts.ts';
import { boundOf, columnTarget, sentenceAt } from './table-targets.ts';

/**
 * Indicators whose table a page has run together: 1 森林覆盖率(%) ≥45 约束性, on one line or a cell a line. What kind of indicator it is (预期性, 约束性) closes the
 * row; of several years the last column is the goal. One row may be chance, so that two are needed.
 */
export function indicatorRows(context: Context): DraftTarget[] {
  const { text } = context.reading;
  if (!KIND.test(text)) return [];
  const { structure } = context;
  const found: DraftTarget[] = [];
  for (const match of text.matchAll(ROW)) {
    const { title, unit, lead, value, bound } = match.groups as Record<string, string>;
    const tail = `${lead}${value}${bound ?? ''}`;
    const at = match.index + match[0].lastIndexOf(tail) + lead!.length;
    const sentence = sentenceAt(structure.sentences, at);
    const name = title!.replace(/\n/g, '');
    if (sentence < 0 || structure.tables.isCell(at) || name.length < 2) continue;
    const year = YEAR.exec(text.slice(Math.max(0, at - 900), at))?.[1] ?? structure.head.span?.last;
    found.push(
      columnTarget({
        sentence,
        start: at - lead!.length,
        end: at + value!.length + (bound ?? '').length,
        at,
        value: value!,
        unit: unit!.trim(),
        isShare: unit === '%',
        title: name,
        comparator: boundOf(lead!, bound ?? ''),
        due: year === undefined ? null : { text: `${year}年`, end: `${year}-12-31` },
      }),
    );
  }
  return found.length > 1 ? found : [];
}

const KIND = /预期性|约束性/;
const ROW =
  /(?:^|\n|性)\s*(?:\d{1,3}[.、\s]\s*)?(?<title>[^\s()≥≤<>。;\d][^\n\t()≥≤<>。;]{1,39}|[^\s()≥≤<>。;\d][^\n\t()≥≤<>。;]{11,39}\n[^\n\t()≥≤<>。;\d]{1,12})\s*\((?<unit>[^()\n\d]{1,10})\)\s*(?:[≥≤><]?\d[\d,.]*%?\s+){0,6}(?<lead>[≥≤><]?)(?<value>\d[\d,]*(?:\.\d+)?)(?<bound>左右|以上|以内)?\s*(?:预期性|约束性|指导性)/g;
/** The last year that a head of columns names: 2030年 属性. */
const YEAR = /^[\s\S]*(20\d{2})年?(?:目标)?值?\s*(?:指标)?(?:属性|性质)/;
