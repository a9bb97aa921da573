import { amendmentStates } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AmendmentList } from '../act/amendments/AmendmentList.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { Choice } from '../ui/Choice.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { wishForm } from './WishForm.tsx';

const route = getRouteApi('/inside/amendments');

/** The office's queue of requests, and everybody's own ones. */
export function AmendmentsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { state = 'open', campaign, query, mine = false } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useQuery(api.amendments.counts.queryOptions({ input: compact({ mine, campaignId: campaign }) })).data;
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  return (
    <div className="page page-narrow">
      <PageHead title={t('amendments.title')} lead={t('amendments.lead')} />
      <Tabs
        label={t('amendments.state')}
        value={state}
        tabs={amendmentStates.map((value) => ({
          value,
          label: counts
            ? t('amendments.count', { name: t(`amendments.states.${value}`), count: counts[value] ?? 0 })
            : t(`amendments.states.${value}`),
        }))}
        onChange={(value) => look({ state: value === 'open' ? undefined : value })}
      />
      <div className="filters">
        {may((all) => all.amendments.ask) && (
          <Choice
            label={t('amendments.whose')}
            none={t('amendments.all')}
            value={mine ? 'mine' : undefined}
            options={[{ value: 'mine', label: t('amendments.mine') }]}
            onChange={(value) => look({ mine: value === 'mine' || undefined })}
          />
        )}
        <Choice
          label={t('commitments.campaign')}
          none={t('commitments.allCampaigns')}
          value={campaign}
          options={(campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(value) => look({ campaign: value })}
        />
        <SearchBox label={t('amendments.searchLabel')} value={query} onSearch={(words) => look({ query: words })} />
      </div>
      <AmendmentList state={state} mine={mine} campaignId={campaign} query={query} editor={wishForm} />
    </div>
  );
}
