import type { PlanCall } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';

/** Calls that are open: what is asked, until when, and how far it is. */
export function CallCards({ calls, today }: { readonly calls: readonly PlanCall[]; readonly today: string }) {
  const { t } = useTranslation();
  if (calls.length === 0) return null;
  return (
    <section className="card" aria-labelledby="calls">
      <h2 id="calls" className="card-title">
        {t('plans.calls.title')}
      </h2>
      <ul className="plan-calls">
        {calls.map((call) => (
          <li key={call.id} className="plan-call">
            <Link {...links.planCall(call.id)} className="row-title" lang="zh-CN">
              {call.title}
            </Link>
            <span className={call.dueOn < today ? 'plan-due plan-due-past' : 'plan-due'}>
              {t(call.dueOn < today ? 'plans.calls.overdue' : 'plans.calls.due', { date: call.dueOn })}
            </span>
            {call.filed !== null && <Filed asked={call.asked} filed={call.filed} />}
            {call.mine.length > 0 && <span className="tag">{t('plans.calls.asksYou')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many of the plans asked for are there, as bar and in words. */
export function Filed({ asked, filed }: { readonly asked: number; readonly filed: number }) {
  const { t } = useTranslation();
  const words = t('plans.calls.filed', { asked, filed });
  return (
    <span className="plan-filed">
      <progress max={asked} value={filed} aria-label={words} />
      <span className="figure">{words}</span>
      <span className="muted">
        {filed < asked ? t('plans.calls.missing', { count: asked - filed }) : t('plans.calls.complete')}
      </span>
    </span>
  );
}
