import { type Unit, UnitKind } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { UnitPicker } from '../../app/pickers.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** Names, kind and parent of a unit. */
export function EditUnit({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [name, setName] = useState(unit.name);
  const [shortName, setShortName] = useState(unit.shortName ?? '');
  const [kind, setKind] = useState<Unit['kind'] | undefined>(unit.kind);
  const [parent, setParent] = useState<Found | undefined>(
    unit.parentId ? { value: unit.parentId, label: unit.parentName ?? '' } : undefined,
  );
  const change = useMutation(
    api.units.change.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.unit.saved'));
        onClose();
        await refresh('units', 'posts', 'people', 'session');
      },
    }),
  );
  return (
    <FormDialog
      title={t('administration.unit.editLabel', { name: unit.name })}
      ok={t('act.save')}
      ready={name.trim() !== '' && kind !== undefined}
      sending={change.isPending}
      error={change.error}
      onClose={onClose}
      onSend={() =>
        kind &&
        change.mutate({
          id: unit.id,
          kind,
          name: name.trim(),
          shortName: shortName.trim() || null,
          parentId: parent?.value ?? null,
        })
      }
    >
      <Field label={t('units.name')} help={t('administration.unit.editHelp')}>
        {(control) => (
          <Input {...control} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={t('units.shortName')}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={shortName}
            onChange={(event) => setShortName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('units.kindLabel')}>
        {(control) => (
          <Choice
            control={control}
            none={t('units.kindLabel')}
            value={kind}
            options={UnitKind.options.map((value) => ({ value, label: t(`units.kind.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('administration.unit.parent')}>
        {(control) => <UnitPicker control={control} value={parent} except={unit.id} onChoose={setParent} />}
      </Field>
    </FormDialog>
  );
}
