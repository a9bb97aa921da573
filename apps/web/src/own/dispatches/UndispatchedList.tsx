import type { Undispatched } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SendDialog, type SendEntry } from './SendDialog.tsx';

/** What nobody was told to do: the unit proposed by its words, another one chosen by hand, many dispatched at once. */
export function UndispatchedList(props: {
  readonly campaignId: string | undefined;
  readonly query: string | undefined;
  readonly ready: boolean;
  /** Opens a list of units; a thing does not know another, so the page brings it. */
  readonly picker: (
    words: string,
    onPick: (unit: { id: string; name: string }) => void,
    onClose: () => void,
  ) => React.ReactNode;
}) {
  const { t } = useTranslation();
  const mayDispatch = useMay()((all) => all.dispatches.send);
  const { campaignId, query, ready } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<ReadonlyMap<string, { id: string; name: string }>>(new Map());
  const [picking, setPicking] = useState<Undispatched>();
  const [sending, setSending] = useState(false);
  const list = useInfiniteQuery(
    api.dispatches.undispatched.infiniteOptions({
      input: (cursor: string | undefined) => compact({ campaignId, query, ready, cursor, limit: 100 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Undispatched[]; // Only brands are lost.
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t(query || campaignId || ready ? 'state.noneMatch' : 'dispatches.emptyUndispatched')}
        help={t(query || campaignId || ready ? 'state.noneMatchHelp' : 'dispatches.emptyUndispatchedHelp')}
      />
    );
  }
  const unitOf = (row: Undispatched) => picked.get(row.commitment.id) ?? row.unit;
  const isClear = (row: Undispatched) => picked.has(row.commitment.id) || (row.unit !== null && !row.doubtful);
  const clear = rows.filter(isClear);
  const chosen = rows.flatMap((row): SendEntry[] => {
    const unit = unitOf(row);
    if (!unit || !selected.has(row.commitment.id)) return [];
    const supportIds = row.supports.map(({ id }) => id).filter((id) => id !== unit.id);
    return [{ commitmentId: row.commitment.id, unitId: unit.id, supportIds }];
  });
  const toggle = (id: string, on: boolean) =>
    setSelected(new Set([...selected].filter((one) => one !== id).concat(on ? id : [])));
  return (
    <>
      {mayDispatch && (
        <div className="bulk-bar">
          <Button
            disabled={clear.length === 0}
            onClick={() =>
              setSelected(chosen.length > 0 ? new Set() : new Set(clear.map(({ commitment }) => commitment.id)))
            }
          >
            {t(chosen.length > 0 ? 'dispatches.selectNone' : 'dispatches.selectReady')}
          </Button>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            title={chosen.length === 0 ? t('dispatches.selectFirst') : ''}
            onClick={() => setSending(true)}
          >
            {t('dispatches.send', { count: chosen.length })}
          </Button>
        </div>
      )}
      <ul className="card dispatch-cards" aria-label={t('dispatches.views.undispatched')}>
        {rows.map((row) => {
          const { commitment, supports, words } = row;
          const unit = unitOf(row);
          return (
            <li key={commitment.id} className="dispatch-card">
              {mayDispatch && (
                <label className="check">
                  <input
                    type="checkbox"
                    aria-label={t('dispatches.select', { title: commitment.title })}
                    checked={selected.has(commitment.id)}
                    disabled={!unit}
                    title={unit ? '' : t('dispatches.unitNone')}
                    onChange={(event) => toggle(commitment.id, event.target.checked)}
                  />
                </label>
              )}
              <div className="dispatch-body">
                <Link {...links.commitment(commitment.id)} className="row-title" lang="zh-CN">
                  {commitment.title}
                </Link>
                <p className="head-facts muted">
                  <span className="figure">{commitment.code}</span>
                  <span>{commitment.due ? t('dispatches.due', { date: commitment.due }) : t('dispatches.noDue')}</span>
                  {row.front && <span lang="zh-CN">{row.front}</span>}
                </p>
                <p className="head-facts">
                  {unit ? (
                    <Link {...links.unit(unit.id)}>{unit.name}</Link>
                  ) : (
                    <span className="field-fault">{t('dispatches.unitNone')}</span>
                  )}
                  {row.doubtful && !picked.has(commitment.id) && (
                    <span className="tag tag-alert">{t('dispatches.doubtful')}</span>
                  )}
                  {words.length > 0 && (
                    <span className="muted">{t('dispatches.asWritten', { words: words.join(t('unitJoin')) })}</span>
                  )}
                  {supports.length > 0 && (
                    <span className="muted">
                      {t('dispatches.supports', { names: supports.map(({ name }) => name).join(t('unitJoin')) })}
                    </span>
                  )}
                  {mayDispatch && (
                    <Button
                      size="small"
                      aria-label={t('dispatches.pickOf', { title: commitment.title })}
                      onClick={() => setPicking(row)}
                    >
                      {t('dispatches.pick')}
                    </Button>
                  )}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      <MoreRows query={list} />
      {picking &&
        props.picker(
          picking.commitment.title,
          (unit) => {
            setPicked(new Map([...picked, [picking.commitment.id, unit]]));
            toggle(picking.commitment.id, true);
            setPicking(undefined);
          },
          () => setPicking(undefined),
        )}
      {sending && (
        <SendDialog
          entries={chosen}
          onClose={() => {
            setSending(false);
            setSelected(new Set());
          }}
        />
      )}
    </>
  );
}
