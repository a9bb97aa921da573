import type { TableTrial } from '@chengshi/contract';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassificationField } from '../../ui/ClassificationField.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Hindrance, ImportSettings } from './settings.ts';

/** The last questions before a table comes in, and the button that says how many rows it takes. */
export function ImportSettingsForm(props: {
  readonly settings: ImportSettings;
  readonly trial: TableTrial | undefined;
  readonly ownTitle: string;
  readonly hindrance: Hindrance | undefined;
  readonly onChange: (settings: ImportSettings) => void;
  readonly onSubmit: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { settings, trial, hindrance } = props;
  const change = (part: Partial<ImportSettings>) => props.onChange({ ...settings, ...part });
  const counts = trial?.counts;
  const check = (name: 'accept' | 'superior') => (
    <label className="check">
      <input
        type="checkbox"
        checked={settings[name]}
        aria-describedby={`${id}-${name}`}
        onChange={(event) => change({ [name]: event.target.checked })}
      />
      <span>
        {t(`tables.${name}`)}
        <span id={`${id}-${name}`} className="choice-help">
          {t(`tables.${name}Help`)}
        </span>
      </span>
    </label>
  );
  return (
    <form
      className="form import-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!hindrance) props.onSubmit();
      }}
    >
      {counts && counts.faulty > 0 && (
        <fieldset className="card">
          <legend className="card-title">{t('tables.rowsTitle')}</legend>
          <div className="choices">
            {(['all', 'good'] as const).map((rows) => (
              <label key={rows} className="choice-card" data-chosen={settings.rows === rows}>
                <input
                  type="radio"
                  name={`${id}-rows`}
                  checked={settings.rows === rows}
                  onChange={() => change({ rows })}
                />
                <span>
                  <strong>{rows === 'all' ? t('tables.rowsAll') : t('tables.rowsGood', counts)}</strong>
                  <span className="choice-help">
                    {rows === 'all' ? t('tables.rowsAllHelp') : t('tables.rowsGoodHelp', counts)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <ClassificationField
        value={settings.classification}
        fault={undefined}
        onChange={(classification) => change({ classification })}
      />
      <div className="card">
        <Field label={t('tables.titleLabel')} help={t('tables.titleHelp')}>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              placeholder={props.ownTitle}
              value={settings.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        {check('accept')}
        {check('superior')}
        {settings.superior && (
          <div className="field-pair">
            <Field label={t('tables.issuer')}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={200}
                  value={settings.issuer}
                  onChange={(event) => change({ issuer: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('tables.number')}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={100}
                  value={settings.number}
                  onChange={(event) => change({ number: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('tables.reportOn')}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={settings.reportOn}
                  onChange={(event) => change({ reportOn: event.target.value })}
                />
              )}
            </Field>
          </div>
        )}
      </div>
      <div className="form-actions">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          disabled={hindrance !== undefined}
          aria-describedby={`${id}-why`}
        >
          {t('tables.submit', { count: counts?.good ?? 0 })}
        </Button>
        <p id={`${id}-why`} className="field-help">
          {hindrance && t(`tables.why.${hindrance}`)}
        </p>
      </div>
    </form>
  );
}
