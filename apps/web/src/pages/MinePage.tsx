import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OwedFigures } from '../act/figures/OwedFigures.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { DispatchList } from '../own/dispatches/DispatchList.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Doubts } from './Doubts.tsx';
import { mineViews } from './searches.ts';

const route = getRouteApi('/inside/mine');

/** What the own unit has to accept, objected to, and carries: the liaison's page, made for a phone. */
export function MinePage() {
  const { t } = useTranslation();
  const { view = 'waiting' } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useQuery(api.dispatches.counts.queryOptions({ input: { mine: true } })).data;
  return (
    <div className="page page-narrow">
      <PageHead title={t('dispatches.mineTitle')} lead={t('dispatches.mineLead')} />
      <OwedFigures />
      <Tabs
        label={t('dispatches.views.label')}
        value={view}
        tabs={mineViews.map((value) => ({
          value,
          label:
            value === 'doubted'
              ? t('dispatches.views.doubted')
              : t('dispatches.count', { name: t(`dispatches.views.${value}`), count: counts?.[value] ?? 0 }),
          alert: value === 'waiting' && (counts?.waitingLate ?? 0) > 0,
        }))}
        onChange={(value) => void navigate({ search: (old) => compact({ ...old, view: value }), replace: true })}
      />
      {view === 'doubted' ? (
        <Doubts mine />
      ) : (
        <DispatchList
          key={view}
          mine
          state={view}
          campaignId={undefined}
          query={undefined}
          acts={({ state, commitment, part }) =>
            state === 'accepted' && (
              <Link
                {...links.report(commitment.id, part?.place)}
                className="button-primary"
                aria-label={t('reports.fillOf', { title: commitment.title })}
              >
                {t('reports.fill')}
              </Link>
            )
          }
        />
      )}
    </div>
  );
}
