import type { ChangedState, ChangeRecord } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/client.ts';
import { compact } from '../../../app/compact.ts';
import { ErrorNotice } from '../../../app/ErrorNotice.tsx';
import { paging } from '../../../app/PagedTable.tsx';
import { instantWords } from '../../../ui/formats.ts';
import { quantityWords } from '../../../ui/wording.ts';

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
            <dl className="change-parts">
              {(Object.keys(change.after) as (keyof ChangedState)[]).map((field) => (
                <div key={field}>
                  <dt>{t(`table.history.field.${field}`)}</dt>
                  <dd lang="zh-CN">
                    <del>{stateWords(change.before, field, t)}</del>
                    <span aria-hidden="true"> → </span>
                    <ins>{stateWords(change.after, field, t)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
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

function stateWords(state: ChangedState, field: keyof ChangedState, t: TFunction): string {
  const none = t('table.history.none');
  switch (field) {
    case 'title':
      return state.title ?? none;
    case 'front':
      return state.front?.name ?? none;
    case 'parent':
      return state.parent?.title ?? none;
    case 'due':
      return state.due ? (state.due.end ?? state.due.text) : none;
    case 'quantity':
      return state.quantity ? quantityWords(state.quantity, t) : none;
    case 'strength':
      return state.strength ? t(`strength.${state.strength}`) : none;
    case 'owner': {
      const { lead = [], support = [] } = state.owner ?? {};
      if (lead.length + support.length === 0) return none;
      const supporting = support.length > 0 ? t('table.history.support', { names: support.join(t('unitJoin')) }) : '';
      return `${lead.join(t('unitJoin'))}${supporting}`;
    }
  }
}
