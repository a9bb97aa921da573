import type { Dispatch } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';

export function RecallDialog({ dispatch, onClose }: { readonly dispatch: Dispatch; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      danger
      title={t('dispatches.recallTitle')}
      ok={t('dispatches.recall')}
      label={t('dispatches.recallReason')}
      help={t('dispatches.recallHelp')}
      done={t('dispatches.recalled')}
      changes={['dispatches']}
      send={(reason, idempotencyKey) =>
        client.dispatches.recall({ id: dispatch.id, reason }, { context: { idempotencyKey } })
      }
      onClose={onClose}
    >
      <p className="dialog-subject" lang="zh-CN">
        {dispatch.commitment.title}
      </p>
    </ReasonDialog>
  );
}
