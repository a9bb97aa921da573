import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../app/FormDialog.tsx';
import { Field } from '../../ui/Field.tsx';

/** The name of a front that the document has no heading for. */
export function FrontDialog(props: {
  readonly names: readonly string[];
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const words = name.trim();
  const taken = props.names.includes(words);
  return (
    <FormDialog
      title={t('publication.fronts.add')}
      ok={t('act.save')}
      ready={words !== '' && !taken}
      why={taken ? t('publication.fronts.taken') : undefined}
      sending={false}
      error={null}
      onClose={props.onClose}
      onSend={() => {
        props.onName(words);
        props.onClose();
      }}
    >
      <Field label={t('publication.fronts.addName')} help={t('publication.fronts.addHelp')}>
        {(control) => (
          <Input {...control} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
