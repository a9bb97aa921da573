import type { Plan, PlanVersion } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { Decide } from '../plan/plans/Decide.tsx';
import { PlanContent } from '../plan/plans/PlanContent.tsx';
import { PlanEditor } from '../plan/plans/PlanEditor.tsx';
import { PlanHistory } from '../plan/plans/PlanHistory.tsx';
import { PlanOutcomes, ReceivedMeasures } from '../plan/plans/PlanOutcomes.tsx';
import { PlanStateTag } from '../plan/plans/PlanStateTag.tsx';
import { WithdrawPlan } from '../plan/plans/WithdrawPlan.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

const route = getRouteApi('/inside/plans/$id');

/** A plan: its unit writes it here, the office decides here, others read what was approved. */
export function PlanPage() {
  const { id } = route.useParams();
  const [generation, setGeneration] = useState(0);
  const query = useQuery(api.plans.get.queryOptions({ input: { id } }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    return (
      <div className="page">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const plan = query.data as Plan; // Only the brands of its ids are lost on the way.
  const writes = plan.own && plan.draft !== null && (plan.state === 'draft' || plan.state === 'returned');
  const reload = () => void query.refetch().then(() => setGeneration((old) => old + 1));
  return (
    <div className="page page-narrow">
      <PlanHead plan={plan} />
      <Returned plan={plan} />
      <ReceivedMeasures plan={plan} />
      {writes && plan.draft ? (
        <PlanEditor key={`${plan.id} ${plan.version} ${generation}`} plan={plan} draft={plan.draft} onReload={reload} />
      ) : (
        <Submitted key={`${plan.id} ${plan.version}`} plan={plan} />
      )}
      <PlanOutcomes plan={plan} />
      <PlanHistory plan={plan} />
    </div>
  );
}

function PlanHead({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const open = plan.state === 'draft' || plan.state === 'submitted' || plan.state === 'returned';
  return (
    <PageHead
      title={plan.title}
      crumbs={[
        <Link key="up" {...links.plans()}>
          {t('plans.title')}
        </Link>,
      ]}
      mark={<PlanStateTag state={plan.state} />}
      lead={
        <span className="head-facts">
          <span>{plan.unit.name}</span>
          <span>{plan.front.name}</span>
          <span className="figure">{t('plans.page.code', { code: plan.code })}</span>
          {plan.call && <span>{t('plans.page.call', { title: plan.call.title, date: plan.call.dueOn })}</span>}
        </span>
      }
      actions={
        <>
          {plan.documentId && (
            <Link {...links.document(plan.documentId)} className="button-primary">
              {t('plans.page.document')}
            </Link>
          )}
          {plan.own && open && <WithdrawPlan plan={plan} />}
        </>
      }
    />
  );
}

/** Why it came back, above everything else that the unit reads. */
function Returned({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const decision = plan.decisions.findLast(({ kind, version }) => kind === 'returned' && version === plan.version);
  if (plan.state !== 'returned' || !decision) return null;
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      role="note"
      title={t('plans.page.returnedTitle')}
      description={<span lang="zh-CN">{decision.reason}</span>}
    />
  );
}

function Submitted({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { alone } = route.useSearch();
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map());
  const earlier = plan.versions.find(({ number }) => number < plan.version)?.number;
  const before = useQuery(
    api.plans.version.queryOptions({
      input: { id: plan.id, number: earlier ?? 1 },
      enabled: earlier !== undefined && !alone,
    }),
  );
  if (!plan.submitted) {
    return <EmptyState title={t('plans.page.draftHidden')} help={t('plans.page.draftHiddenHelp')} />;
  }
  const decides = plan.decides && plan.state === 'submitted';
  const marks = new Map(
    plan.decisions
      .filter(({ version }) => version === plan.version)
      .flatMap((one) => one.marks.map((mark) => [mark.measureId, mark.note])),
  );
  return (
    <>
      {plan.own && plan.state === 'submitted' && (
        <Alert className="notice" type="info" showIcon role="note" title={t('plans.page.waiting')} />
      )}
      {before.isError && <ErrorNotice error={before.error} onRetry={() => void before.refetch()} />}
      {earlier !== undefined && (
        <p className="plan-compare">
          <Link {...links.plan(plan.id)} search={alone ? {} : { alone: true }} replace className="button-plain">
            {alone ? t('plans.page.compare', { number: earlier }) : t('plans.page.stopComparing')}
          </Link>
        </p>
      )}
      <PlanContent
        version={plan.submitted}
        before={alone ? undefined : (before.data as PlanVersion | undefined)}
        beside={(measure, index) =>
          decides ? (
            <Input
              className="plan-note"
              aria-label={t('plans.decide.markLabel', { number: index + 1 })}
              placeholder={t('plans.decide.mark')}
              maxLength={500}
              value={notes.get(measure.id) ?? ''}
              onChange={(event) => setNotes(new Map(notes).set(measure.id, event.target.value))}
            />
          ) : (
            marks.has(measure.id) && (
              <p className="measure-note">{t('plans.editor.note', { note: marks.get(measure.id) ?? '' })}</p>
            )
          )
        }
      />
      {decides && <Decide plan={plan} notes={notes} />}
    </>
  );
}
