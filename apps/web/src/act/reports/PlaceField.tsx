import { placeKeptDays, type ReportPlace } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlaceRefusal, placeNow } from './placeNow.ts';

/** Offers to send along where the report is made: why the office wants it, taken once at a press, shown before it is sent, and taken out again. */
export function PlaceField(props: {
  /** Why the office wants it, in its own words. */
  readonly reason: string;
  readonly place: ReportPlace | undefined;
  readonly onChange: (place: ReportPlace | undefined) => void;
}) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'taking' | PlaceRefusal>('idle');
  const { place, onChange } = props;
  const take = async () => {
    setState('taking');
    const taken = await placeNow();
    if (typeof taken === 'string') return setState(taken);
    onChange(taken);
    setState('idle');
  };
  return (
    <section className="field" aria-labelledby="place-label">
      <span id="place-label" className="field-label">
        {t('places.field')}
      </span>
      {place ? (
        <p className="enclosure" role="status">
          <span className="figure">{t('places.at', { ...place, metres: place.accuracyM })}</span>
          <Button onClick={() => onChange(undefined)}>{t('places.remove')}</Button>
        </p>
      ) : (
        <div className="plan-add">
          <Button size="large" loading={state === 'taking'} onClick={() => void take()}>
            {t(state === 'taking' ? 'places.taking' : 'places.take')}
          </Button>
        </div>
      )}
      {state !== 'idle' && state !== 'taking' && (
        <p className="field-fault" role="alert">
          {t(`places.refused.${state}`)}
        </p>
      )}
      <p className="field-help" lang="zh-CN">
        {t('places.officeSays', { reason: props.reason })}
      </p>
      <p className="field-help">{t('places.fieldHelp', { days: placeKeptDays })}</p>
    </section>
  );
}
