import type { Carried } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { useMay } from '../../app/session.ts';
import { CountsBar, totalOf } from '../../ui/CountsBar.tsx';
import { CarriedList } from './CarriedList.tsx';

/** What a unit answers for, how it stands, what is due, and what reporting took it this month. */
export function UnitLoad({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const maySee = useMay()((all) => all.loads.ofUnit);
  const list = useInfiniteQuery(
    api.loads.ofUnit.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id, cursor, limit: 20 }),
      enabled: maySee,
      ...paging,
    }),
  );
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const first = list.data?.pages[0];
  if (!first) return null;
  const rows = list.data?.pages.flatMap((page) => page.rows) as Carried[]; // Only brands are lost.
  const { counts, waiting, doubts, supports, reports, seconds } = first;
  return (
    <section className="card" aria-labelledby="load">
      <h2 id="load" className="card-title">
        {t('loads.unitTitle')}
      </h2>
      <p className="head-facts">
        <span>{t('loads.carries', { count: totalOf(counts) })}</span>
        {waiting > 0 && <span className="field-fault">{t('loads.waiting', { count: waiting })}</span>}
        {doubts > 0 && <span className="field-fault">{t('loads.doubts', { count: doubts })}</span>}
        <span className="muted">{t('loads.supports', { count: supports })}</span>
        <span className="muted">{t('loads.month', { reports, minutes: Math.round(seconds / 60) })}</span>
      </p>
      {totalOf(counts) > 0 && <CountsBar counts={counts} />}
      {rows.length === 0 && <p className="muted">{t('loads.none')}</p>}
      <CarriedList rows={rows} />
      <MoreRows query={list} />
    </section>
  );
}
