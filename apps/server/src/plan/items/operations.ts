import type { EditStep, ItemChange } from '@chengshi/contract';
import type { ItemRow } from './store.ts';

type StepOf<Op extends EditStep['op']> = Extract<EditStep, { op: Op }>;

/** A step that cannot be taken, with the reason in both languages. */
export class StepRefused extends Error {
  readonly zh: string;
  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
  }
}

/** Sets what the reviewer changed. A kind brings what belongs to it: a target has a quantity, a mechanism a rhythm, nothing else has either. */
export function corrected(row: ItemRow, change: ItemChange): ItemRow {
  const kind = change.kind ?? row.kind;
  const quantity = kind === 'target' ? given(change.quantity, row.quantity) : null;
  const rhythm = kind === 'mechanism' ? given(change.rhythm, row.rhythm) : null;
  if (kind === 'target' && quantity === null) {
    throw new StepRefused('目标须有数值和单位', 'a target needs a value and a unit');
  }
  if (kind === 'mechanism' && rhythm === null) throw new StepRefused('机制须有频次', 'a mechanism needs a rhythm');
  const due = kind === 'mechanism' ? null : change.due;
  return {
    ...row,
    kind,
    quantity,
    rhythm,
    title: change.title ?? row.title,
    dueText: due === undefined ? row.dueText : (due?.text ?? null),
    dueOn: due === undefined ? row.dueOn : (due?.end ?? null),
    owner: change.owner === undefined ? row.owner : ownerOf(row.owner, change.owner),
    strength: kind === 'mechanism' ? null : given(change.strength, row.strength),
    // Whoever corrects an item says yes to it.
    state: 'accepted',
    revision: row.revision + 1,
  };
}

const given = <Value>(change: Value | undefined, before: Value): Value => (change === undefined ? before : change);

/** Keeps the words of the document beside the corrected names. */
function ownerOf(before: unknown, names: { lead: string[]; support: string[] } | null): unknown {
  if (names === null || names.lead.length + names.support.length === 0) return null;
  const quote = before !== null && typeof before === 'object' && 'quote' in before ? before.quote : '';
  return { quote, ...names };
}

/** Cuts an item in two at an offset of the text; the numeral of a target stays with the part that holds it. */
export function split(
  row: ItemRow,
  { at }: StepOf<'split'>,
  text: string,
  second: { id: string; ordinal: number },
): [ItemRow, ItemRow] {
  if (at <= row.startAt || at >= row.endAt) {
    throw new StepRefused('拆分位置须在条目之内', 'the place to split must lie inside the item');
  }
  const cut = (startAt: number, endAt: number): ItemRow => {
    const quote = text.slice(startAt, endAt);
    const holds = numeralOf(row) === null || (numeralOf(row)! >= startAt && numeralOf(row)! < endAt);
    const kind = row.kind === 'target' && !holds ? 'task' : row.kind;
    return {
      ...row,
      kind,
      startAt,
      endAt,
      quote,
      quantity: kind === 'target' ? row.quantity : null,
      revision: row.revision + 1,
    };
  };
  const first = cut(row.startAt, at);
  const rest = cut(at, row.endAt);
  const own = numeralOf(row) !== null && rest.kind === 'target';
  return [
    own ? { ...first, title: titleFrom(first.quote) } : first,
    {
      ...rest,
      ...second,
      title: own ? row.title : titleFrom(rest.quote),
      revision: 1,
      origin: 'hand',
      confidence: null,
      found: null,
    },
  ];
}

const numeralOf = (row: ItemRow): number | null =>
  row.quantity !== null &&
  typeof row.quantity === 'object' &&
  'at' in row.quantity &&
  typeof row.quantity.at === 'number'
    ? row.quantity.at
    : null;

/** Joins items into the first of them: the passage covers all, and what the first lacks comes from the others. */
export function merged(rows: readonly ItemRow[], text: string): ItemRow {
  const [first, ...others] = rows;
  if (!first || others.length === 0) throw new StepRefused('请至少选择两条', 'choose two items or more');
  const sections = new Set(rows.map((row) => row.section));
  if (sections.size > 1)
    throw new StepRefused('只能合并同一标题下的条目', 'only items under one heading can be merged');
  const startAt = Math.min(...rows.map((row) => row.startAt));
  const endAt = Math.max(...rows.map((row) => row.endAt));
  const lacking = <Key extends keyof ItemRow>(key: Key): ItemRow[Key] =>
    rows.find((row) => row[key] !== null)?.[key] ?? first[key];
  const withDue = rows.find((row) => row.dueText !== null) ?? first;
  return {
    ...first,
    startAt,
    endAt,
    quote: text.slice(startAt, endAt),
    owner: lacking('owner'),
    dueText: withDue.dueText,
    dueOn: withDue.dueOn,
    state: 'accepted',
    revision: first.revision + 1,
  };
}

/** A proposal for a title: the passage without numbering, up to its first stop. */
export function titleFrom(passage: string): string {
  const plain = passage.replace(
    /^[\s　]*(?:[（(]?[一二三四五六七八九十\d]+[)）.、．]|[一二三四五六七八九十]+(?:是|要))?[\s　]*/,
    '',
  );
  const title = plain.split(/[，。；！？,;!?\n]/, 1)[0]?.trim() ?? '';
  return (title || passage.trim()).slice(0, 60);
}
