import type { SourceTable } from '@chengshi/taskbook';
import { strToU8, zipSync } from 'fflate';
import { NumberingCounter, readNumbering } from './docx-numbering.ts';
import { readHtml } from './html.ts';
import { FaultError, fault } from './result.ts';
import { decodeEntities, escapeXml, type XmlTag, xmlTags } from './xml.ts';
import type { Zip } from './zip.ts';

/** Parts that hold text, styles or say where those are. Pictures, fonts and macros are never unpacked. */
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|.*\/_rels\/[^/]+\.rels|word\/(?!media|embeddings|fonts|theme)[^/]*\.xml)$/i;
const MARGIN_PART = /^word\/(header|footer)\d*\.xml$/i;
const NUMBERING_PART = /^word\/numbering\d*\.xml$/i;

/**
 * Text and tables of a .docx. mammoth turns the document into HTML, which is read like any other; before that, automatic numbers (一、 （一） 1.),
 * which it would lose, are written into the paragraphs as text. Deleted text of tracked changes is left out, inserted text is kept.
 * mammoth sees only parts that were unpacked within the limits. Throws a FaultError `damaged` for what is no Word document.
 */
export async function readDocx(zip: Zip): Promise<{ text: string; tables: readonly SourceTable[]; margins: string }> {
  const parts: Record<string, Uint8Array> = {};
  for (const name of zip.entries.keys()) {
    const data = NEEDED.test(name) ? zip.read(name) : null;
    if (data) parts[name] = data;
  }
  const main = mainPart(parts);
  const body = parts[main];
  if (!body) throw new FaultError(fault('damaged'));
  parts[main] = strToU8(writeNumbers(xmlText(body), numbering(parts)));
  for (const name of Object.keys(parts)) if (NUMBERING_PART.test(name)) delete parts[name];
  return { ...readHtml(await toHtml(parts), { layoutTables: false }), margins: margins(parts) };
}

/** The words of headers and footers, a line for each paragraph. */
function margins(parts: Readonly<Record<string, Uint8Array>>): string {
  return Object.keys(parts)
    .filter((name) => MARGIN_PART.test(name))
    .sort()
    .flatMap((name) => xmlText(parts[name]).split(/<\/(?:\w+:)?p>/))
    .map((paragraph) => decodeEntities(paragraph.replace(/<[^>]*>/g, '')).trim())
    .filter((line) => line !== '')
    .join('\n');
}

async function toHtml(parts: Record<string, Uint8Array>): Promise<string> {
  // Loaded when it is needed: a start of the server does not wait for it.
  const { default: mammoth } = await import('mammoth');
  const archive = zipSync(parts, { level: 0 });
  const options = { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false };
  try {
    return (await mammoth.convertToHtml({ buffer: Buffer.from(archive.buffer) }, options)).value;
  } catch {
    // mammoth throws plain errors of many kinds for what is not the XML it expects; none tells the user more than this.
    throw new FaultError(fault('damaged'));
  }
}

/** Where the document itself is: mostly word/document.xml, but the package's relations decide. */
function mainPart(parts: Readonly<Record<string, Uint8Array>>): string {
  for (const tag of xmlTags(xmlText(parts['_rels/.rels']))) {
    if (tag.name === 'Relationship' && tag.attribute('Type')?.endsWith('/officeDocument')) {
      return (tag.attribute('Target') ?? '').replace(/^\//, '');
    }
  }
  return 'word/document.xml';
}

function numbering(parts: Readonly<Record<string, Uint8Array>>): NumberingCounter {
  const name = Object.keys(parts).find((part) => NUMBERING_PART.test(part)) ?? '';
  return new NumberingCounter(readNumbering(xmlText(parts[name]), xmlText(parts['word/styles.xml'])));
}

interface OpenParagraph {
  readonly prefix: string;
  /** Where its first run may stand: after its properties. */
  insertAt: number;
  style: string | null;
  list: string | null;
  level: number | null;
  hasContent: boolean;
}

/** The document's XML with each automatic number as a run of text at the head of its paragraph. */
function writeNumbers(xml: string, counter: NumberingCounter): string {
  const out: string[] = [];
  let copied = 0;
  const insert = (at: number, piece: string) => {
    out.push(xml.slice(copied, at), piece);
    copied = at;
  };
  const paragraphs: OpenParagraph[] = [];
  let properties = 0;
  let changes = 0;
  let choices = 0;
  for (const tag of xmlTags(xml)) {
    const step = tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
    // Of alternative contents mammoth reads the fallback, and a paragraph must be counted once.
    if (tag.name === 'Choice') choices += step;
    if (choices > 0) continue;
    const paragraph = paragraphs.at(-1);
    if (tag.name === 'p' && tag.kind === 'open') paragraphs.push(newParagraph(tag));
    else if (tag.name === 'p' && tag.kind === 'close') {
      paragraphs.pop();
      // Word numbers paragraphs without words too; they say nothing here, but they count.
      if (paragraph && !paragraph.hasContent) counter.next(paragraph, paragraph.style);
    } else if (tag.name === 'pPr' && paragraph) {
      properties += step;
      if (tag.kind !== 'open' && changes === 0) paragraph.insertAt = tag.end;
    } else if (tag.name === 'pPrChange') changes += step;
    else if (paragraph && properties > 0 && changes === 0) readProperty(tag, paragraph);
    else if (
      paragraph &&
      !paragraph.hasContent &&
      (tag.name === 't' || tag.name === 'drawing' || tag.name === 'pict')
    ) {
      paragraph.hasContent = true;
      const number = counter.next(paragraph, paragraph.style);
      if (number !== '') insert(paragraph.insertAt, run(number, paragraph.prefix));
    }
  }
  return `${out.join('')}${xml.slice(copied)}`;
}

function newParagraph(tag: XmlTag): OpenParagraph {
  const prefix = tag.written.slice(0, -'p'.length);
  return { prefix, insertAt: tag.end, style: null, list: null, level: null, hasContent: false };
}

function readProperty(tag: XmlTag, paragraph: OpenParagraph): void {
  if (tag.kind === 'close') return;
  if (tag.name === 'pStyle') paragraph.style = tag.attribute('val');
  if (tag.name === 'numId') paragraph.list = tag.attribute('val');
  if (tag.name === 'ilvl') paragraph.level = Number(tag.attribute('val') ?? 0);
}

function run(text: string, prefix: string): string {
  return `<${prefix}r><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}r>`;
}

function xmlText(bytes: Uint8Array | undefined): string {
  if (!bytes) return '';
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = new TextDecoder(wide ?? 'utf-8').decode(bytes);
  return wide ? text.replace(/^<\?xml[^>]*\?>/, '') : text;
}
