import type { PlanCall } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { enoughReason, Reason } from '../../ui/Reason.tsx';

export function WithdrawCall({ call }: { readonly call: PlanCall }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useMutation(
    api.planCalls.withdraw.mutationOptions({
      onSuccess: async () => {
        say.done(t('plans.calls.withdrawDone'));
        setOpen(false);
        await refresh('planCalls');
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('plans.calls.withdraw')}</Button>
      {open && (
        <FormDialog
          title={t('plans.calls.withdrawTitle')}
          ok={t('plans.calls.withdraw')}
          ready={enoughReason(reason)}
          sending={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setOpen(false)}
          onSend={() => withdraw.mutate({ id: call.id, reason: reason.trim() })}
        >
          <Reason
            label={t('plans.calls.reason')}
            help={t('plans.calls.withdrawHelp')}
            value={reason}
            onChange={setReason}
          />
        </FormDialog>
      )}
    </>
  );
}
