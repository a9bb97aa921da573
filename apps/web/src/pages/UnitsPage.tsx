import type { Unit } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { AddUnit } from '../org/units/AddUnit.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/units');

export function UnitsPage() {
  const { t } = useTranslation();
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const mayAdd = useMay()((all) => all.units.create);
  const [adding, setAdding] = useState(false);
  const regions = useQuery(api.regions.list.queryOptions({ input: {}, enabled: mayAdd }));
  const list = useInfiniteQuery(
    api.units.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const columns: readonly Column<Unit>[] = [
    {
      id: 'name',
      title: t('units.columns.name'),
      head: true,
      cell: (row) => (
        <Link {...links.unit(row.id)} className="row-title">
          {row.name}
        </Link>
      ),
    },
    { id: 'kind', title: t('units.columns.kind'), cell: (row) => t(`units.kind.${row.kind}`) },
    { id: 'region', title: t('units.columns.region'), cell: (row) => row.regionName },
    {
      id: 'aliases',
      title: t('units.columns.aliases'),
      cell: (row) => [row.shortName, ...row.aliases].filter(Boolean).join(t('unitJoin')) || null,
    },
  ];
  const add = mayAdd && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('units.add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('units.title')} lead={t('units.lead')} actions={add} />
      <div className="filters">
        <SearchBox
          label={t('units.searchLabel')}
          value={query}
          onSearch={(words) => void navigate({ search: compact({ query: words }), replace: true })}
        />
      </div>
      <PagedTable
        query={list}
        caption={t('units.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          query ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('units.empty')} help={t('units.emptyHelp')} action={add} />
          )
        }
      />
      {adding && <AddUnit regions={regions.data?.rows ?? []} onClose={() => setAdding(false)} />}
    </div>
  );
}
