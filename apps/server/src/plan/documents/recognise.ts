import { createHash } from 'node:crypto';
import type { Section } from '@chengshi/contract';
import { faultSentence, readDocument } from '@chengshi/office';
import { readTaskBook, type SourceTable, type TaskBook } from '@chengshi/taskbook';
import { secrecyMark } from '../../platform/secrecy/mark.ts';
import { type FoundItem, foundItem } from '../items/service.ts';

/** A file or pasted text; or a stored text that is read once more because its date was corrected. */
export type RecogniseInput = {
  readonly date: string | null;
  readonly name: string | null;
} & (
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string; readonly tables: readonly SourceTable[] }
);

export type FoundSection = Section;

/** What a text was found to hold, ready to be stored. */
export interface Reading {
  readonly text: string;
  readonly textDigest: string;
  readonly tables: readonly SourceTable[];
  readonly title: string | null;
  readonly issuedOn: string | null;
  readonly dateDoubt: boolean;
  readonly sections: readonly FoundSection[];
  readonly items: readonly FoundItem[];
  readonly chrome: readonly { start: number; end: number; reason: string }[];
  readonly loose: readonly { start: number; end: number }[];
}

export type RecogniseMessage =
  | { readonly kind: 'read'; readonly chars: number }
  | { readonly kind: 'recognised'; readonly reading: Reading }
  | { readonly kind: 'secret'; readonly mark: string; readonly chars: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly zh: string; readonly en: string };

/** Bytes or text → what was found, telling each step. Secrecy is looked for before anything else is done with the text. */
export async function recognise(input: RecogniseInput, tell: (message: RecogniseMessage) => void): Promise<void> {
  const source = input.kind === 'bytes' ? await readBytes(input.bytes, input.name) : input;
  if ('zh' in source) return tell({ kind: 'unreadable', ...source });
  const { text, tables } = source;
  const margins = 'margins' in source ? source.margins : '';
  if (!/[\p{L}\p{N}]/u.test(text)) return tell({ kind: 'empty' });
  const mark = secrecyMark(text) ?? secrecyMark(margins);
  if (mark) return tell({ kind: 'secret', mark, chars: text.length });
  tell({ kind: 'read', chars: text.length });
  const book = readTaskBook({
    text,
    tables,
    ...(input.date ? { date: input.date } : {}),
    ...(input.name ? { name: input.name } : {}),
  });
  tell({ kind: 'recognised', reading: readingOf(text, tables, book) });
}

async function readBytes(
  bytes: Uint8Array,
  name: string | null,
): Promise<{ text: string; tables: readonly SourceTable[]; margins: string } | { zh: string; en: string }> {
  const result = await readDocument(bytes, name ?? undefined);
  if (result.kind === 'fault') {
    return { zh: faultSentence(result, 'zh-CN'), en: faultSentence(result, 'en') };
  }
  // A text is the same text with the line breaks of another system. Tables come from formats that have none of those.
  return result.tables.length === 0 ? { ...result, text: result.text.replace(/\r\n?/g, '\n') } : result;
}

function readingOf(text: string, tables: readonly SourceTable[], book: TaskBook): Reading {
  const ordinals = new Map(book.sections.map((section, index) => [section.id, index]));
  const ordinalOf = (id: string | null): number | null => (id === null ? null : (ordinals.get(id) ?? null));
  const items = [...book.items].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  return {
    text,
    textDigest: createHash('sha256').update(text).digest('hex'),
    tables,
    title: book.document.title,
    issuedOn: book.document.date,
    dateDoubt:
      book.document.dateSource !== 'given' && (book.document.date === null || book.document.doubtfulDate !== null),
    sections: book.sections.map(({ parent, level, number, heading, start, end }, ordinal) => ({
      ordinal,
      parent: ordinalOf(parent),
      level,
      number,
      heading,
      start,
      end,
    })),
    items: items.map((item, ordinal) => foundItem(item, ordinal, ordinalOf(item.section))),
    chrome: book.chrome.map(({ start, end, reason }) => ({ start, end, reason })),
    loose: book.sentences
      .filter((sentence) => sentence.kind === 'body' && sentence.itemIds.length === 0)
      .map(({ start, end }) => ({ start, end })),
  };
}
