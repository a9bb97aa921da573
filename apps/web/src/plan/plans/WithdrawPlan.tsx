import type { Plan } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { useDecided } from './useDecided.ts';

export function WithdrawPlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const onSuccess = useDecided(t('plans.page.withdrawn'), () => setOpen(false));
  const withdraw = useMutation(api.plans.withdraw.mutationOptions({ context: { idempotencyKey: key }, onSuccess }));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('plans.page.withdraw')}</Button>
      {open && (
        <FormDialog
          title={t('plans.page.withdrawTitle')}
          ok={t('plans.page.withdraw')}
          ready={enoughReason(reason)}
          sending={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setOpen(false)}
          onSend={() => withdraw.mutate({ id: plan.id, reason: reason.trim() })}
        >
          <Reason
            label={t('plans.decide.reason')}
            help={t('plans.page.withdrawHelp')}
            value={reason}
            onChange={setReason}
          />
        </FormDialog>
      )}
    </>
  );
}
