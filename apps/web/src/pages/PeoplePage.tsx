import { AccountState, type Person } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { RegionFilter } from '../app/RegionFilter.tsx';
import { useMay } from '../app/session.ts';
import { AddPerson } from '../org/people/AddPerson.tsx';
import { IssueAll } from '../org/people/IssueAll.tsx';
import { PersonActions } from '../org/people/PersonActions.tsx';
import { RoleList } from '../org/people/RoleList.tsx';
import { Choice } from '../ui/Choice.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { instantWords } from '../ui/formats.ts';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/people');

export function PeoplePage() {
  const { t } = useTranslation();
  const { query, region, account, withoutPost } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCall = useMay();
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(
    api.people.list.infiniteOptions({
      input: (cursor: string | undefined) =>
        compact({ query, regionId: region, account, withoutPost, cursor, limit: 50 }),
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
          <Link {...links.person(row.id)} className="row-title">
            {row.name}
          </Link>
          {row.lockedUntil && (
            <span className="tag tag-alert">{t('people.locked', { time: instantWords(row.lockedUntil) })}</span>
          )}
        </>
      ),
    },
    {
      id: 'userName',
      title: t('people.columns.userName'),
      cell: (row) => (
        <span>
          {row.userName}{' '}
          {row.account !== 'open' && (
            <span className="muted">{t(`administration.person.accountState.${row.account}`)}</span>
          )}
        </span>
      ),
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
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const mayIssue = mayCall((all) => all.people.issuePasswords);
  const waiting = (list.data?.pages.flatMap(({ rows }) => rows) ?? []).filter((row) => row.account === 'prepared');
  const add = mayCall((all) => all.people.create) && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead
        title={t('people.title')}
        lead={t('people.lead')}
        actions={
          <>
            {add}
            {mayIssue && (
              <Link {...links.organisation()} className="button-plain">
                {t('shell.things.organisation')}
              </Link>
            )}
          </>
        }
      />
      <div className="filters">
        <SearchBox label={t('people.searchLabel')} value={query} onSearch={(words) => filter({ query: words })} />
        <RegionFilter region={region} onRegion={(chosen) => filter({ region: chosen })} />
        <Choice
          label={t('administration.person.account')}
          none={t('administration.person.allAccounts')}
          value={account}
          options={AccountState.options.map((value) => ({
            value,
            label: t(`administration.person.accountState.${value}`),
          }))}
          onChange={(chosen) => filter({ account: chosen })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={withoutPost ?? false}
            onChange={(event) => filter({ withoutPost: event.target.checked || undefined })}
          />
          {t('administration.person.withoutPost')}
        </label>
      </div>
      {mayIssue && account === 'prepared' && waiting.length > 0 && <IssueAll personIds={waiting.map(({ id }) => id)} />}
      <PagedTable
        query={list}
        caption={t('people.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          query || region || account || withoutPost ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('people.empty')} help={t('people.emptyHelp')} action={add} />
          )
        }
      />
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={(id) => void navigate(links.person(id))} />}
    </div>
  );
}
