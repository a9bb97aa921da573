import { type DrawItem, drawReasonSentence } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { stratumName } from './names.ts';

/** Why an item is on the list: reasons of risk with their points, or chance and its stratum. */
export function WhyDrawn({ item }: { readonly item: Pick<DrawItem, 'how' | 'points' | 'reasons' | 'stratum'> }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { how, points, reasons, stratum } = item;
  return (
    <div className="report-value">
      <dt>{t('draws.why')}</dt>
      <dd className="report-finding">
        <strong>
          {how === 'risk' ? t('draws.byRisk', { points }) : t('draws.byChance', { stratum: stratumName(stratum, t) })}
        </strong>
        {how === 'risk' && (
          <ul className="plain-list">
            {reasons.map((reason) => {
              const { zh, en } = drawReasonSentence(reason);
              const sentence = language === 'en' ? en : zh;
              return <li key={reason.code}>{t('draws.points', { sentence, points: reason.points })}</li>;
            })}
          </ul>
        )}
      </dd>
    </div>
  );
}
