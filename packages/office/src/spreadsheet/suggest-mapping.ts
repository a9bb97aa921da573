import { type Field, headerMeaning, REPEATABLE } from './fields.ts';
import { compact } from './grid.ts';
import { type Looks, looksOf } from './looks.ts';
import type { TableColumn } from './table.ts';

/** What a column seems to mean. `column` is its position in the table, so that a mapping fits the next file of the same shape. */
export interface Suggestion {
  readonly column: number;
  readonly field: Field;
  /** 0…1: at 0.9 the header leaves no doubt and the cells agree; below 0.5 somebody should look. */
  readonly confidence: number;
  readonly reason: { readonly 'zh-CN': string; readonly en: string };
}

type Draft = Suggestion & { readonly looks: Looks };

/** Looks that a field's cells should have, and how much of them. Fields of free text are not here. */
const EXPECTED: Partial<
  Record<Field, { readonly look: (looks: Looks) => number; readonly zh: string; readonly en: string }>
> = {
  number: {
    look: ({ sequence, number }) => Math.max(sequence, number * 0.8),
    zh: '依次递增的数字',
    en: 'numbers in sequence',
  },
  unit: { look: ({ unit }) => unit, zh: '计量单位', en: 'units of measure' },
  due: { look: ({ date }) => date, zh: '日期或时间', en: 'dates' },
  lead: { look: ({ organisation, region }) => Math.max(organisation, region), zh: '单位名称', en: 'names of units' },
  support: { look: ({ organisation, region }) => Math.max(organisation, region), zh: '单位名称', en: 'names of units' },
  patron: { look: ({ person }) => person, zh: '姓名', en: 'names of people' },
  person: { look: ({ person }) => person, zh: '姓名', en: 'names of people' },
  phone: { look: ({ phone }) => phone, zh: '电话号码', en: 'telephone numbers' },
  region: { look: ({ region }) => region, zh: '区划名称', en: 'names of regions' },
  status: { look: ({ status }) => status, zh: '状态词', en: 'words of status' },
};

/**
 * Proposes a field for each column: from the lowest header word, then the words above it, then from what the cells look like. Header and
 * cells that contradict each other cost confidence, or decide for the cells where the header has two meanings (单位 is a measure or an
 * office). A field that only one column can have goes to the best; the others become details, notes or nothing.
 */
export function suggestMapping(columns: readonly TableColumn[]): readonly Suggestion[] {
  const drafts = columns.map((column, i) => draftFor(column, i));
  return settleOwners(settleDoubles(drafts)).map(({ looks: _, ...suggestion }) => suggestion);
}

function draftFor(column: TableColumn, position: number): Draft {
  const looks = looksOf(column.samples);
  const words = column.path.map(compact);
  const last = words.at(-1) ?? '';
  const decided = ambiguous(last, looks) ?? byHeader(words);
  if (!decided) return { column: position, looks, ...byLooks(column, looks) };
  const { field, weight } = decided;
  const expected = EXPECTED[field];
  const share = expected && looks.count > 0 ? expected.look(looks) : null;
  const base = { column: position, field, looks };
  const zh = `表头“${column.name}”`;
  const en = `header “${column.name}”`;
  if (!expected || share === null) return { ...base, confidence: weight, reason: { 'zh-CN': zh, en } };
  if (share >= 0.5) {
    const reason = { 'zh-CN': `${zh}，内容是${expected.zh}`, en: `${en}, cells are ${expected.en}` };
    return { ...base, confidence: round(Math.min(0.99, weight + 0.03)), reason };
  }
  const reason = { 'zh-CN': `${zh}，但内容多数不像${expected.zh}`, en: `${en}, but most cells are not ${expected.en}` };
  return { ...base, confidence: round(weight * (0.55 + share * 0.6)), reason };
}

/** Words with two meanings: the cells decide. */
function ambiguous(word: string, looks: Looks): { field: Field; weight: number } | null {
  if (word === '单位')
    return looks.unit >= looks.organisation && looks.count > 0
      ? { field: 'unit', weight: 0.9 }
      : { field: 'lead', weight: 0.85 };
  const goal = /^(工作|任务|总体|阶段|年度|预期)?目标(任务)?$/.test(word);
  if (goal && looks.count > 0 && looks.number < 0.3 && looks.long > 0.5) return { field: 'target', weight: 0.75 };
  if (word === '责任人' && looks.organisation > 0.6) return { field: 'lead', weight: 0.7 };
  if (/^(进度|时间进度|进度安排)$/.test(word))
    return looks.date > 0.5 ? { field: 'due', weight: 0.8 } : { field: 'progress', weight: 0.8 };
  if (/^(完成|落实)情况$/.test(word) && looks.status > 0.8) return { field: 'status', weight: 0.75 };
  return null;
}

function byHeader(words: readonly string[]): { field: Field; weight: number } | null {
  const last = headerMeaning(words.at(-1) ?? '');
  const above = words
    .slice(0, -1)
    .map((word) => headerMeaning(word))
    .findLast((meaning) => meaning !== null);
  // 年度目标 / 2025年, 责任单位 / 市直: the group says what its parts only divide. A certain word below wins against a group.
  if (!above || (last && last.weight >= 0.9)) return last;
  return !last || above.weight > last.weight ? { field: above.field, weight: above.weight - 0.05 } : last;
}

function byLooks(column: TableColumn, looks: Looks): Pick<Suggestion, 'field' | 'confidence' | 'reason'> {
  const name =
    column.name === ''
      ? { zh: '没有表头', en: 'no header' }
      : { zh: `表头“${column.name}”不认识`, en: `unknown header “${column.name}”` };
  const says = (field: Field, confidence: number, zh: string, en: string) => ({
    field,
    confidence,
    reason: { 'zh-CN': `${name.zh}，内容${zh}`, en: `${name.en}, cells ${en}` },
  });
  if (looks.count === 0) return says('ignore', 0.8, '是空的', 'are empty');
  if (looks.phone > 0.7) return says('phone', 0.6, '是电话号码', 'are telephone numbers');
  if (looks.sequence > 0.9 && column.name === '')
    return says('number', 0.6, '是依次递增的数字', 'are numbers in sequence');
  if (looks.date > 0.7) return says('due', 0.5, '是日期或时间', 'are dates');
  if (looks.unit > 0.8) return says('unit', 0.55, '是计量单位', 'are units of measure');
  if (looks.status > 0.8) return says('status', 0.5, '是状态词', 'are words of status');
  if (looks.person > 0.8) return says('person', 0.45, '是姓名', 'are names of people');
  if (looks.organisation > 0.7) return says('lead', 0.45, '是单位名称', 'are names of units');
  if (looks.region > 0.8) return says('region', 0.45, '是区划名称', 'are names of regions');
  if (looks.number > 0.8 && column.name === '') return says('ignore', 0.4, '是数字', 'are numbers');
  if (looks.long > 0.6 && looks.variety > 0.7) return says('title', 0.35, '是较长的文字', 'are longer texts');
  return says('ignore', 0.3, '看不出含义', 'say nothing certain');
}

/** A field that one column can have goes to the surest, the leftmost of equals. */
function settleDoubles(drafts: readonly Draft[]): readonly Draft[] {
  const best = new Map<Field, Draft>();
  for (const draft of drafts) {
    const other = best.get(draft.field);
    if (!other || draft.confidence > other.confidence + 1e-9) best.set(draft.field, draft);
  }
  const settled = drafts.map((draft) => {
    const winner = best.get(draft.field) as Draft;
    return winner === draft || REPEATABLE.has(draft.field) ? draft : yielding(draft, winner, best);
  });
  // A table of measures alone, or of goals in words: its longest text is what has to be done.
  if (best.has('title')) return settled;
  const heir =
    settled.find(({ field }) => field === 'detail') ??
    settled.find(({ field, looks }) => field === 'target' && looks.long > 0.5);
  return settled.map((draft) =>
    draft === heir ? { ...draft, field: 'title' as const, confidence: round(draft.confidence * 0.85) } : draft,
  );
}

function yielding(draft: Draft, winner: Draft, best: ReadonlyMap<Field, Draft>): Draft {
  const field: Field =
    draft.field === 'title' && !best.has('detail') ? 'detail' : draft.field === 'progress' ? 'note' : 'ignore';
  const reason = {
    'zh-CN': `${draft.reason['zh-CN']}，但第 ${winner.column + 1} 列更像`,
    en: `${draft.reason.en}, but column ${winner.column + 1} fits better`,
  };
  return { ...draft, field, confidence: round(draft.confidence * 0.6), reason };
}

/** 责任单位 leads alone, and supports beside a 牵头单位. */
function settleOwners(drafts: readonly Draft[]): readonly Draft[] {
  const leads = drafts.filter(({ field }) => field === 'lead');
  const surest = leads.find(({ reason }) => /牵头|主办|主责|第一责任|lead/i.test(reason['zh-CN']));
  if (leads.length < 2 || !surest) return drafts;
  return drafts.map((draft) => {
    if (draft.field !== 'lead' || draft === surest || /牵头|主办|主责|第一责任/.test(draft.reason['zh-CN']))
      return draft;
    const reason = {
      'zh-CN': `${draft.reason['zh-CN']}，另有牵头单位一列`,
      en: `${draft.reason.en}, beside a column of leading units`,
    };
    return { ...draft, field: 'support' as const, reason };
  });
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
