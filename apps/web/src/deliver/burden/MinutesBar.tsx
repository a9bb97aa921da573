import { useTranslation } from 'react-i18next';

/** Minutes, as a figure and as a bar beside the longest one: one hue, since it is one quantity. */
export function MinutesBar(props: { readonly seconds: number; readonly most: number }) {
  const { t } = useTranslation();
  const { seconds, most } = props;
  return (
    <span className="minutes">
      <svg className="minutes-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={most === 0 ? 0 : (seconds / most) * 100} height="8" rx="1" />
      </svg>
      <span className="figure">{t('burden.minutes', { count: Math.round(seconds / 6) / 10 })}</span>
    </span>
  );
}
