import type { PlanCall } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { WithdrawButton } from '../../app/WithdrawButton.tsx';

export function WithdrawCall({ call }: { readonly call: PlanCall }) {
  const { t } = useTranslation();
  return (
    <WithdrawButton
      name={t('plans.calls.withdraw')}
      title={t('plans.calls.withdrawTitle')}
      label={t('plans.calls.reason')}
      help={t('plans.calls.withdrawHelp')}
      done={t('plans.calls.withdrawDone')}
      changes={['planCalls']}
      send={(reason, idempotencyKey) =>
        client.planCalls.withdraw({ id: call.id, reason }, { context: { idempotencyKey } })
      }
    />
  );
}
