import { type CarriedByPerson, duties } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { CountsBar, totalOf } from '../../ui/CountsBar.tsx';
import { CarriedList } from './CarriedList.tsx';

/** What a person carries by duty, also what came with a post that was taken over, and how it stands. */
export function PersonLoad({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.loads.ofPerson.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id, cursor, limit: 20 }),
      ...paging,
    }),
  );
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const first = list.data?.pages[0];
  if (!first) return null;
  const rows = list.data?.pages.flatMap((page) => page.rows) as CarriedByPerson[]; // Only brands are lost.
  return (
    <section className="card" aria-labelledby="load">
      <h2 id="load" className="card-title">
        {t('loads.personTitle')}
      </h2>
      {rows.length === 0 && <p className="muted">{t('loads.none')}</p>}
      {rows.length > 0 && (
        <p className="head-facts">
          {duties
            .filter((duty) => first.duties[duty] > 0)
            .map((duty) => (
              <span key={duty}>
                {t(`dispatches.duty.${duty}`)} <strong className="figure">{first.duties[duty]}</strong>
              </span>
            ))}
        </p>
      )}
      {totalOf(first.counts) > 0 && <CountsBar counts={first.counts} />}
      <CarriedList rows={rows} />
      <MoreRows query={list} />
    </section>
  );
}
