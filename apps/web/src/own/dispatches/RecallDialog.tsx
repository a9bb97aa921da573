import type { Dispatch } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { useDispatched } from './useDispatched.ts';

export function RecallDialog({ dispatch, onClose }: { readonly dispatch: Dispatch; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [reason, setReason] = useState('');
  const done = useDispatched(onClose);
  const recall = useMutation(
    api.dispatches.recall.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('dispatches.recalled')),
    }),
  );
  return (
    <FormDialog
      danger
      title={t('dispatches.recallTitle')}
      ok={t('dispatches.recall')}
      ready={enoughReason(reason)}
      sending={recall.isPending}
      error={recall.error}
      onClose={onClose}
      onSend={() => recall.mutate({ id: dispatch.id, reason: reason.trim() })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {dispatch.commitment.title}
      </p>
      <Reason
        label={t('dispatches.recallReason')}
        help={t('dispatches.recallHelp')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
