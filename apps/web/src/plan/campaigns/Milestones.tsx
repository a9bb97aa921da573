import type { Campaign } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';

/** The points of the road by date: which are past, which are delivered. */
export function Milestones({
  milestones,
  today,
}: {
  readonly milestones: Campaign['milestones'];
  readonly today: string;
}) {
  const { t } = useTranslation();
  if (milestones.length === 0) return <p className="muted">{t('publication.road.none')}</p>;
  return (
    <ol className="milestones">
      {milestones.map((milestone) => (
        <li
          key={`${milestone.on} ${milestone.title}`}
          className="milestone"
          data-standing={milestone.on < today ? 'past' : 'ahead'}
        >
          <time className="figure" dateTime={milestone.on}>
            {milestone.on}
          </time>
          {milestone.commitment ? (
            <Link {...links.commitment(milestone.commitment.id)}>{milestone.title}</Link>
          ) : (
            <span>{milestone.title}</span>
          )}
          <span className="muted">
            {milestone.commitment?.accepted
              ? t('publication.road.done')
              : milestone.on < today
                ? t('publication.road.past')
                : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
