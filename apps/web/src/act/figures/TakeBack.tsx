import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { WithdrawButton } from '../../app/WithdrawButton.tsx';

/** Takes a request back, with a reason; it stays on record. */
export function TakeBack({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <WithdrawButton
      name={t('figures.withdraw')}
      label={t('figures.reason')}
      done={t('figures.withdrawDone')}
      changes={['figures']}
      send={(reason, idempotencyKey) => client.figures.withdraw({ id, reason }, { context: { idempotencyKey } })}
    />
  );
}
