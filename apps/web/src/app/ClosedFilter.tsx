import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/Choice.tsx';

/** What is in use, or what was closed; the address keeps the choice. */
export function ClosedFilter(props: {
  readonly closed: true | undefined;
  readonly onClosed: (closed: true | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('administration.stateFilter')}
      none={t('administration.showOpen')}
      value={props.closed && 'closed'}
      options={[{ value: 'closed', label: t('administration.showClosed') }]}
      onChange={(chosen) => props.onClosed(chosen && true)}
    />
  );
}
