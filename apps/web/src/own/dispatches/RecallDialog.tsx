import type { Dispatch } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Field } from '../../ui/Field.tsx';
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
      ready={reason.trim().length >= 2}
      sending={recall.isPending}
      error={recall.error}
      onClose={onClose}
      onSend={() => recall.mutate({ id: dispatch.id, reason: reason.trim() })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {dispatch.commitment.title}
      </p>
      <Field label={t('dispatches.recallReason')} help={t('dispatches.recallHelp')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
