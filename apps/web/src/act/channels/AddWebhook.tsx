import { webhookFormats } from '@chengshi/contract';
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

/** A robot of a unit or of an office, which messages are posted to from now on. */
export function AddWebhook({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [office, setOffice] = useState(false);
  const [whom, setWhom] = useState<Found>();
  const [format, setFormat] = useState<(typeof webhookFormats)[number]>();
  const [words, setWords] = useState({ name: '', url: '', secret: '' });
  const add = useMutation(
    api.channels.add.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('channels.added'));
        onClose();
        await refresh('channels');
      },
      onError: renew,
    }),
  );
  const Picker = office ? RegionPicker : UnitPicker;
  const [name, url, secret] = [words.name.trim(), words.url.trim(), words.secret.trim()];
  return (
    <FormDialog
      title={t('channels.add')}
      ok={t('channels.add')}
      ready={whom !== undefined && format !== undefined && name !== '' && url !== ''}
      sending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSend={() =>
        whom &&
        format &&
        add.mutate({
          for: { kind: office ? 'office' : 'unit', id: whom.value },
          ...{ name, format, url, secret: secret || null },
        })
      }
    >
      <Field label={t('channels.whose')}>
        {(control) => (
          <Choice
            control={control}
            none={t('channels.ofUnit')}
            value={office ? 'office' : undefined}
            options={[{ value: 'office', label: t('channels.ofOffice') }]}
            onChange={(value) => {
              setOffice(value === 'office');
              setWhom(undefined);
            }}
          />
        )}
      </Field>
      <Field label={office ? t('units.regionLabel') : t('channels.unit')}>
        {(control) => <Picker key={String(office)} control={control} value={whom} onChoose={setWhom} />}
      </Field>
      <Field label={t('channels.name')} help={t('channels.nameHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={words.name}
            onChange={(event) => setWords({ ...words, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('channels.format')}>
        {(control) => (
          <Choice
            control={control}
            none={t('channels.choose')}
            value={format}
            options={webhookFormats.map((value) => ({ value, label: t(`channels.formats.${value}`) }))}
            onChange={setFormat}
          />
        )}
      </Field>
      <Field label={t('channels.url')} help={t('channels.urlHelp')}>
        {(control) => (
          <Input
            {...control}
            type="url"
            autoComplete="off"
            maxLength={1000}
            value={words.url}
            onChange={(event) => setWords({ ...words, url: event.target.value })}
          />
        )}
      </Field>
      {format !== undefined && format !== 'wecom' && (
        <Field label={t('channels.secret')} help={t('channels.secretHelp')}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="off"
              maxLength={200}
              value={words.secret}
              onChange={(event) => setWords({ ...words, secret: event.target.value })}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
