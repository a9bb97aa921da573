import type { Mark, TableFilter } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { LightBadge } from '../../ui/LightBadge.tsx';

type Filter = Pick<TableFilter, 'lights' | 'dueFrom' | 'dueUntil'> & { readonly bodyId: string };

/** Commitments with their lights and why, and who leads them. */
export function MarkList(props: { readonly filter: Filter; readonly order: 'light' | 'due'; readonly empty: string }) {
  const { t, i18n } = useTranslation();
  const { filter, order, empty } = props;
  const list = useInfiniteQuery(
    api.status.table.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, order, limit: 10, ...(cursor ? { cursor } : {}) }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const marks = list.data.pages.flatMap((page) => page.rows) as Mark[]; // Only brands are lost.
  if (marks.length === 0) return <p className="muted">{empty}</p>;
  return (
    <>
      <ul className="dispatch-cards">
        {marks.map((mark) => {
          const [reason] = mark.status.reasons;
          const why = i18n.language === 'en' ? reason?.en : reason?.zh;
          const end = mark.due?.end;
          return (
            <li key={mark.id} className="dispatch-card">
              <LightBadge light={mark.status.light} />
              <div className="dispatch-body">
                <p>
                  <CommitmentLink commitment={mark} />
                </p>
                <p className="head-facts muted">
                  {!(end && why?.includes(end)) && (
                    <span>{end ? t('standings.due', { date: end }) : t('standings.noDue')}</span>
                  )}
                  {mark.owner && mark.owner.lead.length > 0 && (
                    <span lang="zh-CN">{mark.owner.lead.join(t('unitJoin'))}</span>
                  )}
                  <span>{why}</span>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      <MoreRows query={list} />
    </>
  );
}
