import type { Region } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

export function RenameRegion({ region, onClose }: { readonly region: Region; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [name, setName] = useState(region.name);
  const [nameEn, setNameEn] = useState(region.nameEn ?? '');
  const rename = useMutation(
    api.regions.rename.mutationOptions({
      onSuccess: async () => {
        say.done(t('regions.renamed'));
        onClose();
        await refresh('regions', 'units', 'session');
      },
    }),
  );
  return (
    <FormDialog
      title={t('regions.renameLabel', { name: region.name })}
      ok={t('act.save')}
      ready={name.trim() !== ''}
      sending={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onSend={() => rename.mutate({ id: region.id, name: name.trim(), nameEn: nameEn.trim() || null })}
    >
      <Field label={t('regions.name')}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={t('regions.nameEn')}>
        {(control) => (
          <Input {...control} maxLength={200} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
