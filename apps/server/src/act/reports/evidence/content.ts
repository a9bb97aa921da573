/** What a file shows itself to be; its name and what the sender said play no part. */
export interface Content {
  readonly mediaType: string;
  readonly extension: string;
}

const jpeg = { mediaType: 'image/jpeg', extension: 'jpg' };
const png = { mediaType: 'image/png', extension: 'png' };
const webp = { mediaType: 'image/webp', extension: 'webp' };
const pdf = { mediaType: 'application/pdf', extension: 'pdf' };
const office = 'application/vnd.openxmlformats-officedocument';
const docx = { mediaType: `${office}.wordprocessingml.document`, extension: 'docx' };
const xlsx = { mediaType: `${office}.spreadsheetml.sheet`, extension: 'xlsx' };

/** Photos, PDF, and Word and Excel files without macros; null for everything else. */
export function contentOf(bytes: Uint8Array): Content | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 16).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return jpeg;
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return png;
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return webp;
  if (head.startsWith('%PDF-')) return pdf;
  // The directory at the end of an archive holds the names of its parts unpacked.
  if (!head.startsWith('PK\x03\x04') || buffer.includes('vbaProject.bin')) return null;
  if (buffer.includes('word/document.xml')) return docx;
  return buffer.includes('xl/workbook.xml') ? xlsx : null;
}

export const isPhoto = (mediaType: string): boolean => mediaType.startsWith('image/');
