import { UnitKind } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { RegionPicker, UnitPicker } from '../../app/pickers.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

type Kind = (typeof UnitKind.options)[number];

export function AddUnit(props: { readonly region: Found | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [name, setName] = useState('');
  const [shortName, setShortName] = useState('');
  const [aliases, setAliases] = useState('');
  // The region proposed may come after the dialog has opened.
  const [chosen, setChosen] = useState<{ readonly region: Found | undefined }>();
  const region = chosen ? chosen.region : props.region;
  const [parent, setParent] = useState<Found>();
  const [kind, setKind] = useState<Kind | undefined>('department');
  const add = useMutation(
    api.units.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('units.added'));
        props.onClose();
        await refresh('units');
      },
    }),
  );
  return (
    <FormDialog
      title={t('units.add')}
      ok={t('units.add')}
      ready={name.trim() !== '' && region !== undefined && kind !== undefined}
      sending={add.isPending}
      error={add.error}
      onClose={props.onClose}
      onSend={() =>
        region &&
        kind &&
        add.mutate({
          regionId: region.value,
          kind,
          name: name.trim(),
          aliases: namesIn(aliases),
          ...(shortName.trim() ? { shortName: shortName.trim() } : {}),
          ...(parent ? { parentId: parent.value } : {}),
        })
      }
    >
      <Field label={t('units.name')}>
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
      <Field label={t('units.aliases')} help={t('units.aliasesHelp')}>
        {(control) => <Input {...control} value={aliases} onChange={(event) => setAliases(event.target.value)} />}
      </Field>
      <Field label={t('units.regionLabel')}>
        {(control) => (
          <RegionPicker control={control} value={region} onChoose={(found) => setChosen({ region: found })} />
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
        {(control) => <UnitPicker control={control} value={parent} onChoose={setParent} />}
      </Field>
    </FormDialog>
  );
}

/** Names separated by commas or the Chinese enumeration comma. */
function namesIn(words: string): string[] {
  return words
    .split(/[,\uff0c\u3001;\uff1b\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
