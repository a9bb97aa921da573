import type { IntegrityKind, IntegritySummary } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';

/** What a month did to published promises, in figures; each figure narrows the list to it. */
export function MonthSummary(props: {
  readonly summary: IntegritySummary;
  readonly kind: IntegrityKind | undefined;
  readonly onKind: (kind: IntegrityKind | undefined) => void;
}) {
  const { t } = useTranslation();
  const { summary, kind: chosen } = props;
  const { shift } = summary;
  const ways = summary.ways.filter(({ events }) => events > 0);
  return (
    <section className="card integrity-summary" aria-label={t('integrity.title')}>
      <p className="integrity-sum">{t('integrity.sum', { count: summary.touched, inForce: summary.inForce })}</p>
      <ul className="integrity-kinds">
        {summary.kinds.map(({ kind, events, commitments, net }) => (
          <li key={kind}>
            <button
              type="button"
              className={`integrity-kind integrity-${kind}`}
              aria-pressed={kind === chosen}
              disabled={events === 0}
              title={t(`integrity.kindHelp.${kind}`)}
              onClick={() => props.onKind(kind === chosen ? undefined : kind)}
            >
              <span className="integrity-name">{t(`integrity.kinds.${kind}`)}</span>
              <span className="integrity-figure">{events}</span>
              <span className="muted">
                {events === 0 ? t(`integrity.kindHelp.${kind}`) : t('integrity.times', { events, commitments })}
              </span>
              {events > 0 && (
                <span className="muted">{net > 0 ? t('integrity.net', { net }) : t('integrity.netNone')}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <p>
        {t('integrity.shiftLater', { count: shift.later, earlier: shift.earlier })}
        {shift.medianDays !== null &&
          ` ${t('integrity.shiftDays', { median: shift.medianDays, most: shift.mostDays })}`}
      </p>
      {ways.length > 0 && (
        <p className="head-facts muted">
          <span>{t('integrity.waysTitle')}</span>
          {ways.map(({ way, events }) => (
            <span key={way}>{t('integrity.wayCount', { way: t(`integrity.ways.${way}`), count: events })}</span>
          ))}
        </p>
      )}
      {summary.cancelled > 0 && <p className="muted">{t('integrity.cancelled', { count: summary.cancelled })}</p>}
    </section>
  );
}
