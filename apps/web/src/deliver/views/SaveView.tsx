import type { View, ViewContent } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** Keeps the table as it is under a name. */
export function SaveView(props: {
  readonly content: ViewContent;
  readonly onSaved: (view: View) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation(
    api.views.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async (view) => {
        await refresh('views');
        say.done(t('table.views.saved', { name: view.name }));
        props.onSaved(view as View); // The JSON form differs only in the brands of its ids.
      },
    }),
  );
  return (
    <FormDialog
      title={t('table.views.save')}
      ok={t('act.save')}
      ready={name.trim() !== ''}
      sending={save.isPending}
      error={save.error}
      onClose={props.onClose}
      onSend={() => save.mutate({ name: name.trim(), shared, content: props.content })}
    >
      <Field label={t('table.views.name')} help={t('table.views.nameHelp')}>
        {(control) => (
          <Input {...control} autoFocus maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <div>
        <label className="check">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {t('table.views.share')}
        </label>
        <p className="field-help">{t('table.views.shareHelp')}</p>
      </div>
    </FormDialog>
  );
}
