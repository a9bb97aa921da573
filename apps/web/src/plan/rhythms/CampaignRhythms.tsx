import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { rhythmWords } from '../../ui/wording.ts';
import { RhythmNext } from './RhythmCard.tsx';

/** What repeats in a campaign, with its next dates. */
export function CampaignRhythms({ campaignId }: { readonly campaignId: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    api.rhythms.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: campaignId, ...compact({ cursor, limit: 10 }) }),
      ...paging,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="rhythms">
      <h2 id="rhythms" className="card-title">
        {t('rhythms.title')}
      </h2>
      <p className="card-lead">{t('rhythms.lead')}</p>
      <ul className="plan-rows">
        {rows.map((rule) => (
          <li key={rule.commitment.id} className="plan-row rhythm-row">
            <Link {...links.commitment(rule.commitment.id)}>{rhythmWords(rule.rhythm, t)}</Link>
            <RhythmNext next={rule.next} />
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </section>
  );
}
