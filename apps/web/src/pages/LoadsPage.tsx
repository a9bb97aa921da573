import { usualMost } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { loadViews } from './searches.ts';

const route = getRouteApi('/inside/loads');
const counted = ['handler', 'overall', 'charge', 'assist'] as const;

/** 人人肩上有指标: people in posts without any commitment, and those with more than they can carry. */
export function LoadsPage() {
  const { t } = useTranslation();
  const { view = 'none', most = usualMost } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.loads.people.infiniteOptions({
      input: (cursor: string | undefined) => compact({ show: view, most, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  return (
    <div className="page">
      <PageHead title={t('loads.title')} lead={t('loads.lead')} />
      <Tabs
        label={t('loads.show.label')}
        value={view}
        tabs={loadViews.map((value) => ({ value, label: t(`loads.show.${value}`) }))}
        onChange={(value) => look({ view: value })}
      />
      {view === 'overloaded' && (
        <div className="filters">
          <Field label={t('loads.most')}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={500}
                value={most}
                onChange={(event) => look({ most: Math.min(500, Math.max(1, Number(event.target.value) || 1)) })}
              />
            )}
          </Field>
        </div>
      )}
      <PagedTable
        query={list}
        caption={t('loads.title')}
        columns={[
          {
            id: 'person',
            title: t('loads.columns.person'),
            head: true,
            cell: ({ person }) => (
              <Link {...links.person(person.id)} className="row-title">
                {person.name}
              </Link>
            ),
          },
          {
            id: 'posts',
            title: t('loads.columns.posts'),
            className: 'wide',
            cell: ({ posts }) => posts.join(t('unitJoin')),
          },
          ...counted.map((duty) => ({
            id: duty,
            title: t(`loads.columns.${duty}`),
            numeric: true,
            cell: ({ duties }: { readonly duties: Readonly<Record<(typeof counted)[number], number>> }) =>
              duties[duty] || null,
          })),
          {
            id: 'inherited',
            title: t('loads.columns.inherited'),
            numeric: true,
            cell: ({ inherited }) => inherited || null,
          },
        ]}
        rowKey={({ person }) => person.id}
        empty={<EmptyState title={t(`loads.empty.${view}`)} help={t('loads.emptyHelp')} />}
      />
    </div>
  );
}
