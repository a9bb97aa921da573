import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWaiting } from './useWaiting.ts';

/** What somebody waits for from the person who is signed in: each line says how much and leads to where it is done. */
export function WaitingForMe() {
  const { t } = useTranslation();
  const waiting = useWaiting();
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="card overview-waiting">
      <h2 id="waiting" className="card-title">
        {t('waiting.title')}
      </h2>
      <ul className="waiting">
        {waiting.map(({ kind, count, more = false, late = 0, link }) => (
          <li key={kind}>
            <Link {...link} className="waiting-row">
              <strong className="figure">{more ? `${count}+` : count}</strong>
              <span>{t(`waiting.${kind}`)}</span>
              {late > 0 && <span className="waiting-late">{t('waiting.late', { count: late })}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
