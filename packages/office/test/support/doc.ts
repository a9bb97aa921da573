import CFB from 'cfb';

/** A stretch of the text, stored as Word would: 8-bit (windows-1252) or UTF-16. */
export interface DocPiece {
  readonly text: string;
  readonly compressed: boolean;
  /** By a tracked change. */
  readonly deleted?: boolean;
}

/** Properties of the paragraph whose end mark stands at this position of the text: the bytes of its property list. */
export type DocProperties = ReadonlyMap<number, readonly number[]>;

const TEXT_START = 0x800;
const PAGE = 512;

/** A Word 97 file: the header block, the pieces, a page of paragraph and one of character properties, and the table stream. */
export function doc(
  pieces: readonly DocPiece[],
  properties: DocProperties = new Map(),
  change: (main: DataView) => void = () => {},
): Uint8Array {
  const places: number[] = [];
  let at = TEXT_START;
  for (const piece of pieces) {
    places.push(at);
    at += piece.text.length * (piece.compressed ? 1 : 2);
  }
  const page = Math.ceil(at / PAGE);
  const bytes = new Uint8Array((page + 2) * PAGE);
  const main = new DataView(bytes.buffer);
  const text = pieces.map((piece) => piece.text).join('');
  main.setUint16(0, 0xa5ec, true);
  main.setUint16(2, 0xc1, true);
  main.setUint16(0x0a, 0x0200, true);
  main.setUint32(0x4c, text.length, true);
  pieces.forEach((piece, i) => {
    const place = places[i] as number;
    for (let c = 0; c < piece.text.length; c++) {
      if (piece.compressed) main.setUint8(place + c, piece.text.charCodeAt(c));
      else main.setUint16(place + c * 2, piece.text.charCodeAt(c), true);
    }
  });
  const offsetOf = (position: number) => {
    let start = 0;
    for (const [i, piece] of pieces.entries()) {
      if (position <= start + piece.text.length) {
        return (places[i] as number) + (position - start) * (piece.compressed ? 1 : 2);
      }
      start += piece.text.length;
    }
    return at;
  };
  writeProperties(main, page * PAGE, text, properties, offsetOf);
  writeRuns(main, (page + 1) * PAGE, pieces, [...places, at]);

  const table = new Uint8Array(2048);
  const view = new DataView(table.buffer);
  // A block of property changes stands before the pieces; readers have to step over it.
  view.setUint8(0, 1);
  view.setUint16(1, 4, true);
  view.setUint8(7, 2);
  view.setUint32(8, pieces.length * 12 + 4, true);
  let position = 0;
  pieces.forEach((piece, i) => {
    view.setUint32(12 + i * 4, position, true);
    position += piece.text.length;
    const place = places[i] as number;
    view.setUint32(12 + (pieces.length + 1) * 4 + i * 8 + 2, piece.compressed ? (place * 2) | 0x40000000 : place, true);
  });
  view.setUint32(12 + pieces.length * 4, position, true);
  main.setUint32(0x1a2, 0, true);
  main.setUint32(0x1a6, 12 + pieces.length * 12 + 4, true);
  view.setUint32(1024, TEXT_START, true);
  view.setUint32(1028, at, true);
  view.setUint32(1032, page, true);
  view.setUint32(1036, TEXT_START, true);
  view.setUint32(1040, at, true);
  view.setUint32(1044, page + 1, true);
  main.setUint32(0xfa, 1036, true);
  main.setUint32(0xfe, 12, true);
  main.setUint32(0x102, 1024, true);
  main.setUint32(0x106, 12, true);
  change(main);
  return compound({ WordDocument: bytes, '1Table': table });
}

/** Each piece is a run; the deleted ones point to one list of properties, as Word writes it: 0x81 for on. */
function writeRuns(main: DataView, start: number, pieces: readonly DocPiece[], places: readonly number[]): void {
  const list = 400;
  [3, 0x00, 0x08, 0x81].forEach((byte, i) => {
    main.setUint8(start + list + i, byte);
  });
  main.setUint8(start + PAGE - 1, pieces.length);
  for (const [i, place] of places.entries()) main.setUint32(start + i * 4, place, true);
  for (const [i, { deleted }] of pieces.entries()) {
    main.setUint8(start + (pieces.length + 1) * 4 + i, deleted ? list / 2 : 0);
  }
}

function writeProperties(
  main: DataView,
  start: number,
  text: string,
  properties: DocProperties,
  offsetOf: (position: number) => number,
): void {
  const ends = [...text].flatMap((c, i) => (c === '\r' || c === '\x07' ? [i] : []));
  main.setUint8(start + PAGE - 1, ends.length);
  let free = PAGE - 1;
  let from = 0;
  ends.forEach((end, i) => {
    main.setUint32(start + i * 4, offsetOf(from), true);
    main.setUint32(start + (i + 1) * 4, offsetOf(end + 1), true);
    const list = properties.get(end);
    if (list) {
      const padded = list.length % 2 === 0 ? list : [...list, 0];
      free -= padded.length + 4;
      free -= free % 2;
      main.setUint8(start + free, 0);
      main.setUint8(start + free + 1, (padded.length + 2) / 2);
      padded.forEach((byte, b) => {
        main.setUint8(start + free + 4 + b, byte);
      });
      main.setUint8(start + (ends.length + 1) * 4 + i * 13, free / 2);
    }
    from = end + 1;
  });
}

export const IN_TABLE = [0x16, 0x24, 1];
export const IN_LIST = [0x0b, 0x46, 1, 0];

/** The end of a table row, with its cells' edges in twips and their flags (0x20 merged up, 0x60 first of a merge). */
export function rowEnd(edges: readonly number[], flags: readonly number[]): number[] {
  const count = flags.length;
  const body = [count, ...edges.flatMap(le16), ...flags.flatMap((flag) => [...le16(flag), ...new Array(18).fill(0)])];
  return [...IN_TABLE, 0x17, 0x24, 1, 0x08, 0xd6, ...le16(body.length + 1), ...body];
}

function le16(n: number): [number, number] {
  return [n & 0xff, (n >> 8) & 0xff];
}

/** An OLE compound file with these streams. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as number[]);
}
