import type { Unit } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { UnitPicker } from '../../app/pickers.tsx';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** Everything of the unit goes to another one, and the reader goes along. */
export function MergeUnit(props: {
  readonly unit: Unit;
  readonly onClose: () => void;
  readonly onMerged: (intoId: string) => void;
}) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const [into, setInto] = useState<Found>();
  const [day, setDay] = useState(today);
  const merge = useMutation(
    api.units.merge.mutationOptions({
      onSuccess: async ({ id }) => {
        say.done(t('administration.unit.merged'));
        props.onMerged(id);
        await refresh('units', 'posts', 'people');
      },
    }),
  );
  return (
    <FormDialog
      danger
      title={t('administration.unit.mergeLabel', { name: props.unit.name })}
      ok={t('administration.unit.merge')}
      ready={into !== undefined && day !== '' && day <= today}
      sending={merge.isPending}
      error={merge.error}
      onClose={props.onClose}
      onSend={() => into && merge.mutate({ id: props.unit.id, intoId: into.value, on: day })}
    >
      <p className="dialog-help">{t('administration.unit.mergeHelp')}</p>
      <Field label={t('administration.unit.mergeInto')}>
        {(control) => <UnitPicker control={control} value={into} except={props.unit.id} onChoose={setInto} />}
      </Field>
      <DayField label={t('administration.unit.mergeDay')} day={day} onDay={setDay} />
    </FormDialog>
  );
}
