import type { Source } from '../../source.ts';
import type { SentenceKind } from '../../types.ts';
import type { Reading } from '../1-normalise/index.ts';
import type { TimeExpression } from '../3-quantities/times.ts';
import { findTimes } from '../3-quantities/times.ts';
import type { Head } from './head.ts';
import { readHead } from './head.ts';
import type { Line } from './lines.ts';
import { readLines } from './lines.ts';
import type { SectionNode } from './section-node.ts';
import { readSections } from './sections.ts';
import { type RawSentence, splitSentences } from './sentences.ts';
import type { TableReading } from './tables.ts';
import { readTables } from './tables.ts';

export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly kind: SentenceKind;
  /** Index of its section, -1 for none. */
  readonly section: number;
  /** Length of the heading number in front. */
  readonly markLength: number;
}

export interface Structure {
  readonly lines: readonly Line[];
  readonly sentences: readonly Sentence[];
  readonly sections: readonly SectionNode[];
  readonly times: readonly TimeExpression[];
  readonly tables: TableReading;
  readonly head: Head;
}

/** The letter that a paper is sent with may order something itself, behind 现印发给你们: only its own formulas are frame. */
function isOrderOfLetter(text: string, sentence: RawSentence, line: Line): boolean {
  return (
    sentence.end - sentence.start < line.end - line.start &&
    /印发给?你们/.test(text.slice(line.start, sentence.start)) &&
    !/印发|同意|请(?:认真|结合|遵照|各)|径向|反映/.test(text.slice(sentence.start, sentence.end))
  );
}

function isBehindHead(sentence: RawSentence, line: Line): boolean {
  return line.end - line.start > LONGEST_HEAD && sentence.start > line.start;
}

const LONGEST_HEAD = 900;

/** Phase 2: lines, page chrome, title and date, sections, sentences, tables. */
export function readStructure(reading: Reading, source: Source): Structure {
  const { text } = reading;
  const lines = readLines(text);
  const times = findTimes(text);
  const head = readHead(reading, lines, times, source);
  const raw = splitSentences(text, lines);
  const { sections, sectionOf, isHeading, markLength } = readSections(
    text,
    lines,
    raw,
    head.frame,
    times,
    head.head.year,
  );
  const tables = readTables(reading, lines, source.tables ?? [], times);
  const sentences = raw.map((sentence, index): Sentence => {
    let kind: SentenceKind = isHeading[index] ? 'heading' : 'body';
    if (sentence.line === head.titleLine) kind = 'title';
    else if (tables.isHead(sentence.start)) kind = 'frame';
    // The last cell of a table may end with the name of an office, and is no signature.
    else if (tables.isCell(sentence.start)) kind = 'cell';
    // A paper whose page has lost its line breaks is one line: the head is its first sentence.
    else if (isBehindHead(sentence, lines[sentence.line]!)) kind = isHeading[index] ? 'heading' : 'body';
    else if (head.frame.has(sentence.line) && !isOrderOfLetter(text, sentence, lines[sentence.line]!)) kind = 'frame';
    return { ...sentence, index, kind, section: sectionOf[index]!, markLength: markLength[index]! };
  });
  return { lines, sentences, sections, times, tables, head };
}
