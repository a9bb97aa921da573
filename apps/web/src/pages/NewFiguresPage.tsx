import type { Campaign } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AskForm } from '../act/figures/AskForm.tsx';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMe } from '../app/session.ts';

const route = getRouteApi('/inside/figures/new');

/** Which figures, of whom, as of when; from an indicator's page with that indicator chosen. */
export function NewFiguresPage() {
  const { t } = useTranslation();
  const { grants, today } = useMe();
  const navigate = route.useNavigate();
  const { indicator: indicatorId } = route.useSearch();
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const indicator = useQuery(
    api.indicators.get.queryOptions({ input: { id: indicatorId ?? '' }, enabled: indicatorId !== undefined }),
  );
  const regions = grants.flatMap(({ role, region }) => (role === 'office' && region ? [region] : []));
  return (
    <div className="page">
      <PageHead
        title={t('figures.new')}
        lead={t('figures.newLead')}
        crumbs={[
          <Link key="up" {...links.figures()}>
            {t('figures.title')}
          </Link>,
        ]}
      />
      {campaigns.isPending && <PageLoading />}
      {campaigns.isError && <ErrorNotice error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {indicator.isError && <ErrorNotice error={indicator.error} onRetry={() => void indicator.refetch()} />}
      {campaigns.data && (indicatorId === undefined || indicator.data) && (
        <AskForm
          campaigns={campaigns.data.rows as unknown as Campaign[]} // Only brands are lost.
          regions={regions}
          today={today}
          indicator={
            indicator.data && {
              ...{ value: indicator.data.id, label: indicator.data.name, note: indicator.data.unit || undefined },
            }
          }
          onDone={(id) => void navigate(links.figureRequest(id))}
        />
      )}
    </div>
  );
}
