import type { Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

export function RenamePerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [name, setName] = useState(person.name);
  const rename = useMutation(
    api.people.rename.mutationOptions({
      onSuccess: async () => {
        say.done(t('regions.renamed'));
        onClose();
        await refresh('people', 'posts', 'session');
      },
    }),
  );
  return (
    <FormDialog
      title={t('administration.person.renameLabel', { name: person.name })}
      ok={t('act.save')}
      ready={name.trim() !== ''}
      sending={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onSend={() => rename.mutate({ id: person.id, name: name.trim() })}
    >
      <Field label={t('people.name')}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
