import type { CalledUnit, PlanCall } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { links } from '../../app/links.ts';
import { PagedTable, paging } from '../../app/PagedTable.tsx';
import type { Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Units down, fronts across: what each has filed, and what it owes. */
export function CalledUnits({ call, missing }: { readonly call: PlanCall; readonly missing: true | undefined }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.planCalls.units.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id: call.id, missing, cursor, limit: 100 }),
      ...paging,
    }),
  );
  const columns: readonly Column<CalledUnit>[] = [
    { id: 'unit', title: t('plans.columns.unit'), head: true, cell: (row) => row.unit.name },
    ...call.fronts.map((front) => ({
      id: front.id,
      title: front.name,
      cell: (row: CalledUnit) => (
        <Standing call={call} plan={row.plans.find((one) => one.frontId === front.id)?.plan ?? null} />
      ),
    })),
  ];
  return (
    <PagedTable
      query={list}
      caption={call.title}
      columns={columns}
      rowKey={(row) => row.unit.id}
      empty={<EmptyState title={t('plans.calls.allFiled')} help={t('plans.calls.allFiledHelp')} />}
    />
  );
}

function Standing(props: { readonly call: PlanCall; readonly plan: CalledUnit['plans'][number]['plan'] }) {
  const { t } = useTranslation();
  const { plan, call } = props;
  if (!plan) return <span className="plan-owed">{t('plans.calls.notFiled')}</span>;
  return (
    <>
      <Link {...links.plan(plan.id)} className={`state plan-state-${plan.state}`}>
        {t(`plans.states.${plan.state}`)}
      </Link>
      {plan.firstOn !== null && plan.firstOn > call.dueOn && (
        <span className="tag tag-alert">{t('plans.calls.late')}</span>
      )}
    </>
  );
}
