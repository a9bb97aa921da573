import { RegionCodeKind, RegionLevel } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { RegionPicker } from '../../app/pickers.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

type Level = (typeof RegionLevel.options)[number];
type CodeKind = (typeof RegionCodeKind.options)[number];

export function AddRegion(props: { readonly parent: Found | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [name, setName] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [code, setCode] = useState('');
  const [codeKind, setCodeKind] = useState<CodeKind | undefined>('gbt2260');
  const [level, setLevel] = useState<Level | undefined>('county');
  // The region above that is proposed may come after the dialog has opened. Its note is its code.
  const [chosen, setChosen] = useState<{ readonly parent: Found | undefined }>();
  const parent = chosen ? chosen.parent : props.parent;
  const add = useMutation(
    api.regions.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('regions.added'));
        props.onClose();
        await refresh('regions');
      },
    }),
  );
  const texts = [
    [t('regions.name'), name, setName],
    [t('regions.nameEn'), nameEn, setNameEn],
    [t('regions.code'), code, setCode],
  ] as const;
  return (
    <FormDialog
      title={t('regions.add')}
      ok={t('regions.add')}
      ready={name.trim() !== '' && code.trim() !== '' && level !== undefined && codeKind !== undefined}
      sending={add.isPending}
      error={add.error}
      onClose={props.onClose}
      onSend={() =>
        level &&
        codeKind &&
        add.mutate({
          name: name.trim(),
          code: code.trim(),
          codeKind,
          level,
          ...(nameEn.trim() ? { nameEn: nameEn.trim() } : {}),
          ...(parent?.note ? { parentCode: parent.note } : {}),
        })
      }
    >
      {texts.map(([label, value, set]) => (
        <Field key={label} label={label}>
          {(control) => (
            <Input {...control} maxLength={100} value={value} onChange={(event) => set(event.target.value)} />
          )}
        </Field>
      ))}
      <Field label={t('regions.parent')}>
        {(control) => (
          <RegionPicker control={control} value={parent} onChoose={(found) => setChosen({ parent: found })} />
        )}
      </Field>
      <Field label={t('regions.codeKindLabel')}>
        {(control) => (
          <Choice
            control={control}
            none={t('regions.codeKindLabel')}
            value={codeKind}
            options={RegionCodeKind.options.map((value) => ({ value, label: t(`regions.codeKind.${value}`) }))}
            onChange={setCodeKind}
          />
        )}
      </Field>
      <Field label={t('regions.levelLabel')}>
        {(control) => (
          <Choice
            control={control}
            none={t('regions.levelLabel')}
            value={level}
            options={RegionLevel.options.map((value) => ({ value, label: t(`regions.level.${value}`) }))}
            onChange={setLevel}
          />
        )}
      </Field>
    </FormDialog>
  );
}
