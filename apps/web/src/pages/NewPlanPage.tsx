import type { PlanCall } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../app/idempotency.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMe } from '../app/session.ts';
import { useRefresh } from '../app/useRefresh.ts';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';

const route = getRouteApi('/inside/plans/new');

/** Which unit, under which front: then writing begins. What the office asks for stands first. */
export function NewPlanPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = route.useNavigate();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const units = me.grants.flatMap(({ role, unit }) => (role === 'liaison' && unit ? [unit] : []));
  const search = route.useSearch();
  const front = search.front;
  const unit = search.unit ?? (units.length === 1 ? units[0]?.id : undefined);
  const set = (change: { front?: string | undefined; unit?: string | undefined }) =>
    void navigate({ search: compact({ ...search, ...change }), replace: true });
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const calls = useQuery(api.planCalls.list.queryOptions({ input: { open: true, limit: 50 } }));
  const hand = useQuery(
    api.plans.list.queryOptions({ input: { own: true, states: ['draft', 'submitted', 'returned'], limit: 200 } }),
  );
  const begin = useMutation(
    api.plans.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async (plan) => {
        await refresh('plans', 'planCalls');
        await navigate(links.plan(plan.id));
      },
    }),
  );
  if (campaigns.isPending) return <PageLoading />;
  const fronts = (campaigns.data?.rows ?? []).flatMap((campaign) =>
    campaign.fronts.map(({ id, name }) => ({ value: id as string, label: name })),
  );
  const asking = ((calls.data?.rows ?? []) as readonly PlanCall[]).filter((call) => call.mine.length > 0);
  const inHand = (unitId: string | undefined, frontId: string | undefined) =>
    (hand.data?.rows ?? []).find((plan) => plan.unit.id === unitId && plan.front.id === frontId);
  const there = inHand(unit, front);
  const ready = front !== undefined && unit !== undefined && !there;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('plans.begin.title')}
        lead={t('plans.begin.lead')}
        crumbs={[
          <Link key="up" {...links.plans()}>
            {t('plans.title')}
          </Link>,
        ]}
      />
      {campaigns.isError && <ErrorNotice error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {asking.map((call) => (
        <section key={call.id} className="card">
          <h2 className="card-title">
            {t('plans.begin.asked')}：<span lang="zh-CN">{call.title}</span>
          </h2>
          <p className="card-lead">{t('plans.calls.due', { date: call.dueOn })}</p>
          <p className="plain-words plan-request" lang="zh-CN">
            {call.request}
          </p>
          <ul className="plan-asked">
            {call.fronts.map(({ id, name }) => (
              <li key={id}>
                <Button
                  type={id === front ? 'primary' : 'default'}
                  aria-pressed={id === front}
                  onClick={() => set({ front: id, unit: unit ?? call.mine[0] })}
                >
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {fronts.length === 0 ? (
        <EmptyState title={t('plans.begin.noFront')} help={t('plans.begin.noFrontHelp')} />
      ) : (
        <form
          className="card form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && !begin.isPending) begin.mutate({ frontId: front, unitId: unit });
          }}
        >
          {units.length > 1 && (
            <Field label={t('plans.begin.unit')}>
              {(control) => (
                <Choice
                  control={control}
                  none={t('plans.begin.chooseUnit')}
                  value={unit}
                  options={units.map(({ id, name }) => ({ value: id as string, label: name }))}
                  onChange={(id) => set({ unit: id })}
                />
              )}
            </Field>
          )}
          <Field label={t('plans.begin.front')} help={front && unit ? undefined : t('plans.begin.need')}>
            {(control) => (
              <Choice
                control={control}
                none={t('plans.begin.chooseFront')}
                value={front}
                options={fronts}
                onChange={(id) => set({ front: id })}
              />
            )}
          </Field>
          {there && (
            <p role="status">
              {t('plans.begin.there')} <Link {...links.plan(there.id)}>{there.title}</Link>
            </p>
          )}
          {begin.error !== null && <ErrorNotice error={begin.error} />}
          <div className="form-actions">
            <Button type="primary" size="large" htmlType="submit" disabled={!ready} loading={begin.isPending}>
              {t('plans.begin.begin')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
