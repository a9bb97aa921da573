import { getDocumentProxy } from 'unpdf';
import { MAX_PDF_PAGES } from './limits.ts';
import { ChineseCharacterMaps } from './pdf-character-maps.ts';
import { joinPages, type PdfPage, type PdfPiece } from './pdf-paragraphs.ts';
import { withoutRadicals } from './pdf-radicals.ts';
import { FaultError, fault, type Warning } from './result.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Text of a PDF that has a text layer, lines joined to paragraphs, page numbers and running heads left out. Tables are not found: their
 * cells come as lines. Throws a FaultError: `encrypted`, `damaged`, `scan-without-text`, or `unpacks-too-large` past MAX_PDF_PAGES.
 * Pages without text, among others that have some, give a warning.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; warnings: readonly Warning[] }> {
  const pages = await readPages(bytes);
  const text = joinPages(pages);
  if (text === '') throw new FaultError(fault('scan-without-text'));
  const empty = pages.flatMap((page, i) => (page.pieces.length === 0 ? [i + 1] : []));
  return { text, warnings: empty.length > 0 ? [{ code: 'pages-without-text', pages: empty }] : [] };
}

async function readPages(bytes: Uint8Array): Promise<PdfPage[]> {
  let document: PdfDocument | null = null;
  try {
    document = await open(bytes);
    if (document.numPages > MAX_PDF_PAGES) throw new FaultError(fault('unpacks-too-large'));
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(document, number));
    return pages;
  } catch (error) {
    if (error instanceof FaultError) throw error;
    // pdf.js throws errors of many kinds for broken files; only the password's tells the user more than that.
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    throw new FaultError(fault(encrypted ? 'encrypted' : 'damaged'));
  } finally {
    await document?.loadingTask.destroy();
  }
}

function open(bytes: Uint8Array): Promise<PdfDocument> {
  // A copy, because pdf.js takes the bytes away from their owner. `cMapUrl` only has to be there for the maps to be asked for.
  return getDocumentProxy(bytes.slice(), {
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    BinaryDataFactory: ChineseCharacterMaps,
    cMapUrl: '/',
    cMapPacked: false,
    useWorkerFetch: false,
  });
}

async function readPage(document: PdfDocument, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const content = await page.getTextContent();
  const pieces: PdfPiece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , c, d, x, y] = item.transform as number[];
    pieces.push({
      text: withoutRadicals(item.str),
      x: x ?? 0,
      y: y ?? 0,
      width: item.width,
      size: Math.hypot(c ?? 0, d ?? 0) || 1,
    });
  }
  page.cleanup();
  return { pieces };
}
