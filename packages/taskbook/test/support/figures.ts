import { readTaskBook } from '../../src/index.ts';

/** The figures of the targets of a text, with blanks between. */
export function targetFigures(text: string): string {
  return readTaskBook({ text })
    .items.flatMap((item) => (item.kind === 'target' ? [`${item.value}${item.unit}`] : []))
    .join(' ');
}
