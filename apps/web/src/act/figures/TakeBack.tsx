import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { enoughReason, Reason } from '../../ui/Reason.tsx';

/** Takes a request back, with a reason; it stays on record. */
export function TakeBack({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useMutation(
    api.figures.withdraw.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('figures.withdrawDone'));
        setOpen(false);
        await refresh('figures');
      },
      onError: renew,
    }),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('figures.withdraw')}</Button>
      {open && (
        <FormDialog
          title={t('figures.withdraw')}
          ok={t('figures.withdraw')}
          ready={enoughReason(reason)}
          sending={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setOpen(false)}
          onSend={() => withdraw.mutate({ id, reason: reason.trim() })}
        >
          <Reason label={t('figures.reason')} value={reason} onChange={setReason} />
        </FormDialog>
      )}
    </>
  );
}
