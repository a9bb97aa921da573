import type { Split } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** The whole was changed: what happens to the parts, and why. */
export function SettleDialog(props: {
  readonly id: string;
  readonly split: Split;
  readonly choice: 'kept' | 'scaled';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { id, split, choice, onClose } = props;
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [words, setWords] = useState('');
  const settle = useMutation(
    api.splits.settle.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('splits.settled'));
        onClose();
        await refresh('splits');
      },
    }),
  );
  return (
    <FormDialog
      title={t(`splits.settleTitle.${choice}`)}
      ok={t(`splits.settle.${choice}`)}
      ready={words.trim().length >= 2}
      sending={settle.isPending}
      error={settle.error}
      onClose={onClose}
      onSend={() => settle.mutate({ id, place: split.place, number: split.number, choice, words: words.trim() })}
    >
      <Field label={t('splits.settleWords')}>
        {(control) => (
          <Input {...control} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
