import type { EntryOpening } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

export function CloseEntry({ opening }: { readonly opening: EntryOpening }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const close = useMutation(
    api.entries.close.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('entries.closed'));
        setAsking(false);
        await refresh('entries', 'reports');
      },
    }),
  );
  return (
    <>
      <Button
        size="small"
        aria-label={t('entries.closeOf', { name: opening.region.name })}
        onClick={() => setAsking(true)}
      >
        {t('entries.close')}
      </Button>
      {asking && (
        <FormDialog
          danger
          title={t('entries.closeTitle')}
          ok={t('entries.close')}
          ready={reason.trim().length >= 2}
          sending={close.isPending}
          error={close.error}
          onClose={() => setAsking(false)}
          onSend={() => close.mutate({ id: opening.id, reason: reason.trim() })}
        >
          <Field label={t('entries.closeReason')}>
            {(control) => (
              <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </FormDialog>
      )}
    </>
  );
}
