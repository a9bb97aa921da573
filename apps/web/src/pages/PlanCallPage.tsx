import { contract, type PlanCall } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { may } from '../app/access.ts';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMe } from '../app/session.ts';
import { Filed } from '../plan/calls/CallCards.tsx';
import { CalledUnits } from '../plan/calls/CalledUnits.tsx';
import { WithdrawCall } from '../plan/calls/WithdrawCall.tsx';
import { Facts } from '../ui/Facts.tsx';
import { instantWords } from '../ui/formats.ts';

const route = getRouteApi('/inside/plans/calls/$id');

/** A call: what is asked, and for those who follow it, who has filed and who has not. */
export function PlanCallPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = route.useParams();
  const { missing } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.planCalls.get.queryOptions({ input: { id } }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    return (
      <div className="page">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const call = query.data as PlanCall; // Only the brands of its ids are lost on the way.
  const { withdrawn } = call;
  return (
    <div className="page">
      <PageHead
        title={call.title}
        crumbs={[
          <Link key="up" {...links.plans()}>
            {t('plans.title')}
          </Link>,
        ]}
        mark={withdrawn && <span className="state plan-state-withdrawn">{t('plans.calls.withdrawn')}</span>}
        lead={
          <span className="head-facts">
            <span>{call.campaign.name}</span>
            <span>{t('plans.calls.by', { by: call.by, at: instantWords(call.at) })}</span>
          </span>
        }
        actions={
          <>
            {call.mine.length > 0 && !withdrawn && (
              <Link {...links.newPlan()} className="button-primary">
                {t('plans.file')}
              </Link>
            )}
            {!withdrawn && may(me, contract.planCalls.withdraw) && <WithdrawCall call={call} />}
          </>
        }
      />
      {withdrawn && (
        <Alert
          className="notice"
          type="info"
          showIcon
          role="note"
          title={t('plans.calls.withdrawnWords', { ...withdrawn, at: instantWords(withdrawn.at) })}
        />
      )}
      <section className="card plan-call-facts">
        <Facts
          facts={[
            [
              t('plans.calls.request'),
              <span key="request" className="plan-request" lang="zh-CN">
                {call.request}
              </span>,
            ],
            [t('plans.newCall.dueOn'), call.dueOn],
            [t('plans.calls.fronts'), call.fronts.map((front) => front.name).join(t('unitJoin'))],
            [t('plans.calls.units'), t('plans.calls.unitsCount', { count: call.units })],
          ]}
        />
        {call.filed !== null && <Filed asked={call.asked} filed={call.filed} />}
      </section>
      {call.filed !== null && may(me, contract.planCalls.units) && (
        <>
          <div className="filters plan-filters">
            <label className="check">
              <input
                type="checkbox"
                checked={missing ?? false}
                onChange={(event) =>
                  void navigate({ search: event.target.checked ? { missing: true } : {}, replace: true })
                }
              />
              {t('plans.calls.onlyMissing')}
            </label>
          </div>
          <CalledUnits call={call} missing={missing} />
        </>
      )}
    </div>
  );
}
