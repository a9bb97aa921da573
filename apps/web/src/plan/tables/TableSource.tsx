import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { sizeWords } from '../../ui/formats.ts';

/** Where a table comes from: a file, or cells pasted from a spreadsheet program. */
export function TableSource({ onRead }: { readonly onRead: (source: { file: File } | { text: string }) => void }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<'file' | 'text'>('file');
  const [file, setFile] = useState<File>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const source = by === 'file' ? file && { file } : text.trim() === '' ? undefined : { text };
  return (
    <form
      className="form import-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (source) onRead(source);
      }}
    >
      <fieldset className="card">
        <legend className="card-title">{t('documents.importing.sourceTitle')}</legend>
        <Segmented
          value={by}
          onChange={setBy}
          options={[
            { value: 'file' as const, label: t('tables.byFile') },
            { value: 'text' as const, label: t('tables.byText') },
          ]}
        />
        {by === 'file' ? (
          <FileDrop
            chosen={file && t('documents.importing.chosen', { name: file.name, size: sizeWords(file.size) })}
            again={t('documents.importing.chooseAnother')}
            drop={t('documents.importing.drop')}
            help={t('tables.dropHelp')}
            accept=".xlsx,.xlsm,.csv,.tsv"
            onFile={setFile}
          />
        ) : (
          <Field label={t('tables.textLabel')} help={t('tables.textHelp')}>
            {(control) => (
              <Input.TextArea {...control} rows={10} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
        )}
        {tried && !source && (
          <p className="field-fault" role="alert">
            {t('tables.needSource')}
          </p>
        )}
      </fieldset>
      <div className="form-actions">
        <Button type="primary" size="large" htmlType="submit">
          {t('tables.read')}
        </Button>
      </div>
    </form>
  );
}
