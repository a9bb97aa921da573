import type { Amendment } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { StateChange } from '../../ui/StateChange.tsx';
import type { Editor, Wished } from './editor.ts';
import { useSettled } from './useSettled.ts';

const kinds = ['granted', 'altered', 'refused'] as const;

/** The office grants what is asked for, grants something else, or refuses; always with a reason. */
export function DecideDialog(props: {
  readonly amendment: Amendment;
  readonly editor: Editor;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { key, renew } = useIdempotencyKey();
  const { amendment } = props;
  const [kind, setKind] = useState<(typeof kinds)[number]>();
  const [wished, setWished] = useState<Wished | null>(null);
  const [words, setWords] = useState('');
  const done = useSettled(props.onClose);
  const decide = useMutation(
    api.amendments.decide.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: ({ state }) => done(t('amendments.decided', { what: t(`amendments.states.${state}`) })),
      onError: renew,
    }),
  );
  // What was changed meanwhile is not granted as if it were not.
  const possible = amendment.commitment.withdrawn ? ['refused'] : amendment.now ? ['altered', 'refused'] : kinds;
  const decision =
    kind === 'altered' ? wished && { kind, revision: wished.revision, wish: wished.wish } : kind && { kind };
  return (
    <FormDialog
      title={t('amendments.decideTitle')}
      ok={t('amendments.decide')}
      ready={Boolean(decision) && enoughReason(words)}
      why={kind === 'altered' && wished === null ? t('amendments.nothingAltered') : undefined}
      danger={kind === 'refused'}
      sending={decide.isPending}
      error={decide.error}
      onClose={props.onClose}
      onSend={() => decision && decide.mutate({ id: amendment.id, decision, words: words.trim() })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {amendment.commitment.title}
      </p>
      <StateChange before={amendment.before} after={amendment.after} />
      {amendment.now && <p className="amendment-stale">{t('amendments.staleHelp')}</p>}
      <Field label={t('amendments.decision')}>
        {(control) => (
          <Choice
            control={control}
            none={t('amendments.choose')}
            value={kind}
            options={kinds
              .filter((value) => possible.includes(value))
              .map((value) => ({ value, label: t(`amendments.decisions.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      {kind === 'altered' && props.editor(amendment.commitment.id, amendment.after, setWished)}
      <Reason label={t('amendments.opinion')} help={t('amendments.opinionHelp')} value={words} onChange={setWords} />
    </FormDialog>
  );
}
