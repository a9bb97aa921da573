import type { Amendment } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';
import { settledThings } from './useSettled.ts';

/** Whoever asked takes the request back. */
export function WithdrawDialog(props: { readonly amendment: Amendment; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { amendment } = props;
  return (
    <ReasonDialog
      title={t('amendments.withdrawTitle')}
      ok={t('amendments.withdraw')}
      label={t('amendments.withdrawReason')}
      help={t('amendments.opinionHelp')}
      done={t('amendments.withdrawn')}
      changes={settledThings}
      send={(words, idempotencyKey) =>
        client.amendments.withdraw({ id: amendment.id, words }, { context: { idempotencyKey } })
      }
      onClose={props.onClose}
    >
      <p className="dialog-subject" lang="zh-CN">
        {amendment.commitment.title}
      </p>
    </ReasonDialog>
  );
}
