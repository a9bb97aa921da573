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

/** Withdraws a list, as when its inspector falls ill. */
export function WithdrawDraw({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useMutation(
    api.draws.withdraw.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('draws.withdrawDone'));
        setOpen(false);
        await refresh('draws');
      },
      onError: renew,
    }),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('draws.withdraw')}</Button>
      {open && (
        <FormDialog
          title={t('draws.withdraw')}
          ok={t('draws.withdraw')}
          danger
          ready={enoughReason(reason)}
          sending={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setOpen(false)}
          onSend={() => withdraw.mutate({ id, reason: reason.trim() })}
        >
          <Reason
            label={t('draws.withdrawReason')}
            help={t('draws.withdrawHelp')}
            value={reason}
            onChange={setReason}
          />
        </FormDialog>
      )}
    </>
  );
}
