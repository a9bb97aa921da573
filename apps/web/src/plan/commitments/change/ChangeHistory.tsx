import type { ChangeRecord } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/client.ts';
import { compact } from '../../../app/compact.ts';
import { ErrorNotice } from '../../../app/ErrorNotice.tsx';
import { paging } from '../../../app/PagedTable.tsx';
import { instantWords } from '../../../ui/formats.ts';
import { StateChange } from '../../../ui/StateChange.tsx';

/** How a commitment was changed since publication: what, from what to what, by whom, when, why. */
export function ChangeHistory({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.commitments.changes.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id, cursor, limit: 20 }),
      ...paging,
    }),
  );
  const changes = (list.data?.pages.flatMap((page) => page.rows) ?? []) as ChangeRecord[]; // Only the brands of ids differ.
  return (
    <section className="card panel" aria-labelledby="changes">
      <h2 id="changes" className="card-title">
        {t('table.history.title')}
      </h2>
      <p className="card-lead">{t('table.history.help')}</p>
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && changes.length === 0 && <p className="muted">{t('table.history.empty')}</p>}
      <ol className="changes">
        {changes.map((change) => (
          <li key={change.id} className="change">
            <p className="change-head">
              <strong>{t(`table.history.kind.${change.kind}`)}</strong>
              <span className="muted">
                {t('table.history.by', { name: change.by.name, at: instantWords(change.at) })}
              </span>
              {change.undone && <span className="tag">{t('table.history.undone')}</span>}
            </p>
            <StateChange before={change.before} after={change.after} />
            {change.version !== null && (
              <p className="fact-note">{t('table.history.version', { version: change.version })}</p>
            )}
            {change.reason && (
              <p className="fact-note" lang="zh-CN">
                {t('table.history.reason', { reason: change.reason })}
              </p>
            )}
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('table.history.more')}
        </Button>
      )}
    </section>
  );
}
