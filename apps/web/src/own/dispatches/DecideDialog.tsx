import type { Dispatch } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Reason } from '../../ui/Reason.tsx';
import { FactLine } from './FactLine.tsx';
import { UnitField } from './UnitField.tsx';
import { useDispatched } from './useDispatched.ts';

const kinds = ['reassigned', 'upheld', 'clarified'] as const;

/** The office decides about an objection; the unit that was suggested is what it is given to unless another is chosen. */
export function DecideDialog({ dispatch, onClose }: { readonly dispatch: Dispatch; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [kind, setKind] = useState<(typeof kinds)[number] | undefined>(
    dispatch.last?.suggested ? 'reassigned' : undefined,
  );
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string>();
  const done = useDispatched(onClose);
  const decide = useMutation(
    api.dispatches.decide.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('dispatches.decided')),
    }),
  );
  const unitId = chosen ?? dispatch.last?.suggested?.id;
  const said = words.trim();
  const ready = kind === 'reassigned' ? unitId !== undefined : kind !== undefined && said.length >= 2;
  const send = () => {
    if (kind === 'reassigned' && unitId)
      decide.mutate({ id: dispatch.id, decision: { kind, unitId, ...(said ? { words: said } : {}) } });
    else if (kind && kind !== 'reassigned') decide.mutate({ id: dispatch.id, decision: { kind, words: said } });
  };
  return (
    <FormDialog
      title={t('dispatches.decideTitle')}
      ok={t('dispatches.decide')}
      ready={ready}
      sending={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onSend={send}
    >
      <p className="dialog-subject" lang="zh-CN">
        {dispatch.commitment.title}
      </p>
      {dispatch.last && <FactLine fact={dispatch.last} />}
      <Field label={t('dispatches.decision')}>
        {(control) => (
          <Choice
            control={control}
            none={t('dispatches.dutyNone')}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`dispatches.decisions.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      {kind === 'reassigned' && (
        <UnitField
          label={t('dispatches.toUnit')}
          except={dispatch.unit.id}
          given={dispatch.last?.suggested ?? null}
          onChoose={setChosen}
        />
      )}
      <Reason label={t('dispatches.decideWords')} value={words} onChange={setWords} />
    </FormDialog>
  );
}
