import type { Split } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { SplitCard } from '../own/splits/SplitCard.tsx';
import { SplitForm } from '../own/splits/SplitForm.tsx';
import { figureWords } from '../ui/wording.ts';

const route = getRouteApi('/inside/commitments/$id/split');

/** Splits a target, or the part of a region or unit on the way down. */
export function SplitPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { place = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const commitment = useQuery(api.commitments.get.queryOptions({ input: { id } }));
  const query = useQuery(api.splits.get.queryOptions({ input: { id, place } }));
  if (!query.data) return <PageWaiting query={query} />;
  const { whole, unit, maySplit, candidates, weightName, dueOn } = query.data;
  const above = place === '' ? undefined : place.split('/').slice(0, -1).join('/');
  const up = above === undefined || above === '' ? links.commitment(id) : links.split(id, above);
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('splits.formTitle')}
        crumbs={[
          <Link key="up" {...up}>
            {commitment.data?.title ?? t('commitments.title')}
          </Link>,
        ]}
        lead={whole === null ? t('splits.none') : t('splits.whole', { value: `${figureWords(whole)} ${unit}` })}
      />
      {maySplit && whole !== null ? (
        <SplitForm
          key={`${place} ${query.data.split?.number ?? 0}`}
          id={id}
          place={place}
          split={query.data.split as Split | null} // Only brands are lost.
          candidates={candidates}
          weightName={weightName}
          dueOn={dueOn}
          onDone={() => void navigate(up)}
        />
      ) : (
        <SplitCard id={id} place={place} />
      )}
    </div>
  );
}
