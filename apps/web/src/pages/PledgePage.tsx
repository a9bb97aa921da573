import type { Pledge } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { Paper } from '../own/pledges/Paper.tsx';
import { PledgeActs } from '../own/pledges/PledgeActs.tsx';
import { SealCard } from '../own/pledges/SealCard.tsx';

const route = getRouteApi('/inside/pledges/$id');

/** A pledge in its official form, to be read, signed, printed and checked. */
export function PledgePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(api.pledges.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const pledge = query.data as Pledge; // Only brands are lost.
  return (
    <div className="page page-narrow">
      <PageHead
        title={pledge.title}
        crumbs={[
          <Link key="list" {...links.pledges()}>
            {t('pledges.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <strong className={`pledge-state-${pledge.state}`}>{t(`pledges.states.${pledge.state}`)}</strong>
            <span className="figure">{pledge.code}</span>
            <span lang="zh-CN">{pledge.unit.name}</span>
            <span>{pledge.person.name}</span>
          </span>
        }
        actions={<PledgeActs pledge={pledge} />}
      />
      <Paper form={pledge.form} />
      <SealCard pledge={pledge} />
    </div>
  );
}
