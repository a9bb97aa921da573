import { memo, type RefObject, useMemo, useRef } from 'react';
import type { TextMark } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Span, spansOfStretches } from './spans.ts';
import { TextParagraph } from './TextParagraph.tsx';

const none: readonly never[] = [];

/**
 * A text typeset as an official document, with marks. One handler serves all marks: `onMark` gets the id of the mark
 * that was clicked or opened by the keyboard, `onText` the click beside all marks.
 * The paragraphs are the element's only children, in order: `places.ts` relies on it.
 */
export function OfficialText(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly marks: readonly TextMark[];
  readonly loose?: readonly Span[];
  readonly showLoose?: boolean;
  readonly faded?: readonly Span[];
  readonly hidden?: ReadonlySet<string>;
  readonly selected?: string | undefined;
  readonly tabStop?: string | undefined;
  readonly onMark: (id: string) => void;
  readonly onText?: (x: number, y: number) => void;
}) {
  const { text, paragraphs, marks, hidden, loose = none, faded = none } = props;
  const marksOf = useSpansOf(paragraphs, marks);
  const looseOf = useSpansOf(paragraphs, loose);
  const fadedOf = useSpansOf(paragraphs, faded);
  const hiddenOf = useStretches(
    useMemo(
      () =>
        marksOf.map((own) =>
          hidden
            ? own
                .filter((mark) => hidden.has(mark.id))
                .map((mark) => mark.id)
                .join(' ')
            : '',
        ),
      [marksOf, hidden],
    ),
  );
  const stretches = useStretches(paragraphs);
  const marksIn = useStretches(marksOf);
  const looseIn = useStretches(looseOf);
  const fadedIn = useStretches(fadedOf);
  const holds = (at: number, id: string | undefined) =>
    id !== undefined && marksIn[at]?.some((own) => own.some((mark) => mark.id === id)) ? id : undefined;
  return (
    // The marks inside are the buttons; this element only hears for all of them.
    <article
      ref={props.root}
      className="official"
      lang="zh-CN"
      aria-label={props.label}
      data-loose={props.showLoose ?? false}
      onClick={(event) => {
        if (!document.getSelection()?.isCollapsed) return; // Somebody is selecting text to copy.
        const id = markUnder(event.target);
        if (id) props.onMark(id);
        else props.onText?.(event.clientX, event.clientY);
      }}
      onKeyDown={(event) => {
        const id = markUnder(event.target);
        if (id && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault();
          props.onMark(id);
        }
      }}
    >
      {stretches.map((stretch, at) => (
        <Stretch
          key={stretch[0]?.start}
          text={text}
          paragraphs={stretch}
          marksOf={marksIn[at] ?? none}
          looseOf={looseIn[at] ?? none}
          fadedOf={fadedIn[at] ?? none}
          hiddenOf={hiddenOf[at] ?? none}
          selected={holds(at, props.selected)}
          tabStop={holds(at, props.tabStop)}
        />
      ))}
    </article>
  );
}

/** Some neighbouring paragraphs, drawn again together or not at all: so a step in a text of twenty thousand looks at a few hundred. */
const Stretch = memo(function Stretch(props: {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly marksOf: readonly (readonly TextMark[])[];
  readonly looseOf: readonly (readonly Span[])[];
  readonly fadedOf: readonly (readonly Span[])[];
  readonly hiddenOf: readonly string[];
  readonly selected: string | undefined;
  readonly tabStop: string | undefined;
}) {
  const { marksOf } = props;
  const holds = (at: number, id: string | undefined) =>
    id !== undefined && marksOf[at]?.some((mark) => mark.id === id) ? id : undefined;
  return props.paragraphs.map((paragraph, at) => (
    <TextParagraph
      key={paragraph.start}
      text={props.text}
      paragraph={paragraph}
      marks={marksOf[at] ?? none}
      loose={props.looseOf[at] ?? none}
      faded={props.fadedOf[at] ?? none}
      hidden={props.hiddenOf[at] ?? ''}
      selected={holds(at, props.selected)}
      tabStop={holds(at, props.tabStop)}
    />
  ));
});

const perStretch = 100;

/** A list in pieces. A piece that is the same as before stays the same one. */
function useStretches<Of>(list: readonly Of[]): readonly (readonly Of[])[] {
  const before = useRef<readonly (readonly Of[])[]>(none);
  return useMemo(() => {
    const pieces: (readonly Of[])[] = [];
    for (let from = 0; from < list.length; from += perStretch) {
      const piece = list.slice(from, from + perStretch);
      const old = before.current[pieces.length];
      const same = old?.length === piece.length && piece.every((each, at) => each === old[at]);
      pieces.push(same && old ? old : piece);
    }
    before.current = pieces;
    return pieces;
  }, [list]);
}

/** The spans of each paragraph. Where they are the same as before, so is the list: only paragraphs that changed are drawn again. */
function useSpansOf<Over extends Span>(paragraphs: readonly Paragraph[], spans: readonly Over[]) {
  const before = useRef<readonly (readonly Over[])[]>(none);
  return useMemo(() => {
    before.current = spansOfStretches(paragraphs, spans).map((own, at) => {
      const old = before.current[at];
      return old && sameSpans(old, own) ? old : own;
    });
    return before.current;
  }, [paragraphs, spans]);
}

/** Marks are compared by themselves: one that says something new is a new one. */
function sameSpans<Over extends Span>(one: readonly Over[], other: readonly Over[]): boolean {
  return one.length === other.length && one.every((span, at) => span === other[at]);
}

export function markUnder(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-mark]')?.dataset.mark : undefined;
}
