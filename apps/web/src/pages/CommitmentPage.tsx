import type { Commitment } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CommitmentAmendments } from '../act/amendments/CommitmentAmendments.tsx';
import { CommitmentPlace } from '../act/places/CommitmentPlace.tsx';
import { CommitmentReports } from '../act/reports/CommitmentReports.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { CommitmentFacts } from '../deliver/status/living/CommitmentFacts.tsx';
import { useLights } from '../deliver/status/useLights.ts';
import { WhyLight } from '../deliver/status/WhyLight.tsx';
import { Closing } from '../deliver/verification/Closing.tsx';
import { FoundBeside } from '../deliver/verification/FoundBeside.tsx';
import { CommitmentOwners } from '../own/assignments/CommitmentOwners.tsx';
import { CarriersCard } from '../own/bodies/CarriersCard.tsx';
import { CommitmentDispatch } from '../own/dispatches/CommitmentDispatch.tsx';
import { Acceptance } from '../plan/commitments/Acceptance.tsx';
import { ChangeHistory } from '../plan/commitments/change/ChangeHistory.tsx';
import { commitmentColumns } from '../plan/commitments/columns.tsx';
import { MeasuredBy } from '../plan/indicators/MeasuredBy.tsx';
import { PreparedParts } from '../plan/parts/PreparedParts.tsx';
import { RhythmCard } from '../plan/rhythms/RhythmCard.tsx';
import { LightBadge } from '../ui/LightBadge.tsx';
import { quantityWords, rhythmWords, withdrawnWords } from '../ui/wording.ts';
import { SplitStanding } from './SplitStanding.tsx';
import { wishForm } from './WishForm.tsx';

const route = getRouteApi('/inside/commitments/$id');

export function CommitmentPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { id } = route.useParams();
  const query = useQuery(api.commitments.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const commitment = query.data;
  return (
    <div className="page page-narrow">
      <PageHead
        title={commitment.title}
        crumbs={[
          <Link key="list" {...links.commitments()}>
            {t('commitments.title')}
          </Link>,
          <Link key="campaign" {...links.campaign(commitment.campaignId)}>
            {t('commitments.campaign')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{t(`kind.${commitment.kind}`)}</span>
            <span className="figure">{commitment.code}</span>
            {commitment.front && <span>{commitment.front.name}</span>}
            {commitment.withdrawn && (
              <span title={withdrawnWords(commitment.withdrawn, t)}>{t('versions.withdrawn')}</span>
            )}
          </span>
        }
        actions={
          <Link {...links.document(commitment.documentId)} search={{ c: commitment.id }} className="button-primary">
            {t('commitments.inText')}
          </Link>
        }
      />
      {commitment.withdrawn && <p className="page-lead page-note">{withdrawnWords(commitment.withdrawn, t)}</p>}
      <WhyLight id={commitment.id} />
      <section className="card panel">
        {commitment.quantity && <p className="panel-target">{quantityWords(commitment.quantity, t)}</p>}
        {commitment.rhythm && <p className="panel-target">{rhythmWords(commitment.rhythm, t)}</p>}
        <blockquote className="quote" lang="zh-CN">
          {commitment.quote}
        </blockquote>
        <CommitmentFacts commitment={commitment} ownersElsewhere={commitment.owner !== null} />
        <Closing id={commitment.id}>{!commitment.withdrawn && <Acceptance commitment={commitment} />}</Closing>
      </section>
      {commitment.kind !== 'group' && <CommitmentDispatch id={commitment.id} />}
      {commitment.kind !== 'group' && (
        <CommitmentReports id={commitment.id} beside={(report) => <FoundBeside report={report} />} />
      )}
      {commitment.kind !== 'group' && (
        <CommitmentPlace
          commitmentId={commitment.id}
          finished={commitment.withdrawn !== null || commitment.acceptance !== null}
        />
      )}
      {commitment.kind !== 'group' && <CommitmentOwners commitment={commitment} />}
      <CarriersCard commitmentId={commitment.id} />
      {commitment.quantity && !commitment.withdrawn && <SplitStanding id={commitment.id} />}
      {commitment.quantity && <MeasuredBy commitment={commitment} />}
      {commitment.quantity?.each && <PreparedParts commitmentId={commitment.id} unit={commitment.quantity.unit} />}
      {commitment.rhythm && <RhythmCard commitmentId={commitment.id} />}
      {commitment.kind !== 'group' && may((all) => all.amendments.ofCommitment) && (
        <CommitmentAmendments commitment={commitment} editor={wishForm} />
      )}
      <ChangeHistory id={commitment.id} />
      <Family commitment={commitment} />
    </div>
  );
}

/** What it is part of, and its parts. */
function Family({ commitment }: { readonly commitment: Commitment }) {
  const { t } = useTranslation();
  const children = useInfiniteQuery(
    api.commitments.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ parentId: commitment.id, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const rows = children.data?.pages.flatMap((page) => page.rows) ?? [];
  const lights = useLights(rows.map(({ documentId }) => documentId));
  return (
    <>
      {commitment.parentId && (
        <p className="page-lead">
          <Link {...links.commitment(commitment.parentId)}>{t('commitments.partOf')}</Link>
        </p>
      )}
      {rows.length > 0 && (
        <section aria-labelledby="children">
          <h2 id="children" className="card-title">
            {t('commitments.children')}
          </h2>
          <PagedTable
            query={children}
            caption={t('commitments.children')}
            columns={commitmentColumns(t, (row) => {
              const light = lights.get(row.id);
              return light && <LightBadge light={light} />;
            })}
            rowKey={(row) => row.id}
            empty={null}
          />
        </section>
      )}
    </>
  );
}
