import type { Unit } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayDialog } from '../../app/DayDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { EditUnit } from './EditUnit.tsx';
import { MergeUnit } from './MergeUnit.tsx';

/** What an administrator can do with a unit. A merged one is history. */
export function UnitActions({ unit, onMerged }: { readonly unit: Unit; readonly onMerged: (intoId: string) => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState<'edit' | 'merge' | 'close'>();
  const shut = () => setOpen(undefined);
  const after = async (sentence: string) => {
    say.done(sentence);
    shut();
    await refresh('units', 'posts');
  };
  const close = useMutation(
    api.units.close.mutationOptions({ onSuccess: () => after(t('administration.region.wasClosed')) }),
  );
  const reopen = useMutation(
    api.units.reopen.mutationOptions({
      onSuccess: () => after(t('administration.region.reopened')),
      onError: say.failed,
    }),
  );
  if (unit.mergedInto) return null;
  if (unit.closedOn !== null) {
    return (
      <Button loading={reopen.isPending} onClick={() => reopen.mutate({ id: unit.id })}>
        {t('administration.region.reopen')}
      </Button>
    );
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen('edit')}>
        {t('administration.unit.edit')}
      </Button>
      <Button onClick={() => setOpen('merge')}>{t('administration.unit.merge')}</Button>
      <Button danger onClick={() => setOpen('close')}>
        {t('administration.unit.close')}
      </Button>
      {open === 'edit' && <EditUnit unit={unit} onClose={shut} />}
      {open === 'merge' && (
        <MergeUnit
          unit={unit}
          onClose={shut}
          onMerged={(id) => {
            shut();
            onMerged(id);
          }}
        />
      )}
      {open === 'close' && (
        <DayDialog
          title={t('administration.unit.closeLabel', { name: unit.name })}
          ok={t('administration.unit.close')}
          help={t('administration.unit.closeHelp')}
          label={t('administration.region.closeDay')}
          sending={close.isPending}
          error={close.error}
          onClose={shut}
          onSend={(on) => close.mutate({ id: unit.id, on })}
        />
      )}
    </>
  );
}
