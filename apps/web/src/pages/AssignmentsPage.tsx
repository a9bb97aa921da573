import { type AssignedName, nameFilters } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { MoreRows } from '../app/MoreRows.tsx';
import { paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { UnitPicker } from '../org/units/UnitPicker.tsx';
import { NameRow } from '../own/assignments/NameRow.tsx';
import { type NameOf, useDecisions } from '../own/assignments/useDecisions.ts';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/assignments');
const keyOf = (name: AssignedName): string => `${name.campaign.id} ${name.words}`;
const nameOf = (name: AssignedName): NameOf => ({ campaignId: name.campaign.id, words: name.words });

/** 责任单位待确认: which unit each name stands for; confirmed one by one or many at once. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const { filter, campaign, query } = route.useSearch();
  const navigate = route.useNavigate();
  const mayDecide = useMay()((all) => all.assignments.confirm);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState<AssignedName>();
  const { confirm, correct } = useDecisions(() => setSelected(new Set()));
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const list = useInfiniteQuery(
    api.assignments.names.infiniteOptions({
      input: (cursor: string | undefined) => compact({ filter, campaignId: campaign, query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const rows = (list.data?.pages.flatMap((page) => page.rows) ?? []) as AssignedName[]; // Only brands are lost.
  const ready = rows.filter((name) => name.state === 'proposed' && name.units.length > 0);
  const chosen = ready.filter((name) => selected.has(keyOf(name)));
  const look = (change: {
    filter?: typeof filter | undefined;
    campaign?: string | undefined;
    query?: string | undefined;
  }) => {
    setSelected(new Set());
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  };
  return (
    <div className="page">
      <PageHead title={t('assignments.title')} lead={t('assignments.lead')} />
      <div className="filters">
        <SearchBox label={t('assignments.searchLabel')} value={query} onSearch={(words) => look({ query: words })} />
        <Choice
          label={t('assignments.filterLabel')}
          none={t('assignments.filter.all')}
          value={filter}
          options={nameFilters.map((value) => ({ value, label: t(`assignments.filter.${value}`) }))}
          onChange={(value) => look({ filter: value })}
        />
        <Choice
          label={t('commitments.campaign')}
          none={t('commitments.allCampaigns')}
          value={campaign}
          options={(campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(value) => look({ campaign: value })}
        />
      </div>
      {mayDecide && ready.length > 0 && (
        <div className="bulk-bar">
          <Button
            onClick={() =>
              setSelected(chosen.length === ready.length ? new Set() : new Set(ready.map((name) => keyOf(name))))
            }
          >
            {t(chosen.length === ready.length ? 'assignments.selectNone' : 'assignments.selectAll')}
          </Button>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            title={chosen.length === 0 ? t('assignments.selectFirst') : ''}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(chosen.map(nameOf))}
          >
            {t('assignments.confirmMany', { count: chosen.length })}
          </Button>
        </div>
      )}
      {list.isPending && <PageLoading />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState
          title={t(filter || query || campaign ? 'state.noneMatch' : 'assignments.empty')}
          help={t(filter || query || campaign ? 'state.noneMatchHelp' : 'assignments.emptyHelp')}
          action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
        />
      )}
      {rows.length > 0 && (
        <ul className="card plan-rows" aria-label={t('assignments.title')}>
          {rows.map((name) => (
            <NameRow
              key={keyOf(name)}
              name={name}
              acts={
                mayDecide
                  ? {
                      selected: selected.has(keyOf(name)),
                      onSelect: (on) =>
                        setSelected(
                          new Set([...selected].filter((key) => key !== keyOf(name)).concat(on ? keyOf(name) : [])),
                        ),
                      onConfirm: () => confirm.mutate([nameOf(name)]),
                      onUnits: (unitIds) => correct.mutate({ ...nameOf(name), unitIds }),
                      onPick: () => setPicking(name),
                    }
                  : null
              }
            />
          ))}
        </ul>
      )}
      <MoreRows query={list} />
      {picking && (
        <UnitPicker
          words={picking.words}
          onPick={({ id: unitId }) => {
            correct.mutate({ ...nameOf(picking), unitIds: [unitId] });
            setPicking(undefined);
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
    </div>
  );
}
