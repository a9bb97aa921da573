import type { Commitment } from '@chengshi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';
import { useMay, useMe } from '../../app/session.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { Reason } from '../../ui/Reason.tsx';

/** Whether and when a commitment was accepted; the office accepts, and withdraws with a reason. */
export function Acceptance({ commitment }: { readonly commitment: Commitment }) {
  const { t } = useTranslation();
  const mayCall = useMay();
  const [asking, setAsking] = useState<'accept' | 'withdraw'>();
  const { acceptance } = commitment;
  const close = () => setAsking(undefined);
  return (
    <section className="acceptance" aria-label={t('living.panel.acceptance')}>
      {acceptance ? (
        <p>
          {t('living.panel.acceptedOn', { date: acceptance.on, by: acceptance.by })}
          {acceptance.note && <span className="fact-note">{acceptance.note}</span>}
        </p>
      ) : (
        <p className="muted">{t('living.panel.notAccepted')}</p>
      )}
      {!acceptance && mayCall((all) => all.commitments.accept) && (
        <Button type="primary" onClick={() => setAsking('accept')}>
          {t('living.panel.accept')}
        </Button>
      )}
      {acceptance && mayCall((all) => all.commitments.withdrawAcceptance) && (
        <Button danger onClick={() => setAsking('withdraw')}>
          {t('living.panel.withdraw')}
        </Button>
      )}
      {asking === 'accept' && <AcceptDialog commitment={commitment} onClose={close} />}
      {asking === 'withdraw' && <WithdrawDialog commitment={commitment} onClose={close} />}
    </section>
  );
}

interface DialogProps {
  readonly commitment: Commitment;
  readonly onClose: () => void;
}

/** Whatever shows the commitment or counts its light is asked for again. */
function useChanged(sentence: string, onClose: () => void) {
  const queries = useQueryClient();
  const say = useSay();
  return async () => {
    say.done(sentence);
    onClose();
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.status.key() }),
      queries.invalidateQueries({ queryKey: api.commitments.key() }),
    ]);
  };
}

function AcceptDialog({ commitment, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { today } = useMe();
  const { key } = useIdempotencyKey();
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const onSuccess = useChanged(t('living.panel.accepted'), onClose);
  const accept = useMutation(api.commitments.accept.mutationOptions({ context: { idempotencyKey: key }, onSuccess }));
  return (
    <Modal
      open
      title={t('living.panel.acceptTitle')}
      okText={t('living.panel.acceptConfirm')}
      cancelText={t('act.cancel')}
      okButtonProps={{ disabled: on === '', loading: accept.isPending }}
      onCancel={onClose}
      onOk={() => accept.mutate({ id: commitment.id, on, ...(note.trim() ? { note: note.trim() } : {}) })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {commitment.title}
      </p>
      {accept.isError && <ErrorNotice error={accept.error} />}
      <Field label={t('living.panel.acceptOn')}>
        {(control) => (
          <Input {...control} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        )}
      </Field>
      <Reason
        label={t('living.panel.acceptNote')}
        help={t('living.panel.acceptNoteHelp')}
        value={note}
        onChange={setNote}
      />
    </Modal>
  );
}

function WithdrawDialog({ commitment, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      danger
      title={t('living.panel.withdrawTitle')}
      ok={t('living.panel.withdrawConfirm')}
      label={t('living.panel.withdrawReason')}
      help={t('living.panel.withdrawHelp')}
      done={t('living.panel.withdrawn')}
      changes={['status', 'commitments']}
      send={(reason, idempotencyKey) =>
        client.commitments.withdrawAcceptance({ id: commitment.id, reason }, { context: { idempotencyKey } })
      }
      onClose={onClose}
    >
      <p className="dialog-subject" lang="zh-CN">
        {commitment.title}
      </p>
    </ReasonDialog>
  );
}
