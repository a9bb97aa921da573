import type { Mark } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../../../app/links.ts';
import { LightBadge } from '../../../ui/LightBadge.tsx';
import { cellOf } from './columns.tsx';
import { GroupHead } from './GroupHead.tsx';
import { MoreRows } from './MoreRows.tsx';
import type { TableViewProps } from './TableGrid.tsx';

const usualHeight = 168;
const estimateSize = () => usualHeight;

/** The table on a phone: each commitment a card, changed through a dialog. */
export function TableCards(props: TableViewProps & { readonly onChange: (mark: Mark) => void }) {
  const { t, i18n } = useTranslation();
  const { entries, selected, selects } = props;
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  // Another function would have all places reckoned anew.
  const getItemKey = useCallback((index: number) => entries[index]?.id ?? index, [entries]);
  const lines = useWindowVirtualizer({
    count: entries.length,
    estimateSize,
    getItemKey,
    overscan: 6,
    scrollMargin: offset,
  });
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    props.onSelect(next);
  };
  const shown = props.columns.filter((column) => column !== 'title' && column !== 'light');
  return (
    <ul ref={list} className="cards" aria-label={t('table.cards')} style={{ height: lines.getTotalSize() }}>
      {lines.getVirtualItems().map(({ index, start, key }) => {
        const entry = entries[index];
        if (!entry) return null;
        return (
          <li
            key={key}
            ref={lines.measureElement}
            data-index={index}
            className="card-line"
            style={{ transform: `translateY(${start - offset}px)` }}
          >
            {entry.kind === 'more' && <MoreRows set={entry.set} onMore={props.onMore} />}
            {entry.kind === 'group' && (
              <GroupHead
                by={props.by ?? 'front'}
                group={entry.group}
                open={entry.open}
                onToggle={() => props.onToggle(entry.id)}
              />
            )}
            {entry.kind === 'row' && (
              <article className="table-card" data-selected={selected.has(entry.id) || undefined}>
                <header className="table-card-head">
                  <LightBadge light={entry.mark.status.light} />
                  {selects && (
                    <label className="check">
                      <input
                        type="checkbox"
                        aria-label={t('table.select', { title: entry.mark.title })}
                        checked={selected.has(entry.id)}
                        onChange={() => toggle(entry.id)}
                      />
                    </label>
                  )}
                </header>
                <Link {...links.commitment(entry.mark.id)} className="row-title" lang="zh-CN">
                  {entry.mark.title}
                </Link>
                <dl className="table-card-facts">
                  {shown.map((column) => {
                    const words = cellOf(entry.mark, column, t, i18n.language);
                    return words === null || words === undefined || words === '' ? null : (
                      <div key={column}>
                        <dt>{t(`table.columns.${column}`)}</dt>
                        <dd>{words}</dd>
                      </div>
                    );
                  })}
                </dl>
                {selects && <Button onClick={() => props.onChange(entry.mark)}>{t('table.change.one')}</Button>}
              </article>
            )}
          </li>
        );
      })}
    </ul>
  );
}
