import type { Report } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReportItem } from '../act/reports/ReportItem.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { MoreRows } from '../app/MoreRows.tsx';
import { paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { OpenLists } from '../deliver/draws/OpenLists.tsx';
import { VerifyDialog } from '../deliver/verification/VerifyDialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Doubts } from './Doubts.tsx';
import { DrawnLists } from './DrawnLists.tsx';
import { verificationViews } from './searches.ts';

const route = getRouteApi('/inside/verification');

/** The inspector's page, made for a phone: own lists, reports that nobody has verified, drawn lists, and doubts that wait for an answer. */
export function VerificationPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { view = 'queue', query } = route.useSearch();
  const navigate = route.useNavigate();
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  return (
    <div className="page page-narrow">
      <PageHead title={t('verification.title')} lead={t('verification.lead')} />
      {may((all) => all.verification.verify) && view !== 'draws' && <OpenLists />}
      <Tabs
        label={t('verification.views.label')}
        value={view}
        tabs={verificationViews.map((value) => ({ value, label: t(`verification.views.${value}`) }))}
        onChange={(value) => look({ view: value })}
      />
      {view === 'queue' && (
        <>
          <div className="filters">
            <SearchBox
              label={t('verification.searchLabel')}
              value={query}
              onSearch={(words) => look({ query: words })}
            />
          </div>
          <Queue query={query} />
        </>
      )}
      {view === 'draws' && <DrawnLists />}
      {view === 'doubts' && <Doubts mine={false} />}
    </div>
  );
}

function Queue({ query }: { readonly query: string | undefined }) {
  const { t } = useTranslation();
  const mayVerify = useMay()((all) => all.verification.verify);
  const [checking, setChecking] = useState<Report>();
  /** Verified here: the list, when it is loaded anew, does not have them any more. */
  const [verified, setVerified] = useState<ReadonlySet<string>>(new Set());
  const list = useInfiniteQuery(
    api.verification.queue.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, cursor, limit: 30 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const loaded = list.data.pages.flatMap((page) => page.rows) as (Report & { mine: boolean })[]; // Only brands are lost.
  const rows = loaded.filter(({ id }) => !verified.has(id));
  if (rows.length === 0 && !list.hasNextPage) {
    return <EmptyState title={t('verification.emptyQueue')} help={t('verification.emptyQueueHelp')} />;
  }
  return (
    <>
      <ul className="card reports" aria-label={t('verification.views.queue')}>
        {rows.map((report) => (
          <ReportItem key={report.id} report={report} named>
            {mayVerify && (
              <div className="report-value">
                <dt className="only-read">{t('verification.verify')}</dt>
                <dd>
                  <Button
                    type="primary"
                    disabled={report.mine}
                    title={report.mine ? t('verification.own') : ''}
                    aria-label={t('verification.verifyOf', { title: report.commitment.title })}
                    onClick={() => setChecking(report)}
                  >
                    {t(report.mine ? 'verification.own' : 'verification.verify')}
                  </Button>
                </dd>
              </div>
            )}
          </ReportItem>
        ))}
      </ul>
      <MoreRows query={list} />
      {checking && (
        <VerifyDialog
          report={checking}
          onClose={() => setChecking(undefined)}
          onRecorded={() => setVerified((before) => new Set([...before, checking.id]))}
        />
      )}
    </>
  );
}
