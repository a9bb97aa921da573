import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { useDispatched } from './useDispatched.ts';

export interface SendEntry {
  readonly commitmentId: string;
  /** Whose part of it; left out for the whole. */
  readonly place?: string;
  readonly unitId: string;
  readonly supportIds?: string[];
}

const terms = ['1', '2', '3', '5', '10'] as const;

/** Sends what is chosen, with one clock and note for all; `children` stand above: what a caller asks for beside that. */
export function SendDialog(props: {
  readonly entries: readonly SendEntry[];
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { entries, onClose } = props;
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
  return (
    <FormDialog
      title={t('dispatches.sendTitle', { count: entries.length })}
      ok={t('dispatches.confirmSend')}
      ready={entries.length > 0}
      sending={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() =>
        send.mutate({ entries: [...entries], termDays: Number(term), ...(note.trim() ? { note: note.trim() } : {}) })
      }
    >
      <p>{t('dispatches.sendHelp', { days: term })}</p>
      {props.children}
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
