import type { Item } from '@chengshi/contract';
import { defaultRangeExtractor, useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { doubtOf } from './filters.ts';
import { ReviewRow, type RowAction } from './ReviewRow.tsx';

/** Where rows are, drawn or not, in pixels from the top of the list. */
export interface RowPlaces {
  readonly topOf: (id: string) => number | undefined;
  readonly idAt: (offset: number) => string | undefined;
}

export interface ReviewListProps {
  /** What scrolls the list; on narrow screens the page does. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly places: RefObject<RowPlaces | null>;
  readonly wide: boolean;
  readonly shown: readonly Item[];
  readonly current: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly certainty: number;
  readonly mayEdit: boolean;
  readonly lookers: ReadonlyMap<string, string>;
  readonly changed: ReadonlyMap<string, string>;
  readonly detail: ReactNode;
  readonly onAct: (id: string, action: RowAction) => void;
}

const usualHeight = 96;
const beyondSight = 12;
const estimateSize = () => usualHeight;

/**
 * The items that pass the filters, in text order; only those in sight are drawn, and the current one, so that the keyboard never loses its place.
 * `detail` is drawn under the current one.
 */
export function ReviewList(props: ReviewListProps) {
  return props.wide ? <RowsInFrame {...props} /> : <RowsOnPage {...props} />;
}

function RowsInFrame(props: ReviewListProps) {
  const rows = useVirtualizer({ ...useRowOptions(props), getScrollElement: () => props.list.current });
  return <Rows {...props} rows={rows} offset={0} />;
}

function RowsOnPage(props: ReviewListProps) {
  const { list } = props;
  const [offset, setOffset] = useState(0);
  // What stands above the list may change its height at any drawing.
  useLayoutEffect(() => {
    const top = list.current ? Math.round(list.current.getBoundingClientRect().top + scrollY) : 0;
    if (top !== offset) setOffset(top);
  });
  const rows = useWindowVirtualizer({ ...useRowOptions(props), scrollMargin: offset });
  return <Rows {...props} rows={rows} offset={offset} />;
}

function useRowOptions({ shown, current }: ReviewListProps) {
  const pinned = useMemo(() => shown.findIndex(({ id }) => id === current), [shown, current]);
  // Another function would have all places reckoned anew.
  const getItemKey = useCallback((index: number) => shown[index]?.id ?? index, [shown]);
  return {
    count: shown.length,
    estimateSize,
    getItemKey,
    overscan: beyondSight,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const inSight = defaultRangeExtractor(range);
      if (pinned < 0 || (pinned >= (inSight[0] ?? 0) && pinned <= (inSight.at(-1) ?? -1))) return inSight;
      return pinned < (inSight[0] ?? 0) ? [pinned, ...inSight] : [...inSight, pinned];
    },
  };
}

function Rows(
  props: ReviewListProps & {
    readonly rows: Virtualizer<HTMLDivElement, Element> | Virtualizer<Window, Element>;
    readonly offset: number;
  },
) {
  const { t } = useTranslation();
  const { rows, offset, shown, current, selected, certainty, lookers, changed } = props;
  const now = useRef({ rows, shown });
  useLayoutEffect(() => {
    now.current = { rows, shown };
  });
  useImperativeHandle(
    props.places,
    () => ({
      topOf: (id) => {
        const index = now.current.shown.findIndex((item) => item.id === id);
        return index < 0 ? undefined : now.current.rows.measurementsCache[index]?.start;
      },
      idAt: (top) => now.current.shown[now.current.rows.getVirtualItemForOffset(top)?.index ?? -1]?.id,
    }),
    [],
  );
  return (
    <div ref={props.list} className="rows">
      <ol className="row-list" aria-label={t('review.list')} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const item = shown[index];
          return (
            item && (
              <ReviewRow
                key={key}
                measure={rows.measureElement}
                index={index}
                count={shown.length}
                top={start - offset}
                item={item}
                certain={['sure', 'hand'].includes(doubtOf(item, certainty))}
                current={item.id === current}
                tabStop={item.id === current}
                selected={selected.has(item.id)}
                mayEdit={props.mayEdit}
                lookers={lookers.get(item.id) ?? ''}
                changedBy={changed.get(item.id)}
                onAct={props.onAct}
              >
                {item.id === current ? props.detail : undefined}
              </ReviewRow>
            )
          );
        })}
      </ol>
    </div>
  );
}
