import type { Person } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { AddPerson } from '../org/people/AddPerson.tsx';
import { PersonActions } from '../org/people/PersonActions.tsx';
import { RoleList } from '../org/people/RoleList.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { instantWords } from '../ui/formats.ts';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/people');

export function PeoplePage() {
  const { t } = useTranslation();
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCall = useMay();
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(
    api.people.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const columns: readonly Column<Person>[] = [
    {
      id: 'name',
      title: t('people.columns.name'),
      head: true,
      cell: (row) => (
        <>
          <span className="row-title">{row.name}</span>
          {row.lockedUntil && (
            <span className="tag tag-alert">{t('people.locked', { time: instantWords(row.lockedUntil) })}</span>
          )}
        </>
      ),
    },
    {
      id: 'userName',
      title: t('people.columns.userName'),
      cell: (row) => row.userName ?? <span className="muted">{t('people.noAccount')}</span>,
    },
    {
      id: 'posts',
      title: t('people.columns.posts'),
      cell: (row) =>
        row.posts.length === 0 ? (
          <span className="muted">{t('people.noPost')}</span>
        ) : (
          row.posts.map(({ unitName, title }) => `${unitName} ${title}`).join(t('unitJoin'))
        ),
    },
    { id: 'roles', title: t('people.columns.roles'), cell: (row) => <RoleList person={row} /> },
    ...(mayCall((all) => all.people.grant)
      ? [{ id: 'actions', title: t('people.columns.actions'), cell: (row: Person) => <PersonActions person={row} /> }]
      : []),
  ];
  const add = mayCall((all) => all.people.create) && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('people.title')} lead={t('people.lead')} actions={add} />
      <div className="filters">
        <SearchBox
          label={t('people.searchLabel')}
          value={query}
          onSearch={(words) => void navigate({ search: compact({ query: words }), replace: true })}
        />
      </div>
      <PagedTable
        query={list}
        caption={t('people.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          query ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('people.empty')} help={t('people.emptyHelp')} action={add} />
          )
        }
      />
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </div>
  );
}
