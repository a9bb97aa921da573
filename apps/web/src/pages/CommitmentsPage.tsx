import { type Commitment, CommitmentKind } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useLights } from '../deliver/status/useLights.ts';
import { commitmentColumns } from '../plan/commitments/columns.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LightBadge } from '../ui/LightBadge.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/commitments');

/** Every commitment in scope, in the order of the text. */
export function CommitmentsPage() {
  const { t } = useTranslation();
  const { query, campaign, front, kind } = route.useSearch();
  const navigate = route.useNavigate();
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const list = useInfiniteQuery(
    api.commitments.list.infiniteOptions({
      input: (cursor: string | undefined) =>
        compact({ query, campaignId: campaign, frontId: front, kind, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const lights = useLights(rows.map(({ documentId }) => documentId));
  const chosen = campaigns.data?.rows.find(({ id }) => id === campaign);
  const set = (change: Parameters<typeof compact<Partial<ReturnType<typeof route.useSearch>>>>[0]) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const light = (row: Commitment) => {
    const found = lights.get(row.id);
    return found && <LightBadge light={found} />;
  };
  return (
    <div className="page">
      <PageHead title={t('commitments.title')} />
      <div className="filters">
        <SearchBox label={t('commitments.searchLabel')} value={query} onSearch={(words) => set({ query: words })} />
        <Choice
          label={t('commitments.campaign')}
          none={t('commitments.allCampaigns')}
          value={campaign}
          options={(campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(id) => set({ campaign: id, front: undefined })}
        />
        {chosen && (
          <Choice
            label={t('commitments.front')}
            none={t('commitments.allFronts')}
            value={front}
            options={chosen.fronts.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(id) => set({ front: id })}
          />
        )}
        <Choice
          label={t('commitments.kindLabel')}
          none={t('commitments.allKinds')}
          value={kind}
          options={CommitmentKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => set({ kind: value })}
        />
      </div>
      <PagedTable
        query={list}
        caption={t('commitments.title')}
        columns={commitmentColumns(t, light)}
        rowKey={(row) => row.id}
        empty={
          query || campaign || front || kind ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState
              title={t('commitments.empty')}
              help={t('commitments.emptyHelp')}
              action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
            />
          )
        }
      />
    </div>
  );
}
