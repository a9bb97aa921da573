import { xmlTags } from '../xml.ts';
import { builtInFormat, type CellFormat, parseFormat } from './cell-format.ts';

/** The number format of each cell style, by the style's number. */
export function readCellStyles(xml: string): readonly CellFormat[] {
  const codes = new Map<number, string>();
  const formats = new Map<string, CellFormat>();
  const styles: CellFormat[] = [];
  let inCellStyles = false;
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'numFmt' && tag.kind !== 'close') {
      codes.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? 'General');
    } else if (tag.name === 'cellXfs') {
      inCellStyles = tag.kind === 'open';
    } else if (tag.name === 'xf' && inCellStyles && tag.kind !== 'close') {
      const id = Number(tag.attribute('numFmtId') ?? 0);
      const code = codes.get(id) ?? builtInFormat(id);
      const format = formats.get(code) ?? parseFormat(code);
      formats.set(code, format);
      styles.push(format);
    }
  }
  return styles;
}
