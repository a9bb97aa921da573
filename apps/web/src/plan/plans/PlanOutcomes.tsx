import type { Plan, PlanOutcome } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';

/** Where the measures of a settled plan went, each with the way there. */
export function PlanOutcomes({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  if (plan.outcomes.length === 0) return null;
  return (
    <section className="card" aria-labelledby="outcomes">
      <h2 id="outcomes" className="card-title">
        {t('plans.page.outcomes')}
      </h2>
      <ol className="plan-outcomes">
        {plan.outcomes.map((outcome) => (
          <li key={outcome.measureId}>
            <p lang="zh-CN">{outcome.words}</p>
            <p className="plan-outcome">
              <Destination outcome={outcome} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Destination({ outcome: { kind, commitment, plan } }: { readonly outcome: PlanOutcome }) {
  const { t } = useTranslation();
  const became = commitment && (
    <Link {...links.commitment(commitment.id)}>
      <span className="figure">{commitment.code}</span> {commitment.title}
    </Link>
  );
  if (kind === 'made')
    return (
      <>
        → {t('plans.page.made')} {became}
      </>
    );
  if (!plan)
    return (
      <>
        → {t('plans.page.mergedInto')} {became}
      </>
    );
  return (
    <>
      →{' '}
      <Link {...links.plan(plan.id)}>{t('plans.page.mergedIntoPlan', { unit: plan.unitName, title: plan.title })}</Link>
      {became && (
        <>
          {t('unitJoin')}
          {t('plans.page.becameThere')} {became}
        </>
      )}
    </>
  );
}

/** What the office put into this plan from others. */
export function ReceivedMeasures({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  if (plan.received.length === 0) return null;
  return (
    <section className="card" aria-labelledby="received">
      <h2 id="received" className="card-title">
        {t('plans.page.received')}
      </h2>
      <p className="card-lead">{t('plans.page.receivedHelp')}</p>
      <ul className="plan-outcomes">
        {plan.received.map(({ plan: from, words }) => {
          const name = t('plans.page.receivedFrom', { unit: from.unitName, title: from.title });
          return (
            <li key={`${from.id} ${words}`}>
              <p lang="zh-CN">{words}</p>
              <p className="plan-outcome">← {plan.decides ? <Link {...links.plan(from.id)}>{name}</Link> : name}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
