import type { Plan } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { WithdrawButton } from '../../app/WithdrawButton.tsx';
import { decidedThings } from './useDecided.ts';

export function WithdrawPlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  return (
    <WithdrawButton
      name={t('plans.page.withdraw')}
      title={t('plans.page.withdrawTitle')}
      label={t('plans.decide.reason')}
      help={t('plans.page.withdrawHelp')}
      done={t('plans.page.withdrawn')}
      changes={decidedThings}
      send={(reason, idempotencyKey) => client.plans.withdraw({ id: plan.id, reason }, { context: { idempotencyKey } })}
    />
  );
}
