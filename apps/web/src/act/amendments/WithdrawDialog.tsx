import type { Amendment } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { useSettled } from './useSettled.ts';

/** Whoever asked takes the request back. */
export function WithdrawDialog(props: { readonly amendment: Amendment; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key, renew } = useIdempotencyKey();
  const [words, setWords] = useState('');
  const done = useSettled(props.onClose);
  const withdraw = useMutation(
    api.amendments.withdraw.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('amendments.withdrawn')),
      onError: renew,
    }),
  );
  return (
    <FormDialog
      title={t('amendments.withdrawTitle')}
      ok={t('amendments.withdraw')}
      ready={enoughReason(words)}
      sending={withdraw.isPending}
      error={withdraw.error}
      onClose={props.onClose}
      onSend={() => withdraw.mutate({ id: props.amendment.id, words: words.trim() })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {props.amendment.commitment.title}
      </p>
      <Reason
        label={t('amendments.withdrawReason')}
        help={t('amendments.opinionHelp')}
        value={words}
        onChange={setWords}
      />
    </FormDialog>
  );
}
