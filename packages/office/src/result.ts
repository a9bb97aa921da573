import type { SourceTable } from '@chengshi/taskbook';

export type DocumentFormat = 'text' | 'html' | 'docx' | 'doc' | 'pdf';

/** What a file says, ready for the engine: `{text, tables}` is a `Source`. */
export interface ReadDocument {
  readonly kind: 'document';
  readonly text: string;
  /** Their cells are ranges of `text`, where they stand with tabs between the cells of a row and line breaks between rows. */
  readonly tables: readonly SourceTable[];
  /** Words of headers and footers of a .docx, which are no part of the text: a secrecy mark may stand there. */
  readonly margins: string;
  readonly format: DocumentFormat;
  /** Character set of the bytes, as `utf-8` or `gb18030`; null for formats that bring their own. */
  readonly encoding: string | null;
  readonly warnings: readonly Warning[];
}

/** Something a reader should know, though the text could be read. Sentences for the codes: `warningSentence`. */
export type Warning =
  | { readonly code: 'characters-replaced'; readonly count: number }
  | { readonly code: 'numbering-lost'; readonly count: number }
  | { readonly code: 'pages-without-text'; readonly pages: readonly number[] };

/** Why a file could not be read. Sentences for the codes: `faultSentence`. */
export type Fault = { readonly kind: 'fault' } & (
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'too-much-text'; readonly length: number; readonly limit: number }
  | { readonly code: PlainFaultCode }
);

export type PlainFaultCode =
  | 'empty'
  | 'without-text'
  | 'scan-without-text'
  | 'encrypted'
  | 'damaged'
  | 'unpacks-too-large'
  | 'image'
  | 'wps'
  | 'ofd'
  | 'rtf'
  | 'old-word'
  | 'word-xml'
  | 'spreadsheet'
  | 'presentation'
  | 'open-document'
  | 'web-archive'
  | 'archive'
  | 'binary';

export type FaultCode = Fault['code'];

export type ReadResult = ReadDocument | Fault;

export function fault(code: PlainFaultCode): Fault {
  return { kind: 'fault', code };
}

/** Carries a fault out of nested readers; `readDocument` turns it back into a value. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(value: Fault) {
    super(value.code);
    this.fault = value;
  }
}
