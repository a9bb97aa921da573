import type { Item, Section, TaskBook } from '@chengshi/taskbook';
import type { Language } from './sentences.ts';

/** An item as people pass it on: one line of a breakdown table, every column in words. */
export interface TaskBookRow {
  readonly number: number;
  readonly section: string;
  readonly title: string;
  /** `≥135`, `新增≥135`, `30—40`; '' for what has no figure. */
  readonly value: string;
  readonly unit: string;
  readonly due: string;
  readonly lead: string;
  readonly support: string;
  readonly rhythm: string;
  readonly quote: string;
  /** Paragraph and characters of the text, counted from 1. */
  readonly place: string;
}

const SIGNS = { ge: '≥', le: '≤', about: '约', eq: '', range: '' } as const;
const MEASURES = {
  'zh-CN': { level: '', increment: '新增', growth: '增长', multiple: '', share: '占比', rank: '位次' },
  en: { level: '', increment: '+ ', growth: 'growth ', multiple: '', share: 'share ', rank: 'rank ' },
} as const;
const UNITS = {
  'zh-CN': { day: '日', week: '周', month: '月', quarter: '季度', half: '半年', year: '年' },
  en: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', half: 'half-year', year: 'year' },
} as const;
const SEPARATOR = { 'zh-CN': '、', en: '; ' } as const;

/** The items of a task book as rows, in the order of the text. `text` is what the task book was read from. */
export function taskBookRows(book: TaskBook, text: string, language: Language): readonly TaskBookRow[] {
  const sections = new Map(book.sections.map((section) => [section.id, section]));
  const lineOf = lineCounter(text);
  return [...book.items]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((item, i) => {
      const owner = item.owner;
      return {
        number: i + 1,
        section: sectionPath(sections, item.section),
        title: item.title,
        value: valueIn(item, language),
        unit: item.kind === 'target' ? item.unit : '',
        due: dueOf(item),
        lead: owner?.lead.join(SEPARATOR[language]) ?? '',
        support: owner?.support.join(SEPARATOR[language]) ?? '',
        rhythm: rhythmOf(item, language),
        quote: item.quote,
        place: placeOf(lineOf(item.start), item.start + 1, item.end, language),
      };
    });
}

/** Headings from the outermost in, with their numbers. */
function sectionPath(sections: ReadonlyMap<string, Section>, id: string | null): string {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const section = sections.get(at);
    if (!section) break;
    path.unshift(section.heading);
    at = section.parent;
  }
  return path.join(' / ');
}

function valueIn(item: Item, language: Language): string {
  if (item.kind !== 'target') return '';
  const measure = MEASURES[language][item.measure];
  if (item.comparator === 'range') return `${measure}${item.value}—${item.valueMax ?? item.value}`;
  const sign = item.comparator === 'about' && language === 'en' ? '≈' : SIGNS[item.comparator];
  return `${measure}${sign}${item.value}`;
}

function dueOf(item: Item): string {
  if (item.kind === 'mechanism' || item.due === null) return '';
  const { end, text } = item.due;
  return end === null ? text : `${end}（${text}）`;
}

function rhythmOf(item: Item, language: Language): string {
  if (item.kind === 'mechanism') return everyOf(item.every, item.unit, language);
  return item.kind === 'target' && item.per !== null ? everyOf(1, item.per, language) : '';
}

function everyOf(every: number, unit: keyof (typeof UNITS)['en'], language: Language): string {
  const word = UNITS[language][unit];
  if (language === 'zh-CN') return every === 1 ? `每${word}` : `每${every}${unit === 'month' ? '个' : ''}${word}`;
  return every === 1 ? `every ${word}` : `every ${every} ${word}s`;
}

function placeOf(line: number, from: number, to: number, language: Language): string {
  return language === 'zh-CN' ? `第${line}段（第${from}—${to}字）` : `paragraph ${line} (characters ${from}–${to})`;
}

/** Number of the non-empty line that a place of the text lies in; places must be asked for in ascending order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let position = 0;
  let hasWords = false;
  return (at) => {
    for (; position < at; position++) {
      const c = text[position] as string;
      if (c === '\n') {
        if (hasWords) line++;
        hasWords = false;
      } else if (c.trim() !== '') hasWords = true;
    }
    return line;
  };
}
