import { memo } from 'react';
import type { TextMark } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { cutIntoSegments, type Span } from './spans.ts';

export interface TextParagraphProps {
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly marks: readonly TextMark[];
  readonly loose: readonly Span[];
  readonly faded: readonly Span[];
  /** Ids of marks that the filters leave out, joined by blanks: text compares faster than sets, and most paragraphs have none. */
  readonly hidden: string;
  readonly selected: string | undefined;
  /** The mark that the tab key reaches. */
  readonly tabStop: string | undefined;
}

type Cover = Span & ({ readonly mark: TextMark } | { readonly style: 'lead' | 'loose' | 'faded' });

/**
 * One paragraph of an official text. It is drawn again only when its own marks change, and the browser
 * leaves it out of its work while it is off the screen: so a text of 100,000 characters still scrolls.
 */
export const TextParagraph = memo(function TextParagraph(props: TextParagraphProps) {
  const { text, paragraph, hidden } = props;
  const { kind, level } = paragraph;
  const Tag =
    kind === 'title' ? 'h2' : kind === 'heading' ? headingTags[Math.min(level, headingTags.length) - 1]! : 'p'; // Level counts from 1.
  const gone = hidden === '' ? nothing : new Set(hidden.split(' '));
  const shown = props.marks.filter((mark) => !gone.has(mark.id));
  const heads = new Map(shown.map((mark) => [mark.start, [] as TextMark[]]));
  for (const mark of shown) heads.get(mark.start)?.push(mark);
  return (
    <Tag
      className={`official-${kind}`}
      data-level={level || undefined}
      style={{ containIntrinsicSize: `auto ${estimatedHeight(paragraph)}px` }}
    >
      {cutIntoSegments(paragraph, covers(props, shown)).map((segment) => {
        const marks = segment.over.flatMap((cover) => ('mark' in cover ? [cover.mark] : []));
        const styles = segment.over.flatMap((cover) => ('style' in cover ? [cover.style] : []));
        const [inner, outer] = marks;
        return [
          ...(heads.get(segment.start) ?? []).map((mark) => (
            <button
              key={mark.id}
              type="button"
              className={`mark-head tone-${mark.tone}`}
              tabIndex={mark.id === props.tabStop ? 0 : -1}
              data-mark={mark.id}
              data-letter={mark.letter}
              aria-label={mark.label}
              aria-pressed={mark.id === props.selected}
            />
          )),
          <span
            key={segment.start}
            data-at={segment.start}
            data-mark={inner?.id}
            data-selected={marks.some((mark) => mark.id === props.selected) || undefined}
            className={
              [
                heads.has(segment.start) && 'starts',
                inner && markClass(inner),
                outer && !outer.quiet && `outer outer-${outer.tone}`,
                ...styles,
              ]
                .filter(Boolean)
                .join(' ') || undefined
            }
          >
            {text.slice(segment.start, segment.end)}
          </span>,
        ];
      })}
    </Tag>
  );
});

/** The page's own title is the first heading, the document's title the second. */
const headingTags = ['h3', 'h4', 'h5', 'h6'] as const;
const nothing: ReadonlySet<string> = new Set();

function markClass(mark: TextMark): string {
  return mark.quiet ? 'mark mark-quiet' : `mark tone-${mark.tone}`;
}

function covers(props: TextParagraphProps, shown: readonly TextMark[]): Cover[] {
  const { paragraph } = props;
  const all: Cover[] = shown.map((mark) => ({ start: mark.start, end: mark.end, mark }));
  if (paragraph.leadEnd > paragraph.start) all.push({ start: paragraph.start, end: paragraph.leadEnd, style: 'lead' });
  for (const span of props.loose) all.push({ start: span.start, end: span.end, style: 'loose' });
  for (const span of props.faded) all.push({ start: span.start, end: span.end, style: 'faded' });
  return all;
}

/** About 36 characters to a line of 38 pixels: near enough for the scroll bar until the browser has measured. */
function estimatedHeight({ start, end }: Span): number {
  return Math.ceil((end - start + 2) / 36) * 38;
}
