import { type BodySummary, bodyKinds } from '@chengshi/contract';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { BodyDialog } from '../own/bodies/BodyDialog.tsx';
import { bodyColumns } from '../own/bodies/columns.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/bodies');
/** As many as one question about their lights takes. */
const pageSize = 50;

/** Leading groups, headquarters, chains and task forces: who leads them, and how what they carry stands. */
export function BodiesPage() {
  const { t } = useTranslation();
  const mayFound = useMay()((all) => all.bodies.found);
  const [founding, setFounding] = useState(false);
  const { query, kind, campaign, dissolved = false } = route.useSearch();
  const navigate = route.useNavigate();
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } })).data?.rows ?? [];
  const list = useInfiniteQuery(
    api.bodies.list.infiniteOptions({
      input: (cursor: string | undefined) =>
        compact({ query, kind, campaignId: campaign, dissolved, cursor, limit: pageSize }),
      ...paging,
    }),
  );
  const ids = (list.data?.pages ?? []).flatMap((page) => page.rows.map(({ id }) => id)).slice(0, 200);
  const standings = useQuery(
    api.standings.ofBodies.queryOptions({
      input: { ids },
      enabled: ids.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const counts = new Map((standings.data?.rows ?? []).map((row) => [row.id as string, row.counts]));
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const found = mayFound && (
    <Button type="primary" onClick={() => setFounding(true)}>
      {t('bodies.found')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('bodies.title')} lead={t('bodies.lead')} actions={found} />
      <div className="filters">
        <SearchBox label={t('bodies.searchLabel')} value={query} onSearch={(words) => look({ query: words })} />
        <Choice
          label={t('bodies.kindLabel')}
          none={t('bodies.allKinds')}
          value={kind}
          options={bodyKinds.map((value) => ({ value, label: t(`bodies.kind.${value}`) }))}
          onChange={(value) => look({ kind: value })}
        />
        <Choice
          label={t('bodies.campaign')}
          none={t('bodies.allCampaigns')}
          value={campaign}
          options={campaigns.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(value) => look({ campaign: value })}
        />
        <Choice
          label={t('bodies.stateLabel')}
          none={t('bodies.atWork')}
          value={dissolved ? 'dissolved' : undefined}
          options={[{ value: 'dissolved', label: t('bodies.dissolvedOnes') }]}
          onChange={(value) => look({ dissolved: value ? true : undefined })}
        />
      </div>
      <PagedTable<BodySummary>
        query={list as never} // Only the brands of ids are lost.
        caption={t('bodies.title')}
        columns={bodyColumns(t, counts)}
        rowKey={({ id }) => id}
        empty={
          query || kind || campaign || dissolved ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('bodies.empty')} help={t('bodies.emptyHelp')} action={found} />
          )
        }
      />
      {founding && <BodyDialog onFounded={(id) => void navigate(links.body(id))} onClose={() => setFounding(false)} />}
    </div>
  );
}
