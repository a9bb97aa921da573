import { isOffice } from './name-list.ts';
import { isOrganisation, splitNames } from './names.ts';
import { bracketRoles } from './owner-roles.ts';
import type { OwnerMention } from './owners.ts';
import { type TimeExpression, timesBetween } from './times.ts';

/** 推进改革。——市住建局牵头,市水务局配合; 新建泵站 → 市水利局: names that sign a sentence, behind a stop, a dash, an arrow or far to the right, up to the end of the line. */
export function addSigned(
  text: string,
  times: readonly TimeExpression[],
  found: OwnerMention[],
  inTable: (at: number) => boolean,
): void {
  found.push(...columnsOfBlanks(text, times, found, inTable));
  const others = found.slice().sort((a, b) => a.start - b.start);
  let next = 0;
  for (const match of text.matchAll(SIGNED)) {
    const start = match.index;
    const end = start + match[0].length;
    const words = match[1]!;
    while (next < others.length && others[next]!.end <= start) next++;
    const taken = next < others.length && others[next]!.start < end;
    if (taken || inTable(end - words.length)) continue;
    const roles = bracketRoles(words);
    if (!roles || ![...roles.lead, ...roles.support].every(isOrganisation) || !roles.lead.some(isOffice)) continue;
    // Without a stop before the mark, or without a mark, nothing but offices and all of a kind of region.
    if (
      !SET_APART.test(text.slice(Math.max(0, start - 1), start + 2)) &&
      !roles.lead.every((name) => isOffice(name) || ALL_OF_KIND.test(name))
    )
      continue;
    found.push({ start, end, lead: roles.lead, support: roles.support, deadline: null });
  }
}

/**
 * 2 新建泵站3座 市水利局 各县区 12月底前: the last columns of rows whose page has left one blank between cells. One such line may be chance, so that two are
 * needed. The second column helps where the head of the columns says so.
 */
function columnsOfBlanks(
  text: string,
  times: readonly TimeExpression[],
  others: readonly OwnerMention[],
  inTable: (at: number) => boolean,
): OwnerMention[] {
  const found: OwnerMention[] = [];
  const sorted = others.slice().sort((a, b) => a.start - b.start);
  const helps = HEAD_WITH_HELP.test(text);
  let next = 0;
  for (const match of text.matchAll(COLUMNS)) {
    const start = match.index + 1;
    const end = match.index + match[0].length;
    while (next < sorted.length && sorted[next]!.end <= start) next++;
    if ((next < sorted.length && sorted[next]!.start < end) || inTable(start)) continue;
    const columns = match[1]!.trim().split(/ +/);
    const told = columns.length === 1 ? bracketRoles(columns[0]!) : null;
    const [first, ...rest] = columns.map((words, i) => (i === 0 && told ? told.lead : splitNames(words)));
    const all = [...first!, ...rest.flat(), ...(told?.support ?? [])];
    // Whoever comes first is an office; beside him any body may stand.
    if (all.length === 0 || !isOffice(all[0]!) || !all.every((name) => isOrganisation(name))) continue;
    const deadline = timesBetween(times, start, end).at(-1) ?? null;
    found.push({
      start,
      end,
      lead: helps ? first! : [...first!, ...rest.flat()],
      support: [...(told?.support ?? []), ...(helps ? rest.flat() : [])],
      deadline,
    });
  }
  return found.length > 1 ? found : [];
}

const COLUMNS =
  /(?<=[^\s:;,]) (?=[市县区省州各国])([市县区省州各国][^\s\d。:;“”《》]{2,60}(?: +[市县区省州各国][^\s\d。:;“”《》]{2,60}){0,2})(?: ?(?:(?:20\d{2}年)?\d{1,2}月\S{0,6}|20\d{2}年\S{0,4}|长期\S{0,4}|持续\S{0,4}|全年|年底前?))?(?=\n|$)/g;
const HEAD_WITH_HELP = /牵头[^\s]{0,6} +(?:配合|协办|责任|协同|参与)[^\s]{0,6}(?: |\n)/;
const SIGNED =
  /(?:(?<=[。;\n])(?: *—{1,2} *|[ \t]{2,80})|(?<=[^\s。;—])(?: *(?:—{1,2}|[→⇒]|[-=]>) *| +\/ +)|(?<=。)(?: *(?:[→⇒]|[-=]>) *)?)([^\n\t。:“”《》—→⇒]{3,200})(?=\n|$)/g;
const ALL_OF_KIND = /^各.{0,8}(?:[区县市镇乡)]|街道|单位|部门)$/;
const SET_APART = /^[。;\n](?: *—| {2}|\t)/;
