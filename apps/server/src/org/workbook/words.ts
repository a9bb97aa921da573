import type { Language } from '@chengshi/office';

type Kind = 'party' | 'government' | 'department' | 'park' | 'enterprise' | 'other';

const zhKinds: Readonly<Record<Kind, string>> = {
  party: '党委机构',
  government: '政府',
  department: '部门',
  park: '园区',
  enterprise: '企业',
  other: '其他',
};
const enKinds: Readonly<Record<Kind, string>> = {
  party: 'party',
  government: 'government',
  department: 'department',
  park: 'park',
  enterprise: 'enterprise',
  other: 'other',
};

export const kindNames = (language: Language): Readonly<Record<string, string>> =>
  language === 'en' ? enKinds : zhKinds;

const kinds: ReadonlyMap<string, Kind> = new Map(
  [zhKinds, enKinds].flatMap((names) => Object.entries(names).map(([kind, word]) => [word, kind as Kind] as const)),
);

/** The kind that a cell names; null when it names none. */
export const kindOf = (word: string): Kind | null => kinds.get(word.toLowerCase()) ?? null;

/** A local date in any of the ways in which clerks write one; null when it is none. */
export function dateOf(word: string): string | null {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(word);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return null;
  return date.toISOString().slice(0, 10);
}

/** Names of one cell, each once. */
export const namesOf = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、，,；;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];
