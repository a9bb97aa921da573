import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';

/** Units to be asked, found by words and ticked. */
export function UnitChoice(props: {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  const [query, setQuery] = useState<string>();
  const list = useInfiniteQuery(
    api.units.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, cursor, limit: 100 }),
      ...paging,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const tick = (id: string, on: boolean) => {
    const next = new Set(props.chosen);
    if (on) next.add(id);
    else next.delete(id);
    props.onChange(next);
  };
  return (
    <div className="unit-choice">
      <SearchBox label={t('plans.newCall.unitsSearch')} value={query} onSearch={setQuery} />
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="check-list">
        {rows.map((unit) => (
          <li key={unit.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={props.chosen.has(unit.id)}
                onChange={(event) => tick(unit.id, event.target.checked)}
              />
              {unit.shortName ?? unit.name}
            </label>
          </li>
        ))}
      </ul>
      <div className="form-actions">
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('act.more')}
          </Button>
        )}
        <Button onClick={() => props.onChange(new Set([...props.chosen, ...rows.map((unit) => unit.id as string)]))}>
          {t('plans.newCall.chooseShown')}
        </Button>
        <Button onClick={() => props.onChange(new Set())}>{t('plans.newCall.clear')}</Button>
        <span className="figure" role="status">
          {t('plans.newCall.chosen', { count: props.chosen.size })}
        </span>
      </div>
    </div>
  );
}
