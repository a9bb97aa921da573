import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { figureWords } from '../ui/wording.ts';

const route = getRouteApi('/inside/splits');

/** Targets that are split; those whose whole was changed stand first. */
export function SplitsPage() {
  const { t } = useTranslation();
  const { stale } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.splits.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ stale, cursor, limit: 50 }),
      ...paging,
    }),
  );
  return (
    <div className="page">
      <PageHead title={t('splits.title')} lead={t('splits.lead')} />
      <div className="filters">
        <label className="check">
          <input
            type="checkbox"
            checked={stale ?? false}
            onChange={(event) => void navigate({ search: event.target.checked ? { stale: true } : {}, replace: true })}
          />
          {t('splits.onlyStale')}
        </label>
      </div>
      <PagedTable
        query={list}
        caption={t('splits.title')}
        columns={[
          {
            id: 'title',
            title: t('splits.columnsList.title'),
            head: true,
            className: 'wide',
            cell: ({ commitment }) => (
              <>
                <Link {...links.commitment(commitment.id)} className="row-title" lang="zh-CN">
                  {commitment.title}
                </Link>
                <span className="fact-note figure">{commitment.code}</span>
              </>
            ),
          },
          {
            id: 'whole',
            title: t('splits.columnsList.whole'),
            numeric: true,
            cell: ({ now, unit }) => `${figureWords(now)} ${unit}`,
          },
          { id: 'parts', title: t('splits.columnsList.parts'), numeric: true, cell: ({ parts }) => parts },
          {
            id: 'found',
            title: t('splits.columnsList.found'),
            numeric: true,
            cell: ({ found, unit }) => `${figureWords(found)} ${unit}`,
          },
          {
            id: 'state',
            title: t('splits.columnsList.state'),
            cell: (row) => (
              <span className={row.stale ? 'field-fault' : 'muted'}>
                {t(`splits.state.${row.stale ? 'stale' : row.holds ? 'holds' : 'fails'}`)}
              </span>
            ),
          },
        ]}
        rowKey={({ commitment }) => commitment.id}
        empty={<EmptyState title={t(stale ? 'state.noneMatch' : 'splits.empty')} help={t('splits.emptyHelp')} />}
      />
    </div>
  );
}
