import type { Region } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { AddRegion } from '../org/regions/AddRegion.tsx';
import { ImportRegions } from '../org/regions/ImportRegions.tsx';
import { RenameRegion } from '../org/regions/RenameRegion.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/regions');

/** Regions level by level: one parent's children at a time, so that a province of villages stays quick. */
export function RegionsPage() {
  const { t, i18n } = useTranslation();
  const { parent, query } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCall = useMay();
  const mayEdit = mayCall((all) => all.regions.create);
  const [dialog, setDialog] = useState<'add' | 'import' | Region>();
  const list = useQuery(api.regions.list.queryOptions({ input: compact({ parentId: parent, query }) }));
  const above = useQuery(api.regions.get.queryOptions({ input: { id: parent ?? '' }, enabled: parent !== undefined }));
  const close = () => setDialog(undefined);
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
          {i18n.language === 'en' && row.nameEn && <span className="muted"> {row.nameEn}</span>}
        </>
      ),
    },
    {
      id: 'code',
      title: t('regions.columns.code'),
      className: 'figure',
      cell: (row) => (
        <>
          {row.code} <span className="muted">{t(`regions.codeKind.${row.codeKind}`)}</span>
        </>
      ),
    },
    { id: 'level', title: t('regions.columns.level'), cell: (row) => t(`regions.level.${row.level}`) },
    { id: 'children', title: t('regions.columns.children'), numeric: true, cell: (row) => row.children },
    ...(mayEdit
      ? [
          {
            id: 'actions',
            title: t('people.columns.actions'),
            cell: (row: Region) => (
              <Button
                size="small"
                aria-label={t('regions.renameLabel', { name: row.name })}
                onClick={() => setDialog(row)}
              >
                {t('regions.rename')}
              </Button>
            ),
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
              <Button type="primary" onClick={() => setDialog('add')}>
                {t('regions.add')}
              </Button>
              <Button onClick={() => setDialog('import')}>{t('regions.import')}</Button>
            </>
          )
        }
      />
      <div className="filters">
        <SearchBox
          label={t('regions.searchLabel')}
          value={query}
          onSearch={(words) => void navigate({ search: compact({ query: words }), replace: true })}
        />
      </div>
      {list.isPending && <PageLoading />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data &&
        (list.data.rows.length === 0 ? (
          query ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('regions.empty')} help={t('regions.emptyHelp')} />
          )
        ) : (
          <DataTable caption={t('regions.title')} columns={columns} rows={list.data.rows} rowKey={(row) => row.id} />
        ))}
      {dialog === 'add' && <AddRegion parentCode={above.data?.code ?? list.data?.rows[0]?.code} onClose={close} />}
      {dialog === 'import' && <ImportRegions onClose={close} />}
      {typeof dialog === 'object' && <RenameRegion region={dialog} onClose={close} />}
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
