import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorWords } from './errors.ts';
import { usePreferences } from './preferences.ts';

/** What happened and what to do, and a way to try again where that helps. */
export function ErrorNotice(props: {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { sentence, faults } = errorWords(props.error, language);
  return (
    <Alert
      className="notice"
      type="error"
      showIcon
      role="alert"
      title={props.title ?? sentence}
      description={
        props.title || faults.length > 0 ? (
          <>
            {props.title && <p>{sentence}</p>}
            {faults.length > 0 && (
              <ul>
                {faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            )}
          </>
        ) : undefined
      }
      action={props.onRetry && <Button onClick={props.onRetry}>{t('act.retry')}</Button>}
    />
  );
}
