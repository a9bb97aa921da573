import type { Region } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosedFilter } from '../app/ClosedFilter.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { AddRegion } from '../org/regions/AddRegion.tsx';
import { RegionActions } from '../org/regions/RegionActions.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/regions');

/** Regions level by level: one parent's children at a time, so that a province of villages stays quick. */
export function RegionsPage() {
  const { t, i18n } = useTranslation();
  const { parent, query, closed } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCall = useMay();
  const mayEdit = mayCall((all) => all.regions.create);
  const [adding, setAdding] = useState(false);
  const list = useQuery(api.regions.list.queryOptions({ input: compact({ parentId: parent, query, closed }) }));
  const above = useQuery(api.regions.get.queryOptions({ input: { id: parent ?? '' }, enabled: parent !== undefined }));
  const under = above.data ?? list.data?.rows[0];
  const columns: readonly Column<Region>[] = [
    {
      id: 'name',
      title: t('regions.columns.name'),
      head: true,
      cell: (row) => (
        <>
          {row.children > 0 ? (
            <Link {...links.regions()} search={{ parent: row.id }} className="row-title">
              {row.name}
            </Link>
          ) : (
            <span className="row-title">{row.name}</span>
          )}
          {row.closedOn && <span className="tag">{t('administration.closedOn', { date: row.closedOn })}</span>}
          {i18n.language === 'en' && row.nameEn && <span className="muted"> {row.nameEn}</span>}
        </>
      ),
    },
    {
      id: 'code',
      title: t('regions.columns.code'),
      className: 'figure',
      cell: (row) => (
        <span>
          {row.code} <span className="muted">{t(`regions.codeKind.${row.codeKind}`)}</span>
        </span>
      ),
    },
    { id: 'level', title: t('regions.columns.level'), cell: (row) => t(`regions.level.${row.level}`) },
    { id: 'children', title: t('regions.columns.children'), numeric: true, cell: (row) => row.children },
    ...(mayEdit
      ? [
          {
            id: 'actions',
            title: t('administration.actions'),
            cell: (row: Region) => <RegionActions region={row} />,
          },
        ]
      : []),
  ];
  return (
    <div className="page">
      <PageHead
        title={above.data?.name ?? t('regions.title')}
        lead={t('regions.lead')}
        crumbs={parent ? trail(above.data, t('regions.title')) : []}
        actions={
          mayEdit && (
            <>
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('regions.add')}
              </Button>
              <Link {...links.organisation()} className="button-plain">
                {t('shell.things.organisation')}
              </Link>
            </>
          )
        }
      />
      <div className="filters">
        <SearchBox
          label={t('regions.searchLabel')}
          value={query}
          onSearch={(words) => void navigate({ search: compact({ query: words, closed }), replace: true })}
        />
        <ClosedFilter
          closed={closed}
          onClosed={(chosen) => void navigate({ search: (old) => compact({ ...old, closed: chosen }), replace: true })}
        />
      </div>
      {list.isPending && <PageLoading />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data &&
        (list.data.rows.length === 0 ? (
          query ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : closed ? (
            <EmptyState
              title={t('administration.region.noneClosed')}
              help={t('administration.region.noneClosedHelp')}
            />
          ) : (
            <EmptyState title={t('regions.empty')} help={t('regions.emptyHelp')} />
          )
        ) : (
          <DataTable caption={t('regions.title')} columns={columns} rows={list.data.rows} rowKey={(row) => row.id} />
        ))}
      {adding && (
        <AddRegion
          parent={under && { value: under.id, label: under.name, note: under.code }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

function trail(region: Pick<Region, 'parentId'> | undefined, top: string) {
  return [
    <Link key="top" {...links.regions()}>
      {top}
    </Link>,
    ...(region?.parentId
      ? [
          <Link key="up" {...links.regions()} search={{ parent: region.parentId }}>
            …
          </Link>,
        ]
      : []),
  ];
}
