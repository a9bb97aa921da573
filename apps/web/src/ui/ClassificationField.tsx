import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** Public or internal: never preset, because a wrong guess would show an internal text to the public. */
export function ClassificationField(props: {
  readonly value: 'public' | 'internal' | undefined;
  readonly fault: string | undefined;
  readonly onChange: (value: 'public' | 'internal') => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="card" aria-describedby={props.fault ? `${id}-fault` : undefined}>
      <legend className="card-title">{t('documents.importing.classificationTitle')}</legend>
      <div className="choices">
        {(['public', 'internal'] as const).map((value) => (
          <label key={value} className="choice-card" data-chosen={props.value === value}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <span>
              <strong>{t(`classification.${value}`)}</strong>
              <span className="choice-help">{t(`documents.importing.${value}Help`)}</span>
            </span>
          </label>
        ))}
      </div>
      {props.fault && (
        <p id={`${id}-fault`} className="field-fault" role="alert">
          {props.fault}
        </p>
      )}
    </fieldset>
  );
}
