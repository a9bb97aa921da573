import { compoundFault, openCompound } from './compound.ts';
import { decodeText, replaced, survey } from './decode.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './limits.ts';
import { magicOf } from './magic.ts';
import { readPdf } from './pdf.ts';
import { type DocumentFormat, FaultError, fault, type ReadDocument, type ReadResult, type Warning } from './result.ts';
import { openZip, type Zip } from './zip.ts';

/**
 * Reads a file that a user handed in: bytes → text and tables for the engine. The format is recognised by the content; `name` only tells
 * apart what the content leaves open (.wps from .doc). What cannot be read is a `Fault`, never an exception: its sentence in both
 * languages comes from `faultSentence`. Takes at most MAX_FILE_BYTES and gives at most MAX_TEXT_LENGTH characters.
 *
 * Plain text keeps every character, so that offsets into the result are offsets into the file (without its byte order mark).
 */
export async function readDocument(bytes: Uint8Array, name = ''): Promise<ReadResult> {
  try {
    if (bytes.length === 0) return fault('empty');
    if (bytes.length > MAX_FILE_BYTES) {
      return { kind: 'fault', code: 'too-large', bytes: bytes.length, limit: MAX_FILE_BYTES };
    }
    // A Buffer of Node.js is a Uint8Array whose `slice` means something else: the readers get none.
    const result = await read(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
    if (result.kind === 'fault') return result;
    if (result.text.trim() === '') return fault('without-text');
    const { length } = result.text;
    return length > MAX_TEXT_LENGTH ? { kind: 'fault', code: 'too-much-text', length, limit: MAX_TEXT_LENGTH } : result;
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
}

async function read(bytes: Uint8Array, name: string): Promise<ReadResult> {
  const magic = magicOf(bytes);
  switch (magic) {
    case 'zip':
      return readZip(openZip(bytes));
    case 'compound': {
      const streams = openCompound(bytes);
      return compoundFault(streams, name) ?? found('doc', readDoc(streams));
    }
    case 'pdf':
      return found('pdf', { tables: [], ...(await readPdf(bytes)) });
    case null:
      return readText(bytes, name);
    default:
      return fault(magic);
  }
}

async function readZip(zip: Zip): Promise<ReadResult> {
  const names = [...zip.entries.keys()];
  const has = (pattern: RegExp) => names.some((entry) => pattern.test(entry));
  if (has(/^OFD\.xml$/i)) return fault('ofd');
  if (has(/^xl\/workbook\.(xml|bin)$/i)) return fault('spreadsheet');
  if (has(/^ppt\/presentation\.xml$/i)) return fault('presentation');
  if (has(/^META-INF\/manifest\.xml$/i) && has(/^mimetype$/)) return fault('open-document');
  if (!has(/^\[Content_Types\]\.xml$/i) || !has(/^word\//i)) return fault('archive');
  const document = await readDocx(zip);
  if (document.text.trim() === '' && has(/^word\/media\//i)) return fault('scan-without-text');
  return found('docx', document);
}

function readText(bytes: Uint8Array, name: string): ReadResult {
  // A page names its character set within its first bytes, in letters that all sets share.
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const { text, encoding, warnings } = decodeOrName(bytes, declared, name);
  const start = text.slice(0, 2048);
  if (/^\s*MIME-Version:/i.test(start)) return fault('web-archive');
  if (/^\s*<\?xml[\s\S]*(progid="Word\.Document"|<w:wordDocument)/i.test(start)) return fault('word-xml');
  if (isHtml(start)) return found('html', { ...readHtml(text, { layoutTables: true }), warnings }, encoding);
  return found('text', { text, tables: [], warnings }, encoding);
}

/** Bytes that are no text may still be what their name says: a file of WPS or OFD that nothing else gave away. */
function decodeOrName(bytes: Uint8Array, declared: string | undefined, name: string) {
  try {
    return decodeText(bytes, declared);
  } catch (error) {
    const known = /\.(wps|ofd)$/i.exec(name)?.[1]?.toLowerCase();
    if (error instanceof FaultError && (known === 'wps' || known === 'ofd')) throw new FaultError(fault(known));
    throw error;
  }
}

function isHtml(start: string): boolean {
  let rest = start.trimStart();
  if (rest.startsWith('<?xml')) rest = afterMark(rest, '?>');
  while (rest.startsWith('<!--')) rest = afterMark(rest, '-->');
  const tags =
    'html|head|body|meta|title|link|style|script|table|div|p|h[1-6]|span|section|article|main|center|font|ul|ol';
  return new RegExp(`^<(!doctype\\s+html|(${tags})[\\s>/])`, 'i').test(rest);
}

function afterMark(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? '' : text.slice(at + mark.length).trimStart();
}

function found(
  format: DocumentFormat,
  content: Pick<ReadDocument, 'text' | 'tables'> & {
    readonly warnings?: readonly Warning[];
    readonly margins?: string;
  },
  encoding: string | null = null,
): ReadDocument {
  const text = content.text.toWellFormed();
  // Decoding has already counted what it replaced; other formats bring their own text.
  const broken = encoding === null ? replaced(survey(text).broken) : [];
  return {
    kind: 'document',
    text,
    tables: content.tables,
    margins: content.margins?.toWellFormed() ?? '',
    format,
    encoding,
    warnings: [...(content.warnings ?? []), ...broken],
  };
}
