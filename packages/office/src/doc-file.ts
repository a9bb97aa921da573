import { FaultError, fault } from './result.ts';

/** A run of characters that lie together in the WordDocument stream. */
export interface Piece {
  /** Character position of its first character in the document. */
  readonly start: number;
  readonly end: number;
  /** Byte offset of its first character. */
  readonly offset: number;
  /** 1 for windows-1252, 2 for UTF-16. */
  readonly width: 1 | 2;
}

/** The parts of the file information block (FIB) that lead to the text; [MS-DOC] 2.5. */
export interface DocFile {
  readonly main: DataView;
  readonly table: DataView;
  readonly pieces: readonly Piece[];
  /** Characters of the document itself; footnotes, headers and comments come after it. */
  readonly length: number;
  /** Byte ranges of the tables of paragraph and character properties in the table stream. */
  readonly paragraphs: ByteRange;
  readonly runs: ByteRange;
}

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

const MAGIC = 0xa5ec;
const WORD_97 = 0xc1;
const IS_ENCRYPTED = 0x0100;
const USES_1TABLE = 0x0200;
const TEXT_LENGTH_AT = 0x4c;
const RUNS_AT = 0xfa;
const PARAGRAPHS_AT = 0x102;
const PIECES_AT = 0x1a2;
const COMPRESSED = 0x40000000;

/**
 * Finds the text's pieces in the streams of a .doc file. Throws a FaultError `old-word` for files before Word 97, `encrypted`, or `damaged`
 * when the streams do not hold what the block says.
 */
export function openDoc(streams: (name: string) => Uint8Array | null): DocFile {
  const main = view(streams('WordDocument'));
  if (!main || main.byteLength < PIECES_AT + 8) throw new FaultError(fault('damaged'));
  if (main.getUint16(0, true) !== MAGIC || main.getUint16(2, true) < WORD_97) throw new FaultError(fault('old-word'));
  const flags = main.getUint16(0x0a, true);
  if (flags & IS_ENCRYPTED) throw new FaultError(fault('encrypted'));
  const table = view(streams(flags & USES_1TABLE ? '1Table' : '0Table'));
  if (!table) throw new FaultError(fault('damaged'));
  try {
    return {
      main,
      table,
      pieces: readPieces(main, table),
      length: main.getUint32(TEXT_LENGTH_AT, true),
      paragraphs: rangeAt(main, PARAGRAPHS_AT),
      runs: rangeAt(main, RUNS_AT),
    };
  } catch (error) {
    // A DataView throws a RangeError where an offset of the file leads outside of it.
    if (error instanceof RangeError) throw new FaultError(fault('damaged'));
    throw error;
  }
}

function rangeAt(main: DataView, at: number): ByteRange {
  return { offset: main.getUint32(at, true), length: main.getUint32(at + 4, true) };
}

/** The Clx: property changes (skipped), then the table of pieces; [MS-DOC] 2.9.38 and 2.9.177. */
function readPieces(main: DataView, table: DataView): Piece[] {
  let at = main.getUint32(PIECES_AT, true);
  const end = at + main.getUint32(PIECES_AT + 4, true);
  while (at < end && table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true);
  if (at >= end || table.getUint8(at) !== 2) throw new FaultError(fault('damaged'));
  const count = Math.floor((table.getUint32(at + 1, true) - 4) / 12);
  const positions = at + 5;
  const descriptors = positions + (count + 1) * 4;
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const start = table.getUint32(positions + i * 4, true);
    const stop = table.getUint32(positions + (i + 1) * 4, true);
    const place = table.getUint32(descriptors + i * 8 + 2, true);
    const compressed = (place & COMPRESSED) !== 0;
    const offset = compressed ? (place & (COMPRESSED - 1)) >>> 1 : place & (COMPRESSED - 1);
    const width = compressed ? 1 : 2;
    if (stop < start || offset + (stop - start) * width > main.byteLength) throw new FaultError(fault('damaged'));
    pieces.push({ start, end: stop, offset, width });
  }
  return pieces;
}

/** The document's characters in order, marks and field codes included; one UTF-16 unit for each position. */
export function docCharacters(doc: DocFile): string {
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true });
  const narrow = new TextDecoder('windows-1252');
  let text = '';
  for (const { offset, width, start, end } of doc.pieces) {
    const bytes = new Uint8Array(doc.main.buffer, doc.main.byteOffset + offset, (end - start) * width);
    text += (width === 2 ? wide : narrow).decode(bytes);
  }
  return text.slice(0, doc.length);
}

/** Where the character at a position lies in the WordDocument stream; -1 outside of all pieces. Callers go forward: `hint` is the last piece. */
export function byteOffset(doc: DocFile, position: number, hint: { piece: number }): number {
  while ((doc.pieces[hint.piece]?.end ?? Number.POSITIVE_INFINITY) <= position) hint.piece++;
  const piece = doc.pieces[hint.piece];
  return piece && position >= piece.start ? piece.offset + (position - piece.start) * piece.width : -1;
}

function view(bytes: Uint8Array | null): DataView | null {
  return bytes && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
