/** One line of text: place in points, size, and the text as a hexadecimal string of the font's codes. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly hex: string;
}

export type PdfFont = 'gbk' | 'ucs2' | 'embedded-map' | 'latin';

const FONTS: Readonly<Record<PdfFont, string>> = {
  gbk: '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [5 0 R] >>',
  ucs2: '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
  'embedded-map':
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>',
  latin: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
};
const DESCENDANT =
  '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 6 0 R >>';
const DESCRIPTOR =
  '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>';
/** Leaves codes as they are: the codes of the text are Unicode. */
const TO_UNICODE = [
  '/CIDInit /ProcSet findresource begin begincmap',
  '1 begincodespacerange <0000> <ffff> endcodespacerange',
  '1 beginbfrange <0000> <ffff> <0000> endbfrange',
  'endcmap end',
].join('\n');

/** A PDF by hand: objects 1 catalogue, 2 pages, 3 and 4 font, 5 and 6 its parts, then pages and their contents. */
export function pdf(pages: readonly (readonly PdfText[])[], font: PdfFont = 'ucs2', trailer = ''): Uint8Array {
  const first = 8;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< >>',
    FONTS[font],
    DESCENDANT,
    DESCRIPTOR,
    stream(TO_UNICODE),
  ];
  for (const [i, lines] of pages.entries()) {
    const content = lines
      .map(({ x, y, size, hex }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents ${first + i * 2 + 1} 0 R >>`,
      stream(content),
    );
  }
  let out = '%PDF-1.4\n';
  const places: number[] = [];
  objects.forEach((body, i) => {
    places.push(out.length);
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  out += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(out);
}

/** Text as UTF-16BE in hexadecimal, the codes of the fonts `ucs2` and `embedded-map`. */
export function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
}

/** Lines under each other from the top of an A4 page, size 16, indented by so many points. */
export function lines(texts: readonly (readonly [indent: number, text: string])[], top = 740): PdfText[] {
  return texts.map(([indent, text], i) => ({ x: 90 + indent, y: top - i * 28, size: 16, hex: utf16Hex(text) }));
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}
