import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

/** What is in use, or what was closed; the address keeps the choice. */
export function ClosedFilter(props: {
  readonly closed: true | undefined;
  readonly onClosed: (closed: true | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <Segmented
      aria-label={t('administration.stateFilter')}
      value={props.closed ? 'closed' : 'open'}
      onChange={(chosen) => props.onClosed(chosen === 'closed' ? true : undefined)}
      options={[
        { value: 'open', label: t('administration.showOpen') },
        { value: 'closed', label: t('administration.showClosed') },
      ]}
    />
  );
}
