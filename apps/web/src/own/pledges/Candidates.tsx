import type { PledgeCandidate } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';

/** What a unit answers for, to be chosen for its pledge. */
export function Candidates(props: {
  readonly regionId: string;
  readonly unitId: string;
  /** The pledge whose place the new one takes: what it holds may be chosen. */
  readonly supersedes: string | undefined;
  readonly chosen: ReadonlyMap<string, number>;
  readonly onChoose: (chosen: ReadonlyMap<string, number>) => void;
}) {
  const { t } = useTranslation();
  const { regionId, unitId, supersedes, chosen } = props;
  const list = useInfiniteQuery(
    api.pledges.candidates.infiniteOptions({
      input: (cursor: string | undefined) => compact({ regionId, unitId, cursor, limit: 100 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as PledgeCandidate[]; // Only brands are lost.
  const former = rows.flatMap(({ id, revision, pledge }) =>
    pledge !== null && pledge.id === supersedes ? [[id as string, revision] as const] : [],
  );
  if (rows.length === 0) return <p className="muted">{t('pledges.itemsNone')}</p>;
  return (
    <>
      <p className="head-facts">
        <span aria-live="polite">{t('pledges.itemsCount', { count: chosen.size })}</span>
        {former.length > 0 && (
          <Button onClick={() => props.onChoose(new Map([...chosen, ...former]))}>{t('pledges.chooseFormer')}</Button>
        )}
      </p>
      <ul className="pledge-candidates">
        {rows.map(({ id, code, title, due, revision, pledge }) => {
          const taken = pledge !== null && pledge.id !== supersedes;
          return (
            <li key={id}>
              <label className="check">
                <input
                  type="checkbox"
                  disabled={taken}
                  checked={chosen.has(id)}
                  onChange={({ target }) => {
                    const next = new Map(chosen);
                    if (target.checked) next.set(id, revision);
                    else next.delete(id);
                    props.onChoose(next);
                  }}
                />
                <span>
                  <span className="figure muted">{code}</span> <span lang="zh-CN">{title}</span>{' '}
                  <span className="muted">{due ? (due.end ?? due.text) : t('pledges.noDue')}</span>
                  {pledge && <span className="tag">{t('pledges.inPledge', { code: pledge.code })}</span>}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('act.more')}
        </Button>
      )}
    </>
  );
}
