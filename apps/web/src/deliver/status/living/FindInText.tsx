import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paint, placesOf } from '../../../ui/text/highlights.ts';
import type { Paragraph } from '../../../ui/text/paragraphs.ts';
import { rangeOf, scrollToOffset } from '../../../ui/text/places.ts';

/** Finds words in the text, marks every place and walks through them. */
export function FindInText(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly field: RefObject<InputRef | null>;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
}) {
  const { t } = useTranslation();
  const { root, text, paragraphs } = props;
  const [word, setWord] = useState('');
  const [at, setAt] = useState(-1); // Before the first Enter no place is the current one.
  const places = useMemo(() => placesOf(text, word.trim()), [text, word]);
  const length = word.trim().length;

  useEffect(() => {
    if (!root.current || places.length === 0) return;
    const ranges = places.flatMap((start) => {
      const range = root.current && rangeOf(root.current, paragraphs, { start, end: start + length });
      return range ? [range] : [];
    });
    const undoAll = paint('found', ranges);
    const now = ranges[at];
    const undoNow = now ? paint('found-now', [now]) : undefined;
    return () => {
      undoAll();
      undoNow?.();
    };
  }, [root, paragraphs, places, length, at]);

  const go = (step: number) => {
    if (places.length === 0 || !root.current) return;
    const next = at < 0 ? (step > 0 ? 0 : places.length - 1) : (at + step + places.length) % places.length;
    setAt(next);
    scrollToOffset(root.current, paragraphs, places[next]!); // `next` is below the length.
  };
  return (
    <search className="find">
      <Input
        ref={props.field}
        className="find-field"
        aria-label={t('living.find')}
        placeholder={t('living.find')}
        allowClear
        maxLength={100}
        value={word}
        onChange={(event) => {
          setWord(event.target.value);
          setAt(-1);
        }}
        onPressEnter={(event) => go(event.shiftKey ? -1 : 1)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setWord('');
          event.currentTarget.blur();
        }}
      />
      {length > 0 && (
        <span className="find-count" role="status">
          {places.length === 0
            ? t('living.findNone')
            : t('living.findCount', { at: Math.max(at, 0) + 1, total: places.length })}
        </span>
      )}
      {places.length > 0 && (
        <>
          <Button type="text" icon={<UpOutlined />} aria-label={t('living.findPrevious')} onClick={() => go(-1)} />
          <Button type="text" icon={<DownOutlined />} aria-label={t('living.findNext')} onClick={() => go(1)} />
        </>
      )}
    </search>
  );
}
