import type { Holding, Person } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { PersonLoad } from '../deliver/loads/PersonLoad.tsx';
import { AccountCard } from '../org/people/AccountCard.tsx';
import { HoldingList } from '../org/people/HoldingList.tsx';
import { PersonActions } from '../org/people/PersonActions.tsx';
import { RenamePerson } from '../org/people/RenamePerson.tsx';
import { RoleList } from '../org/people/RoleList.tsx';
import { SeatsCard } from '../own/bodies/SeatsCard.tsx';

const route = getRouteApi('/inside/people/$id');

/** A person: posts now and before, account, roles. */
export function PersonPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const may = useMay();
  const [renaming, setRenaming] = useState(false);
  const query = useQuery(api.people.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const person = query.data as Person & { readonly holdings: readonly Holding[] }; // Only the brands of its ids are lost on the way.
  const leftover = person.posts.length === 0 && person.roles.length > 0;
  return (
    <div className="page page-narrow">
      <PageHead
        title={person.name}
        crumbs={[
          <Link key="up" {...links.people()}>
            {t('people.title')}
          </Link>,
        ]}
        lead={person.regionName}
        actions={
          may((all) => all.people.rename) && (
            <Button onClick={() => setRenaming(true)}>{t('administration.person.rename')}</Button>
          )
        }
      />
      {leftover && <Alert className="notice" type="warning" showIcon title={t('administration.person.rolesLeft')} />}
      <PersonLoad id={person.id} />
      <SeatsCard of={{ personId: person.id }} />
      <HoldingList person={person} holdings={person.holdings} />
      <AccountCard person={person} />
      <section className="card" aria-labelledby="roles">
        <div className="card-head">
          <h2 id="roles" className="card-title">
            {t('administration.person.roles')}
          </h2>
          {may((all) => all.people.grant) && <PersonActions person={person} />}
        </div>
        <RoleList person={person} />
      </section>
      {renaming && <RenamePerson person={person} onClose={() => setRenaming(false)} />}
    </div>
  );
}
