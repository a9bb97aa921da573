import { memo, type RefObject, useEffect, useRef } from 'react';
import type { TextMark } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { visiblePart } from './places.ts';

/** How far each tone reaches across the strip: so that the strip says the same without colours. */
const reach: Readonly<Record<string, number>> = { red: 100, yellow: 78, green: 56, done: 40, grey: 24, item: 60 };

/** The whole text as a strip of colours, with a window on what stands on the screen. Choosing a place jumps there. */
export function TextStrip(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly paragraphs: readonly Paragraph[];
  readonly marks: readonly TextMark[];
  readonly hidden: ReadonlySet<string>;
  readonly onJump: (offset: number) => void;
}) {
  const { root, paragraphs, onJump } = props;
  const frame = useRef<SVGRectElement>(null);
  const start = paragraphs[0]?.start ?? 0;
  const length = Math.max((paragraphs.at(-1)?.end ?? 1) - start, 1);

  useEffect(() => {
    let asked = 0;
    const draw = () => {
      asked = 0;
      if (!root.current) return;
      const part = visiblePart(root.current, paragraphs);
      frame.current?.setAttribute('y', String(part.start - start));
      frame.current?.setAttribute('height', String(Math.max(part.end - part.start, length / 200)));
    };
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(draw);
    };
    ask();
    addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask);
    return () => {
      cancelAnimationFrame(asked);
      removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    };
  }, [root, paragraphs, start, length]);

  return (
    <button
      type="button"
      className="strip"
      aria-label={props.label}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const share = event.clientY === 0 ? 0 : (event.clientY - box.top) / box.height; // The keyboard gives no place: then the beginning.
        onJump(start + Math.round(Math.min(Math.max(share, 0), 1) * (length - 1)));
      }}
    >
      <svg viewBox={`0 0 100 ${length}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <StripMarks marks={props.marks} hidden={props.hidden} start={start} least={length / 260} />
        <rect ref={frame} className="strip-window" x="0" y="0" width="100" height="0" />
      </svg>
    </button>
  );
}

const StripMarks = memo(function StripMarks(props: {
  readonly marks: readonly TextMark[];
  readonly hidden: ReadonlySet<string>;
  readonly start: number;
  readonly least: number;
}) {
  return props.marks
    .filter((mark) => !props.hidden.has(mark.id))
    .map((mark) => (
      <rect
        key={mark.id}
        className={`tone-${mark.tone}`}
        x="0"
        y={mark.start - props.start}
        width={reach[mark.tone] ?? 50}
        height={Math.max(mark.end - mark.start, props.least)}
      />
    ));
});
