import { type Light, lights } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { totalOf } from '../../../ui/CountsBar.tsx';

/** Seen only on paper: as of when, how many, and what the letters mean. */
export function PrintHead(props: {
  readonly head: string;
  readonly asOf: string;
  readonly counts: Readonly<Record<Light, number>>;
}) {
  const { head, asOf, counts } = props;
  const { t } = useTranslation();
  return (
    <div className="print-head">
      <p>
        {t('shell.product')} · {head} · {t('living.asOf', { date: asOf })} ·{' '}
        {t('living.printCounts', { total: totalOf(counts) })}
      </p>
      <p>
        {t('living.printLegend')}{' '}
        {lights.map((light) => (
          <span key={light} className="print-light">
            [{t(`light.letter.${light}`)}] <span className={`mark tone-${light}`}>{t(`light.${light}`)}</span>{' '}
            {counts[light]}
          </span>
        ))}
      </p>
    </div>
  );
}
