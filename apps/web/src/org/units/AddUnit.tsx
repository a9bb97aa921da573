import { type Region, UnitKind } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';

type Kind = (typeof UnitKind.options)[number];

export function AddUnit(props: {
  readonly regions: readonly Pick<Region, 'id' | 'name'>[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [name, setName] = useState('');
  const [shortName, setShortName] = useState('');
  const [aliases, setAliases] = useState('');
  const [regionId, setRegionId] = useState<string | undefined>(props.regions[0]?.id);
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
      ready={name.trim() !== '' && regionId !== undefined && kind !== undefined}
      sending={add.isPending}
      error={add.error}
      onClose={props.onClose}
      onSend={() =>
        regionId &&
        kind &&
        add.mutate({
          regionId,
          kind,
          name: name.trim(),
          aliases: namesIn(aliases),
          ...(shortName.trim() ? { shortName: shortName.trim() } : {}),
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
          <Choice
            control={control}
            none={t('people.chooseRegion')}
            value={regionId}
            options={props.regions.map((region) => ({ value: region.id as string, label: region.name }))}
            onChange={setRegionId}
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
