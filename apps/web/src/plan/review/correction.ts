import { Comparator, type Item, type ItemChange, Measure, RhythmUnit } from '@chengshi/contract';

type Quantity = NonNullable<Item['quantity']>;
type Rhythm = NonNullable<Item['rhythm']>;
export type Strength = NonNullable<Item['strength']>;

export const comparators: readonly Quantity['comparator'][] = Comparator.options;
export const measures: readonly Quantity['measure'][] = Measure.options;
export const rhythmUnits: readonly Rhythm['unit'][] = RhythmUnit.options;
export const recurrences = ['year', 'half', 'quarter', 'month', 'week', 'day'] as const;
export const strengths: readonly Strength[] = ['must', 'strive', 'plain'];

/** An item as a form shows it: words in fields. */
export interface Correction {
  readonly kind: Item['kind'];
  readonly title: string;
  readonly value: string;
  readonly valueMax: string;
  readonly unit: string;
  readonly comparator: Quantity['comparator'];
  readonly measure: Quantity['measure'];
  readonly per: string;
  readonly each: string;
  readonly qualifier: string;
  readonly action: string;
  readonly every: string;
  readonly rhythmUnit: Rhythm['unit'];
  readonly dueText: string;
  readonly dueOn: string;
  readonly lead: string;
  readonly support: string;
  readonly strength: Strength;
}
export type CorrectionField = keyof Correction;

type Corrected = Pick<Item, 'kind' | 'title' | 'quantity' | 'rhythm' | 'due' | 'owner' | 'strength'>;

export function correctionOf(item: Corrected, join: string): Correction {
  const { quantity, rhythm, due, owner } = item;
  return {
    kind: item.kind,
    title: item.title,
    value: quantity ? String(quantity.value) : '',
    valueMax: quantity?.valueMax === null || quantity === null ? '' : String(quantity.valueMax),
    unit: quantity?.unit ?? '',
    comparator: quantity?.comparator ?? 'ge',
    measure: quantity?.measure ?? 'level',
    per: quantity?.per ?? '',
    each: quantity?.each ?? '',
    qualifier: quantity?.qualifier ?? '',
    action: rhythm?.action ?? '',
    every: String(rhythm?.every ?? 1),
    rhythmUnit: rhythm?.unit ?? 'month',
    dueText: due?.text ?? '',
    dueOn: due?.end ?? '',
    lead: (owner?.lead ?? []).join(join),
    support: (owner?.support ?? []).join(join),
    strength: item.strength ?? 'plain',
  };
}

const quantityFields = ['value', 'valueMax', 'unit', 'comparator', 'measure', 'per', 'each', 'qualifier'] as const;
const rhythmFields = ['action', 'every', 'rhythmUnit'] as const;
const dueFields = ['dueText', 'dueOn'] as const;
const ownerFields = ['lead', 'support'] as const;

/** The fields that a kind has, in the order of the form. */
export function fieldsOf(kind: Item['kind']): readonly CorrectionField[] {
  if (kind === 'mechanism') return ['kind', 'title', ...rhythmFields, ...ownerFields];
  const plain = [...dueFields, ...ownerFields, 'strength'] as const;
  return kind === 'target' ? ['kind', 'title', ...quantityFields, ...plain] : ['kind', 'title', ...plain];
}

export type CorrectionFault = 'needed' | 'number' | 'range' | 'count' | 'long';

/** What is wrong with a form, by field; empty when it can be sent. */
export function faultsOf(form: Correction): Partial<Record<CorrectionField, CorrectionFault>> {
  const faults: Partial<Record<CorrectionField, CorrectionFault>> = {};
  if (form.title.trim() === '') faults.title = 'needed';
  if (form.kind === 'target') {
    const value = numberIn(form.value);
    if (value === undefined) faults.value = form.value.trim() === '' ? 'needed' : 'number';
    if (form.unit.trim() === '') faults.unit = 'needed';
    if (form.comparator === 'range') {
      const most = numberIn(form.valueMax);
      if (most === undefined) faults.valueMax = form.valueMax.trim() === '' ? 'needed' : 'number';
      else if (value !== undefined && most < value) faults.valueMax = 'range';
    }
  }
  if (form.kind === 'mechanism') {
    if (form.action.trim() === '') faults.action = 'needed';
    const every = numberIn(form.every);
    if (every === undefined || !Number.isInteger(every) || every < 1 || every > 366) faults.every = 'count';
  }
  for (const name of ownerFields) if (namesIn(form[name]).length > 40) faults[name] = 'long';
  return faults;
}

/** What a correction changes, and nothing else: what is left out stays as it is. Null when nothing was changed. */
export function changeOf(item: Item, form: Correction, join: string): ItemChange | null {
  const before = correctionOf(item, join);
  const kindChanged = form.kind !== item.kind;
  const changed = (fields: readonly CorrectionField[]) => fields.some((field) => form[field].trim() !== before[field]);
  const change: { -readonly [Name in keyof ItemChange]: ItemChange[Name] } = {};
  if (kindChanged) change.kind = form.kind;
  if (changed(['title'])) change.title = form.title.trim();
  if (form.kind === 'target' && (kindChanged || changed(quantityFields))) change.quantity = quantityOf(item, form);
  if (form.kind === 'mechanism' && (kindChanged || changed(rhythmFields))) {
    change.rhythm = { action: form.action.trim(), every: Number(form.every), unit: form.rhythmUnit };
  }
  if (form.kind !== 'mechanism') {
    if (changed(dueFields)) change.due = dueOf(form);
    if (form.strength !== before.strength || (kindChanged && item.strength === null)) change.strength = form.strength;
  }
  if (changed(ownerFields)) {
    const owner = { lead: namesIn(form.lead), support: namesIn(form.support) };
    change.owner = owner.lead.length + owner.support.length > 0 ? owner : null;
  }
  return Object.keys(change).length > 0 ? change : null;
}

function quantityOf(item: Item, form: Correction): ItemChange['quantity'] {
  const value = numberIn(form.value) ?? 0;
  const inQuote = item.quote.indexOf(form.value.trim());
  return {
    value,
    valueMax: form.comparator === 'range' ? (numberIn(form.valueMax) ?? null) : null,
    unit: form.unit.trim(),
    comparator: form.comparator,
    measure: form.measure,
    per: form.per || null,
    each: form.each.trim() || null,
    qualifier: form.qualifier.trim() || null,
    at: item.quantity?.at ?? item.start + Math.max(inQuote, 0),
  };
}

/** The words of the document, and where they lack, the date itself. */
function dueOf({ dueText, dueOn }: Correction): ItemChange['due'] {
  const words = dueText.trim() || dueOn;
  return words === '' ? null : { text: words, end: dueOn || null };
}

/** Names between commas of any width, enumeration commas, semicolons or line breaks; each once. */
export function namesIn(words: string): string[] {
  const names = words.split(/[、,，;；\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** A figure as people type it: full-width digits and grouping commas are understood. */
function numberIn(words: string): number | undefined {
  const plain = words.normalize('NFKC').replace(/[,\s]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A correction that met a newer state of its item. */
export interface LostCorrection {
  readonly itemId: string;
  readonly change: ItemChange;
}

/** A change by itself, in words: for an item that is no more. */
export function correctionWords(change: ItemChange, join: string): Correction {
  const { quantity = null, rhythm = null, due = null, owner = null, strength = null, title = '' } = change;
  const kind = change.kind ?? (quantity ? 'target' : rhythm ? 'mechanism' : 'task');
  return correctionOf({ kind, title, quantity, rhythm, due, owner: owner && { quote: '', ...owner }, strength }, join);
}

/** The form that a change was made with, laid over an item: what was typed, on top of what is there now. */
export function withChange(item: Item, change: ItemChange): Item {
  const { owner, due, ...rest } = change;
  return {
    ...item,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(due === undefined ? {} : { due }),
    ...(owner === undefined ? {} : { owner: owner && { quote: item.owner?.quote ?? '', ...owner } }),
  };
}

/** The fields in which two forms differ, as far as either kind has them. */
export function differences(one: Correction, other: Correction): readonly CorrectionField[] {
  const fields = new Set([...fieldsOf(one.kind), ...fieldsOf(other.kind)]);
  return [...fields].filter((field) => one[field].trim() !== other[field].trim());
}

/** A correction that met a newer state of its item. */
export interface LostCorrection {
  readonly itemId: string;
  readonly change: ItemChange;
}
