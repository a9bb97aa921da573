import type { Plan } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../ui/formats.ts';

interface Event {
  readonly at: string;
  readonly by: string;
  readonly words: string;
  readonly reason: string | null;
  readonly original: string | null;
}

/** Submissions and decisions, newest first. */
export function PlanHistory({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const events: Event[] = [
    ...plan.versions.map(({ number, by, at, sourceName }) => ({
      ...{ at, by, words: t('plans.page.submittedEvent', { number }), reason: null },
      original: sourceName && `/api/plans/${plan.id}/versions/${number}/original`,
    })),
    ...plan.decisions.map(({ version, kind, by, at, reason, marks }) => {
      const words = t(`plans.page.events.${kind}`, { number: version });
      const more = marks.length > 0 ? ` · ${t('plans.page.marks', { count: marks.length })}` : '';
      return { at, by, words: words + more, reason, original: null };
    }),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (events.length === 0) return null;
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history" className="card-title">
        {t('plans.page.history')}
      </h2>
      <ol className="plan-history">
        {events.map(({ at, by, words, reason, original }) => (
          <li key={`${at} ${words}`}>
            <p>
              <span className="figure muted">{instantWords(at)}</span> <strong>{words}</strong>{' '}
              <span className="muted">{by}</span>{' '}
              {original && (
                <a href={original} download>
                  {t('plans.page.original')}
                </a>
              )}
            </p>
            {reason && <p lang="zh-CN">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
