import type { Pledge } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { DrawForm } from '../own/pledges/DrawForm.tsx';

const route = getRouteApi('/inside/pledges/new');

export function NewPledgePage() {
  const { t } = useTranslation();
  const { supersedes } = route.useSearch();
  const navigate = route.useNavigate();
  const before = useQuery(
    api.pledges.get.queryOptions({ input: { id: supersedes ?? '' }, enabled: supersedes !== undefined }),
  );
  if (supersedes !== undefined && !before.data) return <PageWaiting query={before} />;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('pledges.draw')}
        lead={`${t('pledges.newLead')} ${t('pledges.law')}`}
        crumbs={[
          <Link key="list" {...links.pledges()}>
            {t('pledges.title')}
          </Link>,
        ]}
      />
      <DrawForm
        before={before.data as Pledge | undefined} // Only brands are lost.
        onDone={(id) => void navigate(links.pledge(id))}
      />
    </div>
  );
}
