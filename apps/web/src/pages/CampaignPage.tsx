import type { Campaign, Mark } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { useMay, useMe } from '../app/session.ts';
import { countsOf } from '../deliver/status/counts.ts';
import { Standing } from '../deliver/status/Standing.tsx';
import { EditFronts } from '../plan/campaigns/EditFronts.tsx';
import { EditRoad } from '../plan/campaigns/EditRoad.tsx';
import { Milestones } from '../plan/campaigns/Milestones.tsx';
import { PhaseRoad } from '../plan/campaigns/PhaseRoad.tsx';
import { spanWords } from '../plan/campaigns/phases.ts';
import { CampaignRhythms } from '../plan/rhythms/CampaignRhythms.tsx';
import { addCounts, CountsBar, noCounts, totalOf } from '../ui/CountsBar.tsx';

const route = getRouteApi('/inside/campaigns/$id');

/** A campaign: its standing, its phases as a road map, and each front with its lights. */
export function CampaignPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const mayEdit = useMay()((all) => all.campaigns.setFronts);
  const [editing, setEditing] = useState<'fronts' | 'road'>();
  const { id } = route.useParams();
  const query = useQuery(api.campaigns.get.queryOptions({ input: { id } }));
  const documentId = query.data?.documentId;
  const living = useQuery(
    api.status.living.queryOptions({ input: { id: documentId ?? '' }, enabled: documentId !== undefined }),
  );
  const plans = useQuery(api.status.unitPlans.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const campaign = query.data as Campaign; // Only the brands of its ids are lost on the way.
  const marks: readonly Mark[] = (living.data?.marks ?? []).filter(
    (mark) => mark.campaignId === campaign.id && mark.kind !== 'group',
  );
  // Plans of units stand in documents of their own, and count with the front that they were approved under.
  const ofPlans = new Map((plans.data?.fronts ?? []).map((front) => [front.id as string, front.counts]));
  const all = [...ofPlans.values()].reduce(addCounts, countsOf(marks));
  const fronts: readonly {
    id: string;
    name: string;
    patron: Campaign['fronts'][number]['patron'];
    commitments: number;
  }[] = [
    ...campaign.fronts,
    ...(marks.some(({ front }) => !front)
      ? [
          {
            ...{ id: 'none', name: t('campaigns.frontNone'), patron: null },
            commitments: marks.filter(({ front }) => !front).length,
          },
        ]
      : []),
  ];
  return (
    <div className="page">
      <PageHead
        title={campaign.name}
        crumbs={[
          <Link key="up" {...links.campaigns()}>
            {t('campaigns.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{campaign.region.name}</span>
            <span className="figure">{spanWords(campaign.from, campaign.until, t('campaigns.spanOpen'))}</span>
          </span>
        }
        actions={
          <>
            <Link {...links.document(campaign.documentId)} className="button-primary">
              {t('campaigns.openLiving')}
            </Link>
            <Link {...links.commitments()} search={{ campaign: campaign.id }} className="button-plain">
              {t('campaigns.openCommitments')}
            </Link>
          </>
        }
      />
      {living.isError && <ErrorNotice error={living.error} onRetry={() => void living.refetch()} />}
      {living.data && (
        <section className="card" aria-labelledby="standing">
          <h2 id="standing" className="card-title">
            {t('campaigns.standing')}
          </h2>
          <p className="card-lead">{t('living.asOf', { date: living.data.asOf })}</p>
          <Standing counts={all} />
        </section>
      )}
      <section className="card" aria-labelledby="phases">
        <div className="card-head">
          <h2 id="phases" className="card-title">
            {t('campaigns.road')}
          </h2>
          {mayEdit && <Button onClick={() => setEditing('road')}>{t('publication.road.edit')}</Button>}
        </div>
        <PhaseRoad phases={campaign.phases} milestones={campaign.milestones} today={today} />
        <Milestones milestones={campaign.milestones} today={today} />
      </section>
      <section className="card" aria-labelledby="fronts">
        <div className="card-head">
          <h2 id="fronts" className="card-title">
            {t('campaigns.fronts')}
          </h2>
          {mayEdit && <Button onClick={() => setEditing('fronts')}>{t('publication.fronts.edit')}</Button>}
        </div>
        <p className="card-lead">{t('campaigns.frontsHelp')}</p>
        <ul className="fronts">
          {fronts.map((front) => (
            <li key={front.id} className="front">
              <Link {...links.document(campaign.documentId)} search={{ front: front.id }} className="front-name">
                {front.name}
                {front.patron && (
                  <span className="front-patron">{t('publication.fronts.patron', { name: front.patron.name })}</span>
                )}
              </Link>
              <span className="front-count figure">{t('campaigns.commitmentCount', { count: front.commitments })}</span>
              <CountsBar
                counts={addCounts(
                  countsOf(marks.filter((mark) => (mark.front?.id ?? 'none') === front.id)),
                  ofPlans.get(front.id) ?? noCounts,
                )}
              />
              {ofPlans.has(front.id) && (
                <Link {...links.plans()} search={{ front: front.id, state: 'approved' }} className="front-plans">
                  {t('campaigns.fromPlans', { count: totalOf(ofPlans.get(front.id) ?? noCounts) })}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </section>
      <CampaignRhythms campaignId={campaign.id} />
      {editing === 'fronts' && <EditFronts campaign={campaign} onClose={() => setEditing(undefined)} />}
      {editing === 'road' && <EditRoad campaign={campaign} onClose={() => setEditing(undefined)} />}
    </div>
  );
}
