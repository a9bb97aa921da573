import { characterSet, isIn } from '../../lexicon/characters.ts';
import { isOffice } from './name-list.ts';
import { isOrganisation, splitNames } from './names.ts';
import type { OwnerMention } from './owner-mention.ts';
import { bracketRoles } from './owner-roles.ts';
import { type TimeExpression, timesBetween } from './times.ts';

/**
 * Names that sign a line up to its end: 推进改革。——市住建局牵头,市水务局配合; 新建泵站 → 市水利局; behind a stop, far to the right, or in the last columns of a row
 * whose page has left one blank between cells (2 新建泵站3座 市水利局 各县区 12月底前). Linear: of each line the last 240 characters are looked at, and only when it
 * ends like names or a time.
 */
export function addSigned(
  text: string,
  times: readonly TimeExpression[],
  found: OwnerMention[],
  inTable: (at: number) => boolean,
): void {
  const others = found.slice().sort((a, b) => a.start - b.start);
  const columns: OwnerMention[] = [];
  const helps = HEAD_WITH_HELP.test(text);
  let next = 0;
  let inColumns = false;
  for (let start = 0; start < text.length; ) {
    let stop = text.indexOf('\n', start);
    if (stop < 0) stop = text.length;
    let end = stop;
    while (end > start && text.charCodeAt(end - 1) === 32) end--;
    const from = Math.max(start - 1, end - LOOK, 0);
    const last = text.charCodeAt(end - 1);
    const line = start;
    start = stop + 1;
    inColumns ||= end - line < 60 && HEAD_OF_COLUMNS.test(text.slice(line, end));
    const endsInNames = isIn(NAMES_END, last);
    if (!endsInNames && !isIn(TIMES_END, last)) continue;
    const words = text.slice(from, end);
    const signed =
      (inColumns && endsInNames && cellOf(text.slice(line, end), line)) ||
      (endsInNames && (lineOf(text, line, end) || signedBy(words, from))) ||
      columnsOf(words, from, times, helps);
    if (!signed) continue;
    while (next < others.length && others[next]!.end <= signed.start) next++;
    const taken = next < others.length && others[next]!.start < signed.end;
    if (!taken && !inTable(signed.at)) (signed.isColumn ? columns : found).push(signed.mention);
  }
  // One line may end with a blank and a name by chance.
  if (columns.length > 1) found.push(...columns);
}

interface Signed {
  readonly start: number;
  readonly end: number;
  /** Where the names begin. */
  readonly at: number;
  readonly isColumn: boolean;
  readonly mention: OwnerMention;
}

/** A line of nothing but offices, below a head of columns: the last cell of a row that a page has broken into lines. */
function cellOf(words: string, start: number): Signed | null {
  const names = words.length < 60 ? splitNames(words) : [];
  if (names.length === 0 || !isOffice(names[0]!) || !names.every((name) => isOffice(name) || ALL_OF_KIND.test(name)))
    return null;
  const end = start + words.length;
  const mention = { start, end, lead: names, support: [], deadline: null };
  return { start, end, at: start, isColumn: false, mention };
}

/** 省科技厅牵头,省商务厅按职责分工负责: a line that says nothing but who leads and who helps with what stands above it. */
function lineOf(text: string, start: number, end: number): Signed | null {
  if (start === 0 || end - start > LOOK || !ROLES_END.test(text.slice(Math.max(start, end - 8), end))) return null;
  const words = text.slice(start, end);
  const roles = /[。:;“”《》]/.test(words) ? null : bodiesOf(words);
  if (!roles || roles.hasTerm) return null;
  const mention = { start, end, lead: roles.lead, support: roles.support, deadline: null };
  return { start, end, at: start, isColumn: false, mention };
}

/** Who leads and who helps, where the words name nothing but bodies and an office leads. */
function bodiesOf(words: string): ReturnType<typeof bracketRoles> {
  const roles = bracketRoles(words);
  return roles && [...roles.lead, ...roles.support].every(isOrganisation) && roles.lead.some(isOffice) ? roles : null;
}

/** The names at the end of a line, set apart from what stands before them. */
function signedBy(words: string, from: number): Signed | null {
  const match = SIGNED.exec(words);
  const roles = match && bodiesOf(match[1]!);
  if (!roles) return null;
  // Without a stop before the mark, or without a mark, nothing but offices and all of a kind of region.
  const apart = SET_APART.test(words.slice(Math.max(0, match.index - 1), match.index + 2));
  if (!apart && !roles.lead.every((name) => isOffice(name) || ALL_OF_KIND.test(name))) return null;
  const [start, end] = [from + match.index, from + words.length];
  const mention = { start, end, lead: roles.lead, support: roles.support, deadline: null };
  return { start, end, at: end - match[1]!.length, isColumn: false, mention };
}

/** The last columns of a row, with the time that may follow them. The second column helps where the head of the columns says so. */
function columnsOf(words: string, from: number, times: readonly TimeExpression[], helps: boolean): Signed | null {
  const match = words.includes(' ') ? COLUMNS.exec(words) : null;
  if (!match) return null;
  const [start, end] = [from + match.index + 1, from + words.length];
  const columns = match[1]!.trim().split(/ +/);
  const told = columns.length === 1 ? bracketRoles(columns[0]!) : null;
  const [first, ...rest] = columns.map((column, i) => (i === 0 && told ? told.lead : splitNames(column)));
  const others = [...rest.flat(), ...(told?.support ?? [])];
  // Whoever comes first is an office; beside him any body may stand.
  if (!first?.[0] || !isOffice(first[0]) || ![...first, ...others].every(isOrganisation)) return null;
  const helping = helps || told !== null;
  const mention = {
    start,
    end,
    lead: helping ? first : [...first, ...others],
    support: helping ? others : [],
    deadline: timesBetween(times, start, end).at(-1) ?? null,
  };
  return { start, end, at: start, isColumn: true, mention };
}

const LOOK = 240;
/** 序号 重点工程 工作内容 牵头单位: heads that one blank parts. */
const HEAD_OF_COLUMNS =
  /^(?!.*[。;,:])(?:\S{1,14} +){2,7}(?:建议)?(?:牵头|责任|主办)(?:责任)?(?:单位|部门)(?: +\S{2,6}){0,3}$/;
/** What names of bodies end with, and the verbs that say who leads and helps. */
const NAMES_END = characterSet(
  '局委办厅部院署处科司室站队所会社行镇乡道区县市旗州村府司团心校学盟关班组门位构联台园业地体)合责头施实进助持导障同与',
);
const ROLES_END = /(?:牵头|负责|配合|落实)$/;
const TIMES_END = characterSet('月底末前内年续度期日');
const COLUMNS =
  /(?<=[^\s:;,]) (?=[市县区省州各国])([市县区省州各国][^\s\d。:;“”《》]{2,60}(?: +[市县区省州各国][^\s\d。:;“”《》]{2,60}){0,2})(?: ?(?:(?:20\d{2}年)?\d{1,2}月\S{0,6}|20\d{2}年\S{0,4}|长期\S{0,4}|持续\S{0,4}|全年|年底前?))?$/;
const HEAD_WITH_HELP = /牵头[^\s]{0,6} +(?:配合|协办|责任|协同|参与)[^\s]{0,6}(?: |\n)/;
const SIGNED =
  /(?:(?<=[。;\n])(?: *—{1,2} *|[ \t]{2,80})|(?<=[^\s。;—])(?: *(?:—{1,2}|[→⇒]|[-=]>) *| +\/ +)|(?<=。)(?: *(?:[→⇒]|[-=]>) *)?)([^\n\t。:“”《》—→⇒]{3,200})$/;
const ALL_OF_KIND = /^各.{0,8}(?:[区县市镇乡)]|街道|单位|部门)$/;
const SET_APART = /^[。;\n](?: *—| {2}|\t)/;
