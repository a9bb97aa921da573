import type { Undispatched } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { useDispatched } from './useDispatched.ts';

export interface Chosen {
  readonly row: Undispatched;
  readonly unitId: string;
}

const terms = ['1', '2', '3', '5', '10'] as const;

export function SendDialog({ chosen, onClose }: { readonly chosen: readonly Chosen[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [term, setTerm] = useState<(typeof terms)[number]>('2');
  const [note, setNote] = useState('');
  const done = useDispatched(onClose);
  const send = useMutation(
    api.dispatches.send.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: ({ sent, dueOn }) => done(t('dispatches.sent', { count: sent, date: dueOn })),
    }),
  );
  const entries = chosen.map(({ row, unitId }) => ({
    commitmentId: row.commitment.id,
    unitId,
    supportIds: row.supports.map(({ id }) => id).filter((id) => id !== unitId),
  }));
  return (
    <FormDialog
      title={t('dispatches.sendTitle', { count: chosen.length })}
      ok={t('dispatches.confirmSend')}
      ready={chosen.length > 0}
      sending={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => send.mutate({ entries, termDays: Number(term), ...(note.trim() ? { note: note.trim() } : {}) })}
    >
      <p>{t('dispatches.sendHelp', { days: term })}</p>
      <Field label={t('dispatches.term')}>
        {(control) => (
          <Choice
            control={control}
            none={t('dispatches.dutyNone')}
            value={term}
            options={terms.map((value) => ({ value, label: value }))}
            onChange={(value) => value && setTerm(value)}
          />
        )}
      </Field>
      <Field label={t('dispatches.note')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
