import { type Unit, UnitKind } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosedFilter } from '../app/ClosedFilter.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { RegionFilter } from '../app/RegionFilter.tsx';
import { useMay } from '../app/session.ts';
import { AddUnit } from '../org/units/AddUnit.tsx';
import { Choice } from '../ui/Choice.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/units');

export function UnitsPage() {
  const { t } = useTranslation();
  const { query, region, kind, closed } = route.useSearch();
  const navigate = route.useNavigate();
  const mayAdd = useMay()((all) => all.units.create);
  const [adding, setAdding] = useState(false);
  const top = useQuery(api.regions.list.queryOptions({ input: {} }));
  const home = top.data?.rows[0];
  const list = useInfiniteQuery(
    api.units.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, regionId: region, kind, closed, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const columns: readonly Column<Unit>[] = [
    {
      id: 'name',
      title: t('units.columns.name'),
      head: true,
      cell: (row) => (
        <Link {...links.unit(row.id)} className="row-title">
          {row.name}
          {row.closedOn && <span className="tag">{t('administration.closedOn', { date: row.closedOn })}</span>}
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
      <PageHead
        title={t('units.title')}
        lead={t('units.lead')}
        actions={
          <>
            {add}
            {mayAdd && (
              <Link {...links.organisation()} className="button-plain">
                {t('shell.things.organisation')}
              </Link>
            )}
          </>
        }
      />
      <div className="filters">
        <SearchBox label={t('units.searchLabel')} value={query} onSearch={(words) => filter({ query: words })} />
        <RegionFilter region={region} onRegion={(chosen) => filter({ region: chosen })} />
        <Choice
          label={t('units.kindLabel')}
          none={t('administration.unit.allKinds')}
          value={kind}
          options={UnitKind.options.map((value) => ({ value, label: t(`units.kind.${value}`) }))}
          onChange={(chosen) => filter({ kind: chosen })}
        />
        <ClosedFilter closed={closed} onClosed={(chosen) => filter({ closed: chosen })} />
      </div>
      <PagedTable
        query={list}
        caption={t('units.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          query || region || kind ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : closed ? (
            <EmptyState title={t('administration.unit.noneClosed')} help={t('administration.unit.noneClosedHelp')} />
          ) : (
            <EmptyState title={t('units.empty')} help={t('units.emptyHelp')} action={add} />
          )
        }
      />
      {adding && <AddUnit region={home && { value: home.id, label: home.name }} onClose={() => setAdding(false)} />}
    </div>
  );
}
