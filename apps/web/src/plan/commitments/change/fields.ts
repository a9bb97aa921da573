import type { Commitment, CommitmentChange } from '@chengshi/contract';

/** What can be set on one commitment, and on many at once. */
export const fieldsOfOne = ['title', 'due', 'lead', 'support', 'front', 'strength', 'quantity'] as const;
export const fieldsOfMany = ['due', 'lead', 'addLead', 'addSupport', 'front', 'strength'] as const;
/** What somebody who answers for it may ask the office for. */
export const fieldsToAsk = ['title', 'due', 'quantity', 'lead', 'support', 'strength'] as const;
export type ChangeField = (typeof fieldsOfOne)[number] | (typeof fieldsOfMany)[number];

/** A change as it goes to the server; ids are plain text. */
export type Wish = Omit<CommitmentChange, 'frontId' | 'parentId'> & { readonly frontId?: string | null };

/** Where a commitment is filed is no promise; everything else is, and is changed with a reason. */
export const needsReason = (field: ChangeField): boolean => field !== 'front';
export const shortestReason = 2;

/** Whether a commitment has such a field at all. */
export function hasField({ kind, quantity }: Commitment, field: ChangeField): boolean {
  if (field === 'quantity') return kind === 'target' && quantity !== null && quantity.comparator !== 'range';
  if (field === 'due' || field === 'strength') return kind !== 'mechanism';
  return true;
}

const separators = /[、，,；;]+/;
const namesIn = (words: string): string[] => [
  ...new Set(
    words
      .split(separators)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** The value as it stands in a form. */
export function shownValue(commitment: Commitment, field: ChangeField): string {
  switch (field) {
    case 'title':
      return commitment.title;
    case 'due':
      return commitment.due?.end ?? '';
    case 'lead':
    case 'support':
      return (commitment.owner?.[field] ?? []).join('、');
    case 'front':
      return commitment.front?.id ?? '';
    case 'strength':
      return commitment.strength ?? '';
    case 'quantity':
      return String(commitment.quantity?.value ?? '');
    case 'addLead':
    case 'addSupport':
      return '';
  }
}

export type Fault = 'empty' | 'number';

/** What is wrong with a value, before anything is sent. */
export function faultOf(field: ChangeField, value: string): Fault | null {
  const words = value.trim();
  if (field === 'title' || field === 'addLead' || field === 'addSupport') return words === '' ? 'empty' : null;
  if (field === 'quantity') return words === '' || !Number.isFinite(Number(words)) ? 'number' : null;
  return null;
}

/** The change that a value makes to a commitment; null when it is so already. */
export function wishOf(commitment: Commitment, field: ChangeField, value: string): Wish | null {
  if (value.trim() === shownValue(commitment, field)) return null;
  const { owner, quantity } = commitment;
  const names = { lead: owner?.lead ?? [], support: owner?.support ?? [] };
  const withUnits = (role: 'lead' | 'support', units: readonly string[]): Wish => ({
    owner: { ...names, [role]: [...new Set(units)] },
  });
  switch (field) {
    case 'title':
      return { title: value.trim() };
    case 'due':
      return { due: value === '' ? null : { text: value, end: value } };
    case 'lead':
    case 'support':
      return withUnits(field, namesIn(value));
    case 'addLead':
    case 'addSupport': {
      const role = field === 'addLead' ? 'lead' : 'support';
      const added = namesIn(value).filter((name) => !names[role].includes(name));
      return added.length === 0 ? null : withUnits(role, [...names[role], ...added]);
    }
    case 'front':
      return { frontId: value === '' ? null : value };
    case 'strength':
      return { strength: value === 'must' || value === 'strive' || value === 'plain' ? value : null };
    case 'quantity': {
      if (!quantity) return null;
      const { unit, comparator, measure } = quantity;
      return { quantity: { value: Number(value), valueMax: null, unit, comparator, measure } };
    }
  }
}

/** The change that all values of a form together make to a commitment; empty when it is so already. */
export function wishFrom(commitment: Commitment, values: Readonly<Partial<Record<ChangeField, string>>>): Wish {
  let [shown, wish]: [Commitment, Wish] = [commitment, {}];
  for (const [field, value] of Object.entries(values) as [ChangeField, string][]) {
    const part = wishOf(shown, field, value);
    if (!part) continue;
    wish = { ...wish, ...part };
    // Who supports is set beside who leads now, not beside who led before.
    if (part.owner) shown = { ...shown, owner: { quote: '', ...part.owner } };
  }
  return wish;
}
