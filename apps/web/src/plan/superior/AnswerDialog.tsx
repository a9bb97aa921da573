import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Reason } from '../../ui/Reason.tsx';

export type AnswerKind = 'taken' | 'answered' | 'withdrawn';

/** What is said to the chosen entries: who takes them over, why nobody does, or that an answer is taken back. */
export function AnswerDialog(props: {
  readonly listId: string;
  readonly regionId: string;
  readonly kind: AnswerKind;
  readonly entryIds: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const { kind, entryIds } = props;
  const [unitId, setUnit] = useState<string>();
  const [words, setWords] = useState('');
  const units = useQuery(
    api.units.list.queryOptions({ input: { regionId: props.regionId, limit: 200 }, enabled: kind === 'taken' }),
  );
  const send = useMutation(
    api.superior.answer.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('superior.done'));
        props.onDone();
        await refresh('superior');
      },
      onError: renew,
    }),
  );
  const count = entryIds.length;
  const said = words.trim();
  const title = {
    taken: t('superior.takeTitle', { count }),
    answered: t('superior.replyTitle', { count }),
    withdrawn: t('superior.withdrawTitle', { count }),
  }[kind];
  const ok = { taken: t('superior.take'), answered: t('superior.reply'), withdrawn: t('superior.withdraw') }[kind];
  const label = { taken: t('superior.note'), answered: t('superior.reason'), withdrawn: t('superior.withdrawReason') };
  const help = { taken: undefined, answered: t('superior.reasonHelp'), withdrawn: t('superior.withdrawHelp') };
  return (
    <FormDialog
      title={title}
      ok={ok}
      ready={kind === 'taken' ? unitId !== undefined : said.length >= 2}
      sending={send.isPending}
      error={send.error}
      onClose={props.onClose}
      onSend={() => {
        const answer =
          kind === 'taken' ? unitId && { kind, unitId, ...(said ? { words: said } : {}) } : { kind, words: said };
        if (answer) send.mutate({ id: props.listId, entryIds: [...entryIds], answer });
      }}
    >
      {kind === 'taken' && (
        <Field label={t('superior.unit')}>
          {(control) => (
            <Choice
              control={control}
              none={t('superior.chooseUnit')}
              value={unitId}
              options={(units.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
              onChange={setUnit}
            />
          )}
        </Field>
      )}
      <Reason label={label[kind]} help={help[kind]} value={words} onChange={setWords} />
    </FormDialog>
  );
}
