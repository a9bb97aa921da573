import type { Region } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { RegionPicker } from '../../app/pickers.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

export function MoveRegion({ region, onClose }: { readonly region: Region; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [parent, setParent] = useState<Found>();
  const move = useMutation(
    api.regions.move.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.region.moved'));
        onClose();
        await refresh('regions', 'units', 'people', 'session');
      },
    }),
  );
  return (
    <FormDialog
      title={t('administration.region.moveLabel', { name: region.name })}
      ok={t('administration.region.move')}
      ready={parent !== undefined}
      sending={move.isPending}
      error={move.error}
      onClose={onClose}
      onSend={() => parent && move.mutate({ id: region.id, parentId: parent.value })}
    >
      <p className="dialog-help">{t('administration.region.moveHelp')}</p>
      <Field label={t('administration.region.newParent')}>
        {(control) => <RegionPicker control={control} value={parent} except={region.id} onChoose={setParent} />}
      </Field>
    </FormDialog>
  );
}
