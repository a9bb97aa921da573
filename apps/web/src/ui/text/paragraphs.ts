import type { Span } from './spans.ts';

export interface TextSection {
  readonly level: number;
  readonly number: string | null;
  readonly heading: string;
  readonly start: number;
}

export interface Paragraph extends Span {
  /** A byline is what stands centred under the title: the speaker, the date, the place. */
  readonly kind: 'title' | 'byline' | 'heading' | 'body';
  /** Of a heading: 1 for the topmost. */
  readonly level: number;
  /** A heading that runs into its paragraph ends here; equal to `start` when there is none. */
  readonly leadEnd: number;
}

/**
 * The lines of a document as an official text is typeset: its title, headings by level, and paragraphs.
 * Lines without words are left out; offsets point into the original text. `skip` are parts that are not to be shown.
 */
export function paragraphsOf(
  text: string,
  title: string,
  sections: readonly TextSection[],
  skip: readonly Span[] = [],
): readonly Paragraph[] {
  const bySection = [...sections].sort((a, b) => a.start - b.start);
  const paragraphs: Paragraph[] = [];
  let titleSeen = false;
  let underTitle = false;
  let next = 0;
  for (const line of lines(text, skip)) {
    let section: TextSection | undefined;
    while (next < bySection.length && bySection[next]!.start < line.end) {
      if (bySection[next]!.start >= line.start) section ??= bySection[next];
      next += 1;
    }
    const words = text.slice(line.start, line.end);
    if (!titleSeen && isTitle(words, title)) {
      titleSeen = true;
      underTitle = true;
      paragraphs.push({ ...line, kind: 'title', level: 0, leadEnd: line.start });
    } else if (underTitle && !section && isByline(words)) {
      paragraphs.push({ ...line, kind: 'byline', level: 0, leadEnd: line.start });
    } else if (section && (words.length <= headingLength(section) + 3 || isHeadingLine(words))) {
      underTitle = false;
      paragraphs.push({ ...line, kind: 'heading', level: section.level, leadEnd: line.start });
    } else {
      underTitle = false;
      const leadEnd = section ? leadEndOf(words, line.start, section) : line.start;
      paragraphs.push({ ...line, kind: 'body', level: section?.level ?? 0, leadEnd });
    }
  }
  return paragraphs;
}

function* lines(text: string, skip: readonly Span[]): Generator<Span> {
  const pattern = /[^\r\n]+/g;
  for (const match of text.matchAll(pattern)) {
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    const end = match.index + match[0].trimEnd().length;
    if (start >= end || skip.some((span) => span.start <= start && span.end >= end)) continue;
    yield { start, end };
  }
}

function isTitle(words: string, title: string): boolean {
  const plain = (value: string) => value.normalize('NFKC').replace(/\s/g, '');
  return plain(title) !== '' && plain(words) === plain(title);
}

/** Short, and not a sentence: it ends with no full stop, comma, colon or the like. */
function isByline(words: string): boolean {
  return words.length <= 30 && !/[\u3002\uff1a:\uff1b;\uff0c,\uff01\uff1f\u3001]$/.test(words);
}

/** A numbered line that is short and holds no sentence is a heading to its end, whatever sign stands in it. */
function isHeadingLine(words: string): boolean {
  return words.length <= 40 && !/[\u3002\uff1b\uff01\uff1f;]/.test(words);
}

function headingLength(section: TextSection): number {
  return (section.number?.length ?? 0) + section.heading.length;
}

/** The engine reads full-width and half-width signs as one; so must whoever looks for its heading in the text. */
function leadEndOf(words: string, start: number, section: TextSection): number {
  const at = section.heading === '' ? -1 : narrow(words).indexOf(narrow(section.heading));
  return at < 0 ? start : start + at + section.heading.length;
}

/** Sign for sign, so that every offset stays. */
function narrow(words: string): string {
  return words.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** A heading as the document writes it, with its number and signs. */
export function headingWords(text: string, section: TextSection): string {
  const line = text.slice(section.start, section.start + headingLength(section) + 20).split(/[\r\n]/, 1)[0] ?? '';
  return line.slice(0, leadEndOf(line, 0, section)) || `${section.number ?? ''}${section.heading}`;
}
