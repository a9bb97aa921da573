import type { Doubt } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ReportItem } from '../act/reports/ReportItem.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { EvidenceList } from '../app/evidence/EvidenceList.tsx';
import { links } from '../app/links.ts';
import { MoreRows } from '../app/MoreRows.tsx';
import { paging } from '../app/PagedTable.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Reports that were doubted and not answered yet: those of the own units, or of the region. */
export function Doubts({ mine }: { readonly mine: boolean }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.verification.doubts.infiniteOptions({
      input: (cursor: string | undefined) => compact({ mine, cursor, limit: 30 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Doubt[]; // Only brands are lost.
  if (rows.length === 0) {
    return <EmptyState title={t('verification.emptyDoubts')} help={t('verification.emptyDoubtsHelp')} />;
  }
  return (
    <>
      <ul className="card reports" aria-label={t('verification.views.doubts')}>
        {rows.map((doubt) => (
          <ReportItem key={doubt.id} report={doubt} named>
            <div className="report-value report-value-alert">
              <dt>{t('verification.verdict.doubted')}</dt>
              <dd className="report-finding">
                {doubt.verification.words}{' '}
                {t(doubt.overdue ? 'verification.answerLate' : 'verification.answerBy', {
                  date: doubt.verification.answerBy ?? '',
                })}
                <EvidenceList evidence={doubt.verification.evidence} />
              </dd>
            </div>
            {mine && (
              <div className="report-value">
                <dt className="only-read">{t('verification.answer')}</dt>
                <dd>
                  <Link
                    {...links.report(doubt.commitment.id, doubt.part?.place)}
                    className="button-primary"
                    aria-label={t('verification.answerOf', { title: doubt.commitment.title })}
                  >
                    {t('verification.answer')}
                  </Link>
                </dd>
              </div>
            )}
          </ReportItem>
        ))}
      </ul>
      <MoreRows query={list} />
    </>
  );
}
