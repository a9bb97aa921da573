import type { MappedRow, MappedTarget, RowFields } from '@chengshi/office/spreadsheet';

type Figures = Pick<RowFields, 'targets' | 'due'>;

/**
 * The figure that a row is judged by when it names several: that of the year in which it is due, else the last year's, else the first.
 * All of them stay in the text. Null when the row has no figure.
 */
export function mainTarget(row: Figures): MappedTarget | null {
  const figures = row.targets.filter(({ value }) => value !== null);
  const dueYear = Number(row.due?.end?.slice(0, 4) ?? Number.NaN);
  const ofYear = figures.find(({ year }) => year === dueYear);
  const years = figures.flatMap(({ year }) => (year === null ? [] : [year]));
  const last = years.length > 0 ? figures.find(({ year }) => year === Math.max(...years)) : undefined;
  return ofYear ?? last ?? figures[0] ?? null;
}

/** A figure with its unit, as it is written in a sentence: `135家`, `≥30万平方米`. */
export function figureWords(target: MappedTarget, row: Pick<MappedRow, 'unit'>): string {
  const bare = target.value !== null && target.unit === null;
  return flat(bare ? `${target.text}${row.unit}` : target.text);
}

/** In one line: a paragraph ends where the line does. */
export const flat = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');
