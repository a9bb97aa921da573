import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { WithdrawButton } from '../../app/WithdrawButton.tsx';

/** Withdraws a list, as when its inspector falls ill. */
export function WithdrawDraw({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <WithdrawButton
      danger
      name={t('draws.withdraw')}
      label={t('draws.withdrawReason')}
      help={t('draws.withdrawHelp')}
      done={t('draws.withdrawDone')}
      changes={['draws']}
      send={(reason, idempotencyKey) => client.draws.withdraw({ id, reason }, { context: { idempotencyKey } })}
    />
  );
}
