import type { Dispatch } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { DutiesForm, type DutyChoice, dutyInput, useDutyChoice } from './DutiesForm.tsx';
import { useDispatched } from './useDispatched.ts';

/** Accepts what was dispatched to one unit, or says anew who does it. */
export function AcceptDialog(props: {
  readonly dispatches: readonly Dispatch[];
  readonly changing?: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { dispatches, changing = false, onClose } = props;
  const [first] = dispatches;
  const { key } = useIdempotencyKey();
  const { holders, proposed, ready, error } = useDutyChoice(
    first?.unit.id ?? '',
    changing ? (first?.duties ?? []) : undefined,
  );
  const [choice, setChoice] = useState<DutyChoice>();
  const done = useDispatched(onClose);
  const accept = useMutation(
    api.dispatches.accept.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: ({ accepted }) => done(t('dispatches.accepted', { count: accepted })),
    }),
  );
  const change = useMutation(
    api.dispatches.setDuties.mutationOptions({ onSuccess: () => done(t('dispatches.dutiesSet')) }),
  );
  const now = choice ?? proposed;
  const duties = dutyInput(now);
  return (
    <FormDialog
      title={t(changing ? 'dispatches.setDutiesTitle' : 'dispatches.acceptTitle', { count: dispatches.length })}
      ok={t(changing ? 'act.save' : 'dispatches.accept')}
      ready={ready && duties !== undefined}
      sending={accept.isPending || change.isPending}
      error={accept.error ?? change.error ?? error}
      onClose={onClose}
      onSend={() => {
        if (!duties || !first) return;
        if (changing) change.mutate({ id: first.id, duties });
        else accept.mutate({ ids: dispatches.map(({ id }) => id), duties });
      }}
    >
      <ul className="plain-list" lang="zh-CN">
        {dispatches.slice(0, shown).map(({ id, commitment }) => (
          <li key={id}>{commitment.title}</li>
        ))}
      </ul>
      <DutiesForm holders={holders} choice={now} onChange={setChoice} />
    </FormDialog>
  );
}

const shown = 5;
