import { type Dispatch, objectionReasons } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { UnitField } from './UnitField.tsx';
import { useDispatched } from './useDispatched.ts';

export function ObjectDialog({ dispatch, onClose }: { readonly dispatch: Dispatch; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [reason, setReason] = useState<(typeof objectionReasons)[number]>();
  const [words, setWords] = useState('');
  const [suggestedId, setSuggestedId] = useState<string>();
  const done = useDispatched(onClose);
  const object = useMutation(
    api.dispatches.object.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: ({ dueOn }) => done(t('dispatches.objected', { date: dueOn })),
    }),
  );
  return (
    <FormDialog
      title={t('dispatches.objectTitle')}
      ok={t('dispatches.object')}
      ready={reason !== undefined && enoughReason(words)}
      sending={object.isPending}
      error={object.error}
      onClose={onClose}
      onSend={() =>
        reason &&
        object.mutate({ id: dispatch.id, reason, words: words.trim(), ...(suggestedId ? { suggestedId } : {}) })
      }
    >
      <p className="dialog-subject" lang="zh-CN">
        {dispatch.commitment.title}
      </p>
      <Field label={t('dispatches.objectReason')}>
        {(control) => (
          <Choice
            control={control}
            none={t('dispatches.dutyNone')}
            value={reason}
            options={objectionReasons.map((value) => ({ value, label: t(`dispatches.reason.${value}`) }))}
            onChange={setReason}
          />
        )}
      </Field>
      <Reason label={t('dispatches.objectWords')} help={t('dispatches.objectHelp')} value={words} onChange={setWords} />
      {reason === 'wrong-unit' && (
        <UnitField label={t('dispatches.suggest')} except={dispatch.unit.id} onChoose={setSuggestedId} />
      )}
    </FormDialog>
  );
}
