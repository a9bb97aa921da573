import { openCompound } from '../compound.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import { magicOf } from '../magic.ts';
import { openZip, type Zip } from '../zip.ts';
import { readCellStyles } from './cell-styles.ts';
import { readDelimited } from './delimited.ts';
import { faultOf, type WorkbookFault, type WorkbookFaultCode, WorkbookFaultError } from './fault.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { Sheet, Workbook } from './sheet.ts';
import { partText, readWorkbookParts } from './workbook-parts.ts';
import { Budget, readWorksheet } from './worksheet.ts';

/**
 * Reads a spreadsheet: .xlsx (and .xlsm, whose programs are not looked at), or text of separated values in UTF-8, UTF-16 or GB18030. The
 * format is recognised by the content. What cannot be read is a `WorkbookFault`, never an exception: `workbookFaultSentence` says it in
 * both languages. Takes at most MAX_FILE_BYTES; the cost is linear in what the file unpacks to, which is bounded too.
 */
export function readWorkbook(bytes: Uint8Array): Workbook | WorkbookFault {
  try {
    if (bytes.length === 0) throw new WorkbookFaultError('empty');
    if (bytes.length > MAX_FILE_BYTES) throw new WorkbookFaultError('too-large');
    const workbook = read(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (workbook.sheets.every(({ cells }) => cells.length === 0)) throw new WorkbookFaultError('without-cells');
    return workbook;
  } catch (error) {
    const fault = faultOf(error);
    if (fault) return fault;
    throw error;
  }
}

function read(bytes: Uint8Array): Workbook {
  switch (magicOf(bytes)) {
    case 'zip':
      return { kind: 'workbook', format: 'xlsx', sheets: readXlsx(openZip(bytes)) };
    case 'compound':
      throw new WorkbookFaultError(compoundCode(bytes));
    case null:
      return { kind: 'workbook', format: 'text', sheets: [readDelimited(bytes, new Budget())] };
    default:
      throw new WorkbookFaultError('not-a-spreadsheet');
  }
}

/** Excel keeps a workbook with a password in the same container as its old format. */
function compoundCode(bytes: Uint8Array): WorkbookFaultCode {
  const streams = openCompound(bytes);
  if (streams('EncryptedPackage')) return 'encrypted';
  return streams('Workbook') || streams('Book') || streams('ETWorkbook') ? 'old-excel' : 'not-a-spreadsheet';
}

function readXlsx(zip: Zip): readonly Sheet[] {
  const names = [...zip.entries.keys()];
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/i)) throw new WorkbookFaultError('binary-excel');
  if (has(/^META-INF\/manifest\.xml$/i) && has(/^content\.xml$/)) throw new WorkbookFaultError('open-document');
  if (!has(/^_rels\/\.rels$/i) && !has(/^xl\/workbook\.xml$/i)) throw new WorkbookFaultError('not-a-spreadsheet');
  if (has(/^(word|ppt)\//i) && !has(/^xl\//i)) throw new WorkbookFaultError('not-a-spreadsheet');
  const parts = readWorkbookParts(zip);
  const text = (path: string | null) => (path === null ? null : partText(zip, path));
  const context = {
    strings: readSharedStrings(text(parts.sharedStrings) ?? ''),
    styles: readCellStyles(text(parts.styles) ?? ''),
    date1904: parts.date1904,
    budget: new Budget(),
  };
  return parts.sheets.map(({ name, hidden, path }) => {
    const xml = partText(zip, path);
    if (xml === null) throw new WorkbookFaultError('damaged');
    return readWorksheet(xml, name, hidden, context);
  });
}
