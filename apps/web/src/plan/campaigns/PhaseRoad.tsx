import type { Campaign } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { standingOf } from './phases.ts';

const names = { past: 'phasePast', now: 'phaseNow', ahead: 'phaseAhead' } as const;

/** The phases of a campaign as a road: what is past, where we are, what is ahead, and the milestones on it. */
export function PhaseRoad({
  phases,
  milestones,
  today,
}: Pick<Campaign, 'phases' | 'milestones'> & { readonly today: string }) {
  const { t } = useTranslation();
  if (phases.length === 0) return <p className="muted">{t('campaigns.phasesNone')}</p>;
  return (
    <ol className="road">
      {phases.map((phase) => {
        const { standing, share } = standingOf(phase, today);
        return (
          <li key={phase.ordinal} className="road-phase" data-standing={standing}>
            <div className="road-line" aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
              {milestones
                .filter(({ on }) => phase.from <= on && on <= phase.until)
                .map(({ on, title, commitment }) => (
                  <i
                    key={`${on} ${title}`}
                    className="road-point"
                    data-done={commitment?.accepted || undefined}
                    style={{ insetInlineStart: `${standingOf(phase, on).share * 100}%` }}
                  />
                ))}
            </div>
            <p className="road-name">{phase.name}</p>
            <p className="road-span figure">
              {phase.from} – {phase.until}
            </p>
            <p className="road-standing">{t(`campaigns.${names[standing]}`)}</p>
          </li>
        );
      })}
    </ol>
  );
}
