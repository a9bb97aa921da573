import type { FileChild, ISectionOptions } from 'docx';

/** A part of an official document, in the order of reading. */
export type OfficialPart =
  | { readonly kind: 'heading' | 'body' | 'addressee' | 'right'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly heading: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Small print under the document: digests, how to check them. */
  | { readonly kind: 'note'; readonly text: string };

export interface OfficialDocument {
  readonly title: string;
  readonly parts: readonly OfficialPart[];
}

/** Millimetres and points as Word counts them: twentieths of a point, and half points for letters. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);
const pt = (size: number): number => size * 2;

/** GB/T 9704-2012: A4, 37 mm above, 28 mm at the binding, a type area of 156 × 225 mm with 22 lines of 28 characters. */
const page = { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) } as const;
const linePitch = Math.floor(mm(225) / 22);
const sizes = { title: pt(22), body: pt(16), table: pt(12), note: pt(9), page: pt(14) } as const;
/** The fonts that the standard asks for may not be passed on: they are named, and the reader's program takes its own where they are missing. */
const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', plain: '宋体' } as const;

const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
});

/** A document in official form as .docx, after GB/T 9704 as far as fonts that may not be passed on allow. */
export async function writeOfficialDocument(document: OfficialDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, LineRuleType, Paragraph, TextRun, VerticalAlignTable } = docx;
  const line = { line: linePitch, lineRule: LineRuleType.EXACTLY } as const;
  const run = (text: string, family: string, size: number) =>
    new TextRun({ text: clean(text), font: font(family), size });
  const paragraph = (text: string, options: object, family: string = fonts.body, size: number = sizes.body) =>
    new Paragraph({ spacing: line, ...options, children: [run(text, family, size)] });
  /** Two characters in, as every paragraph of a body begins. */
  const indented = { indent: { firstLineChars: 200, firstLine: 640 } };
  const lines = (text: string) => text.split('\n').filter((one) => one.trim() !== '');

  function drawn(part: OfficialPart): FileChild[] {
    switch (part.kind) {
      case 'addressee':
        return [paragraph(part.text, {})];
      case 'heading':
        return [paragraph(part.text, { ...indented, keepNext: true }, fonts.heading)];
      case 'body':
        return lines(part.text).map((one) => paragraph(one, { ...indented, alignment: AlignmentType.BOTH }));
      case 'right':
        return [paragraph(part.text, { alignment: AlignmentType.RIGHT, indent: { right: 640 }, keepLines: true })];
      case 'note':
        return lines(part.text).map(
          (one) => new Paragraph({ spacing: { before: 120 }, children: [run(one, fonts.plain, sizes.note)] }),
        );
      case 'table':
        return [tableOf(part)];
    }
  }

  function tableOf({ columns, rows }: Extract<OfficialPart, { kind: 'table' }>): FileChild {
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    const width = mm(156);
    const widths = columns.map(({ share }) => Math.floor((width * share) / whole));
    const cell = (text: string, at: number, head: boolean) =>
      new docx.TableCell({
        width: { size: widths[at] ?? 0, type: docx.WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: [
          new Paragraph({
            alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [run(text, head ? fonts.heading : fonts.body, sizes.table)],
          }),
        ],
      });
    return new docx.Table({
      width: { size: width, type: docx.WidthType.DXA },
      columnWidths: widths,
      rows: [
        new docx.TableRow({ tableHeader: true, children: columns.map(({ heading }, at) => cell(heading, at, true)) }),
        ...rows.map(
          (row) => new docx.TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, false)) }),
        ),
      ],
    });
  }

  const number = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new docx.Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 320, right: 320 },
          children: [
            new TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], font: font(fonts.plain), size: sizes.page }),
          ],
        }),
      ],
    });
  const section: ISectionOptions = {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        // The page number stands 7 mm below the type area.
        margin: {
          top: page.top,
          left: page.left,
          right: page.right,
          bottom: page.bottom,
          footer: page.bottom - mm(7) - linePitch,
        },
      },
      grid: { type: docx.DocumentGridType.LINES, linePitch },
    },
    // Outside: right on odd pages, left on even ones.
    footers: { default: number(AlignmentType.RIGHT), even: number(AlignmentType.LEFT) },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: LineRuleType.EXACTLY, after: linePitch },
        children: [run(document.title, fonts.title, sizes.title)],
      }),
      ...document.parts.flatMap(drawn),
    ],
  };
  const file = new docx.Document({
    title: clean(document.title),
    creator: '成事',
    evenAndOddHeaderAndFooters: true,
    sections: [section],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(file));
}

/** Without control characters, which XML cannot hold. */
const clean = (text: string): string => text.toWellFormed().replace(/[\p{Cc}]/gu, '');
