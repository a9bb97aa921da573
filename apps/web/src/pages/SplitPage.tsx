import type { Split } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CommitmentReports } from '../act/reports/CommitmentReports.tsx';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { WhyLight } from '../deliver/status/WhyLight.tsx';
import { FoundBeside } from '../deliver/verification/FoundBeside.tsx';
import { CommitmentDispatch } from '../own/dispatches/CommitmentDispatch.tsx';
import { SplitForm } from '../own/splits/SplitForm.tsx';
import { figureWords } from '../ui/wording.ts';
import { SplitStanding } from './SplitStanding.tsx';

const route = getRouteApi('/inside/commitments/$id/split');

/** How a target, or the part of a region or unit on the way down, is split and stands; a part with its unit, its reports and its light. */
export function SplitPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { place = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const commitment = useQuery(api.commitments.get.queryOptions({ input: { id } }));
  const query = useQuery(api.splits.get.queryOptions({ input: { id, place } }));
  if (!query.data) return <PageWaiting query={query} />;
  const { whole, unit, part, maySplit, candidates, weightName, dueOn } = query.data;
  const split = query.data.split as Split | null; // Only brands are lost.
  const above = place === '' ? undefined : place.split('/').slice(0, -1).join('/');
  const up = above === undefined || above === '' ? links.commitment(id) : links.split(id, above);
  const lead = () => {
    if (whole === null) return t('splits.none');
    const value = `${figureWords(whole)} ${unit}`;
    return part ? t('splits.partLead', { value, date: dueOn }) : t('splits.whole', { value });
  };
  return (
    <div className="page page-narrow">
      <PageHead
        title={part ? t('splits.partTitle', { name: part }) : t('splits.formTitle')}
        crumbs={[
          <Link key="up" {...up}>
            {commitment.data?.title ?? t('commitments.title')}
          </Link>,
        ]}
        lead={lead()}
      />
      {part && (
        <>
          <WhyLight id={id} place={place} />
          <CommitmentDispatch id={id} place={place} />
          <CommitmentReports id={id} place={place} beside={(report) => <FoundBeside report={report} />} />
        </>
      )}
      {(split || !maySplit) && <SplitStanding id={id} place={place} formBelow={maySplit} />}
      {maySplit && whole !== null && (
        <SplitForm
          key={`${place} ${query.data.split?.number ?? 0}`}
          id={id}
          place={place}
          split={split}
          candidates={candidates}
          weightName={weightName}
          dueOn={dueOn}
          onDone={() => void navigate(up)}
        />
      )}
    </div>
  );
}
