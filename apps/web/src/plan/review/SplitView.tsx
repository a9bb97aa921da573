import type { Item } from '@chengshi/contract';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offsetAt } from '../../ui/text/places.ts';
import { clauseEnds, likelyCut } from './sentences.ts';

/** Chooses where an item is cut in two: by pointing into its words, or with the arrow keys. */
export function SplitView(props: {
  readonly item: Item;
  readonly text: string;
  /** Where the cursor stood in the text, when it stood inside the item. */
  readonly cursor: number | undefined;
  readonly onSplit: (at: number) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  const { item, text, cursor, onSplit, onLeave } = props;
  const inside = (at: number) => Math.min(Math.max(at, item.start + 1), item.end - 1);
  const [at, setAt] = useState(() => inside(cursor ?? likelyCut(text, item)));
  const slider = useRef<HTMLDivElement>(null);
  useEffect(() => slider.current?.focus({ preventScroll: true }), []);

  const keys = (event: KeyboardEvent) => {
    const ends = clauseEnds(text, item);
    const next =
      event.key === 'ArrowRight'
        ? at + 1
        : event.key === 'ArrowLeft'
          ? at - 1
          : event.key === 'ArrowDown'
            ? (ends.find((end) => end > at) ?? at)
            : event.key === 'ArrowUp'
              ? (ends.findLast((end) => end < at) ?? at)
              : event.key === 'Home'
                ? item.start + 1
                : event.key === 'End'
                  ? item.end - 1
                  : undefined;
    if (next !== undefined) setAt(inside(next));
    else if (event.key === 'Enter') onSplit(at);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const before = text.slice(item.start, at);
  const after = text.slice(at, item.end);
  return (
    <div className="split">
      <h3 className="split-title">{t('review.split.title')}</h3>
      <p className="keys-hint">{t('review.split.help')}</p>
      <div
        ref={slider}
        className="split-words"
        lang="zh-CN"
        role="slider"
        tabIndex={0}
        aria-label={t('review.split.place')}
        aria-valuemin={1}
        aria-valuemax={item.end - item.start - 1}
        aria-valuenow={at - item.start}
        aria-valuetext={t('review.split.value', { before: before.slice(-8), after: after.slice(0, 8) })}
        onKeyDown={keys}
        onClick={(event) => {
          const chosen = offsetAt(event.clientX, event.clientY);
          if (chosen !== undefined) setAt(inside(chosen));
        }}
      >
        <span data-at={item.start} className="split-first">
          {before}
        </span>
        <span className="split-cut" aria-hidden="true" />
        <span data-at={at} className="split-second">
          {after}
        </span>
      </div>
      <div className="detail-actions">
        <Button type="primary" onClick={() => onSplit(at)}>
          {t('review.split.confirm')}
        </Button>
        <Button onClick={onLeave}>{t('act.cancel')}</Button>
      </div>
    </div>
  );
}
