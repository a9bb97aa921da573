import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMe } from '../app/session.ts';
import { CallForm } from '../plan/calls/CallForm.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

const route = getRouteApi('/inside/plans/calls/new');

export function NewPlanCallPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = route.useNavigate();
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  if (campaigns.isPending) return <PageLoading />;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('plans.newCall.title')}
        lead={t('plans.newCall.lead')}
        crumbs={[
          <Link key="up" {...links.plans()}>
            {t('plans.title')}
          </Link>,
        ]}
      />
      {campaigns.isError && <ErrorNotice error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {campaigns.data?.rows.length === 0 ? (
        <EmptyState
          title={t('plans.newCall.noCampaign')}
          help={t('plans.newCall.noCampaignHelp')}
          action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
        />
      ) : (
        <CallForm
          campaigns={campaigns.data?.rows ?? []}
          today={today}
          onDone={(id) => void navigate(links.planCall(id))}
        />
      )}
    </div>
  );
}
