import type { Plan } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';
import { Reason } from '../../ui/Reason.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { decidedThings, useDecided } from './useDecided.ts';

interface Props {
  readonly plan: Plan;
  /** Notes beside measures, by their ids; blank ones are none. */
  readonly notes: ReadonlyMap<string, string>;
}

/** What the office does with a submitted plan: return it, merge it, approve it. */
export function Decide({ plan, notes }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'return' | 'merge' | 'approve'>();
  const close = () => setAsking(undefined);
  return (
    <div className="plan-bar">
      <span className="muted plan-bar-help">{t('plans.decide.markHelp')}</span>
      <Button onClick={() => setAsking('return')}>{t('plans.decide.return')}</Button>
      <Button onClick={() => setAsking('merge')}>{t('plans.decide.merge')}</Button>
      <Button type="primary" onClick={() => setAsking('approve')}>
        {t('plans.decide.approve')}
      </Button>
      {asking === 'return' && <ReturnDialog plan={plan} notes={notes} onClose={close} />}
      {asking === 'merge' && <MergeDialog plan={plan} onClose={close} />}
      {asking === 'approve' && <ApproveDialog plan={plan} notes={notes} onClose={close} />}
    </div>
  );
}

function ReturnDialog({ plan, notes, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version } = plan;
  const marks = [...notes]
    .map(([measureId, note]) => ({ measureId, note: note.trim() }))
    .filter(({ note }) => note !== '');
  return (
    <ReasonDialog
      title={t('plans.decide.returnTitle', { unit: plan.unit.name })}
      ok={t('plans.decide.return')}
      label={t('plans.decide.reason')}
      help={t('plans.decide.returnHelp')}
      done={t('plans.decide.returned')}
      changes={decidedThings}
      send={(reason, idempotencyKey) =>
        client.plans.returnToUnit({ id, version, reason, marks }, { context: { idempotencyKey } })
      }
      onClose={onClose}
    >
      {marks.length > 0 && <p>{t('plans.decide.returnMarks', { count: marks.length })}</p>}
    </ReasonDialog>
  );
}

function ApproveDialog({ plan, notes, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [note, setNote] = useState('');
  const onSuccess = useDecided(t('plans.decide.approved'), onClose);
  const send = useMutation(api.plans.approve.mutationOptions({ context: { idempotencyKey: key }, onSuccess }));
  const words = { count: plan.measures ?? 0, unit: plan.unit.name, front: plan.front.name };
  return (
    <FormDialog
      title={t('plans.decide.approveTitle')}
      ok={t('plans.decide.approve')}
      ready
      sending={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() =>
        send.mutate({ id: plan.id, version: plan.version, ...(note.trim() ? { reason: note.trim() } : {}) })
      }
    >
      <p>{t('plans.decide.approveHelp', words)}</p>
      {[...notes.values()].some((words) => words.trim() !== '') && <p>{t('plans.decide.approveMarked')}</p>}
      <Reason label={t('plans.decide.note')} value={note} onChange={setNote} />
    </FormDialog>
  );
}
