import type { DrawItem, DrawItemState, Report } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReportItem } from '../act/reports/ReportItem.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { EvidenceList } from '../app/evidence/EvidenceList.tsx';
import { MoreRows } from '../app/MoreRows.tsx';
import { paging } from '../app/PagedTable.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { WhyDrawn } from '../deliver/draws/WhyDrawn.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { instantWords } from '../ui/formats.ts';

/** What is on a list: each report, why it was drawn, how it stands, and for its inspector the way to verify it. */
export function DrawItems(props: {
  readonly id: string;
  readonly state: DrawItemState | undefined;
  /** Missing where the reader does not work the list off. */
  readonly onVerify: ((report: Report) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { id, state } = props;
  const list = useInfiniteQuery(
    api.draws.items.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...{ id, limit: 30 }, ...compact({ state, cursor }) }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as DrawItem[]; // Only brands are lost.
  if (rows.length === 0) return <EmptyState title={t('draws.emptyState')} help={t('draws.emptyStateHelp')} />;
  return (
    <>
      <ul className="card reports" aria-label={t('draws.which')}>
        {rows.map((item) => (
          <ReportItem key={item.place} report={item.report} named>
            <WhyDrawn item={item} />
            <Found item={item} />
            {props.onVerify && item.state !== 'lapsed' && (
              <VerifyAct item={item} onVerify={() => props.onVerify?.(item.report)} />
            )}
          </ReportItem>
        ))}
      </ul>
      <MoreRows query={list} />
    </>
  );
}

/** How an item stands, and what was found about it. */
function Found({ item }: { readonly item: DrawItem }) {
  const { t } = useTranslation();
  const { state, verification } = item;
  return (
    <div className={state === 'doubted' ? 'report-value report-value-alert' : 'report-value'}>
      <dt>{t('verification.verdictLabel')}</dt>
      <dd className="report-finding">
        <strong>{t(`draws.states.${state}`)}</strong> {state === 'lapsed' && t('draws.lapsedHelp')}
        {verification && (
          <>
            {verification.words && <q className="dispatch-words">{verification.words}</q>}{' '}
            <span className="muted">
              {t('verification.by', { by: verification.by, at: instantWords(verification.at) })}
            </span>
            <EvidenceList evidence={verification.evidence} />
          </>
        )}
      </dd>
    </div>
  );
}

function VerifyAct({ item, onVerify }: { readonly item: DrawItem; readonly onVerify: () => void }) {
  const { t } = useTranslation();
  const { title } = item.commitment;
  const waiting = item.state === 'waiting';
  return (
    <div className="report-value">
      <dt className="only-read">{t('verification.verify')}</dt>
      <dd>
        <Button
          type={waiting ? 'primary' : 'default'}
          disabled={item.mine}
          title={item.mine ? t('verification.own') : ''}
          aria-label={t(waiting ? 'draws.verify' : 'draws.again', { title })}
          onClick={onVerify}
        >
          {item.mine ? t('verification.own') : t(waiting ? 'verification.verify' : 'draws.againShort')}
        </Button>
      </dd>
    </div>
  );
}
