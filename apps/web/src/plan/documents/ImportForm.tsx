import { Alert, Button, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassificationField } from '../../ui/ClassificationField.tsx';
import { Field } from '../../ui/Field.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { sizeWords } from '../../ui/formats.ts';

export interface ImportDraft {
  readonly by: 'file' | 'text';
  readonly file: File | undefined;
  readonly text: string;
  readonly classification: 'public' | 'internal' | undefined;
  readonly title: string;
  readonly issuedOn: string;
}

export const emptyImport: ImportDraft = {
  by: 'file',
  file: undefined,
  text: '',
  classification: undefined,
  title: '',
  issuedOn: '',
};

export function ImportForm(props: {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onSubmit: () => void;
  /** Said below a file that is a table: where it goes. */
  readonly tableNotice: ReactNode;
}) {
  const { t } = useTranslation();
  const { draft } = props;
  const [tried, setTried] = useState(false);
  const change = (part: Partial<ImportDraft>) => props.onChange({ ...draft, ...part });
  const hasSource = draft.by === 'file' ? draft.file !== undefined : draft.text.trim() !== '';
  return (
    <form
      className="form import-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (hasSource && draft.classification) props.onSubmit();
      }}
    >
      <fieldset className="card">
        <legend className="card-title">{t('documents.importing.sourceTitle')}</legend>
        <Segmented
          value={draft.by}
          onChange={(by) => change({ by })}
          options={[
            { value: 'file' as const, label: t('documents.importing.byFile') },
            { value: 'text' as const, label: t('documents.importing.byText') },
          ]}
        />
        {draft.by === 'file' ? (
          <FileDrop
            chosen={
              draft.file && t('documents.importing.chosen', { name: draft.file.name, size: sizeWords(draft.file.size) })
            }
            again={t('documents.importing.chooseAnother')}
            drop={t('documents.importing.drop')}
            help={t('documents.importing.dropHelp')}
            accept=".docx,.doc,.pdf,.html,.htm,.txt,.xlsx,.csv,.tsv"
            onFile={(file) => change({ file })}
          />
        ) : (
          <Field
            label={t('documents.importing.textLabel')}
            help={`${t('documents.importing.textHelp')} ${t('documents.importing.textCount', { count: draft.text.length })}`}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                rows={12}
                className="pasted"
                value={draft.text}
                onChange={(event) => change({ text: event.target.value })}
              />
            )}
          </Field>
        )}
        {props.tableNotice}
        {tried && !hasSource && (
          <p className="field-fault" role="alert">
            {t('documents.importing.needSource')}
          </p>
        )}
      </fieldset>
      <ClassificationField
        value={draft.classification}
        fault={tried && !draft.classification ? t('documents.importing.needClassification') : undefined}
        onChange={(classification) => change({ classification })}
      />
      <div className="card field-pair">
        <Field label={t('documents.importing.titleLabel')} help={t('documents.importing.titleHelp')}>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              value={draft.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('documents.importing.dateLabel')} help={t('documents.importing.dateHelp')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={draft.issuedOn}
              onChange={(event) => change({ issuedOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Alert role="note" type="warning" showIcon title={t('documents.importing.secretNotice')} />
      <div className="form-actions">
        <Button type="primary" size="large" htmlType="submit">
          {t('documents.importing.submit')}
        </Button>
      </div>
    </form>
  );
}
