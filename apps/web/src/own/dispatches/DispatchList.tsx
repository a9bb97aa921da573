import type { Dispatch, dispatchStates } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { DispatchActs } from './DispatchActs.tsx';
import { DispatchCard } from './DispatchCard.tsx';

/** Dispatches in force, those of the own units or those of the region; what a unit has to accept can be accepted at once. */
export function DispatchList(props: {
  readonly mine: boolean;
  readonly state: (typeof dispatchStates)[number] | undefined;
  readonly overdue?: boolean;
  readonly campaignId: string | undefined;
  readonly query: string | undefined;
  readonly acts?: (dispatch: Dispatch) => React.ReactNode;
}) {
  const { t } = useTranslation();
  const may = useMay();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [accepting, setAccepting] = useState(false);
  const { mine, state, overdue = false, campaignId, query } = props;
  const list = useInfiniteQuery(
    api.dispatches.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ mine, state, overdue, campaignId, query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Dispatch[]; // Only brands are lost.
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t(mine && state === 'waiting' ? 'dispatches.emptyMine' : 'dispatches.empty')}
        help={t(mine && state === 'waiting' ? 'dispatches.emptyMineHelp' : 'dispatches.emptyHelp')}
      />
    );
  }
  const answers = mine && may((all) => all.dispatches.accept);
  const waiting = rows.filter((row) => row.state === 'waiting');
  const chosen = waiting.filter(({ id }) => selected.has(id));
  // One set of duties holds for one unit.
  const oneUnit = new Set(chosen.map(({ unit }) => unit.id)).size === 1;
  return (
    <>
      {answers && waiting.length > 1 && (
        <div className="bulk-bar">
          <Button
            onClick={() =>
              setSelected(chosen.length === waiting.length ? new Set() : new Set(waiting.map(({ id }) => id)))
            }
          >
            {t(chosen.length === waiting.length ? 'dispatches.selectNone' : 'act.all')}
          </Button>
          <Button
            type="primary"
            disabled={!oneUnit}
            title={oneUnit ? '' : t('dispatches.selectFirst')}
            onClick={() => setAccepting(true)}
          >
            {t('dispatches.acceptMany', { count: chosen.length })}
          </Button>
        </div>
      )}
      <ul className="card dispatch-cards">
        {rows.map((dispatch) => (
          <DispatchCard
            key={dispatch.id}
            dispatch={dispatch}
            hideUnit={mine}
            mark={
              answers &&
              waiting.length > 1 &&
              dispatch.state === 'waiting' && (
                <label className="check">
                  <input
                    type="checkbox"
                    aria-label={t('dispatches.select', { title: dispatch.commitment.title })}
                    checked={selected.has(dispatch.id)}
                    onChange={(event) =>
                      setSelected(
                        new Set(
                          [...selected]
                            .filter((id) => id !== dispatch.id)
                            .concat(event.target.checked ? dispatch.id : []),
                        ),
                      )
                    }
                  />
                </label>
              )
            }
          >
            <DispatchActs dispatch={dispatch} />
            {props.acts?.(dispatch)}
          </DispatchCard>
        ))}
      </ul>
      <MoreRows query={list} />
      {accepting && (
        <AcceptDialog
          dispatches={chosen}
          onClose={() => {
            setAccepting(false);
            setSelected(new Set());
          }}
        />
      )}
    </>
  );
}
