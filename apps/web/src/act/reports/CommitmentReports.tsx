import type { Report } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { useMay } from '../../app/session.ts';
import { ReportItem } from './ReportItem.tsx';

/** What was reported about a commitment or a part of it, newest first, and the way to the form for who may report. */
export function CommitmentReports(props: {
  readonly id: string;
  /** Whose part of it; left out for the whole. */
  readonly place?: string;
  /** What others found about a report; a thing does not know another, so the page brings it. */
  readonly beside?: (report: Report) => ReactNode;
}) {
  const { t } = useTranslation();
  const { id, place = '' } = props;
  const may = useMay();
  const form = useQuery(
    api.reports.form.queryOptions({ input: { id, place }, enabled: may((all) => all.reports.create) }),
  );
  const list = useInfiniteQuery(
    api.reports.ofCommitment.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id, place, cursor, limit: 20 }),
      ...paging,
    }),
  );
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = (list.data?.pages.flatMap((page) => page.rows) ?? []) as Report[]; // Only brands are lost.
  return (
    <section className="card" aria-labelledby="reports">
      <div className="card-head">
        <h2 id="reports" className="card-title">
          {t('reports.card')}
        </h2>
        {form.data?.refusal === null && (
          <Link {...links.report(id, place)} className="button-primary">
            {t('reports.fill')}
          </Link>
        )}
      </div>
      {list.data && rows.length === 0 && <p className="muted">{t('reports.none')}</p>}
      <ul className="reports">
        {rows.map((report) => (
          <ReportItem key={report.id} report={report}>
            {props.beside?.(report)}
          </ReportItem>
        ))}
      </ul>
      <MoreRows query={list} />
    </section>
  );
}
