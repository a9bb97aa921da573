import type { Feature, Image } from 'write-excel-file/node';

/**
 * A4 across, as wide as the page, numbered, with the header rows (from 0) on each page. The library knows the orientation only; the rest is
 * written into its parts.
 */
export function printOnA4(firstHeaderRow: number, lastHeaderRow: number): Feature<Image['content']> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(/(<pageMargins[^>]*\/>)?<pageSetup[^>]*\/>/, PAGE),
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              /<definedNames\s*\/>/,
              () =>
                `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${quoted(xml)}'!$${firstHeaderRow + 1}:$${lastHeaderRow + 1}</definedName></definedNames>`,
            ),
        },
      },
    },
  };
}

const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>';

/** The sheet's name as formulas quote it: an apostrophe inside is doubled. */
function quoted(workbookXml: string): string {
  const name = /<sheet [^>]*name="([^"]*)"/.exec(workbookXml)?.[1] ?? 'Sheet1';
  return name.replace(/'|&apos;|&#39;/g, (mark) => mark + mark);
}
