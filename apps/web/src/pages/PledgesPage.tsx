import { type PledgeSummary, pledgeStates } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { pledgeColumns } from '../own/pledges/columns.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

const route = getRouteApi('/inside/pledges');

/** Pledges in scope, the newest first. */
export function PledgesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { state, mine = false } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.pledges.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ state, mine, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const draw = may((all) => all.pledges.draw) && (
    <Link {...links.newPledge()} className="button-primary">
      {t('pledges.draw')}
    </Link>
  );
  return (
    <div className="page">
      <PageHead title={t('pledges.title')} lead={`${t('pledges.lead')} ${t('pledges.law')}`} actions={draw} />
      <div className="filters">
        <Choice
          label={t('pledges.state')}
          none={t('pledges.allStates')}
          value={state}
          options={pledgeStates.map((value) => ({ value, label: t(`pledges.states.${value}`) }))}
          onChange={(value) => look({ state: value })}
        />
        {may((all) => all.pledges.sign) && (
          <Choice
            label={t('pledges.whose')}
            none={t('pledges.all')}
            value={mine ? 'mine' : undefined}
            options={[{ value: 'mine', label: t('pledges.mine') }]}
            onChange={(value) => look({ mine: value === 'mine' || undefined })}
          />
        )}
      </div>
      <PagedTable<PledgeSummary>
        query={list as never} // Only the brands of ids are lost.
        caption={t('pledges.title')}
        columns={pledgeColumns(t)}
        rowKey={({ id }) => id}
        empty={
          state || mine ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('pledges.empty')} help={t('pledges.emptyHelp')} action={draw} />
          )
        }
      />
    </div>
  );
}
