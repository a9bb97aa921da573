import type { Report } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** The office takes a value as the true one; the one that was found is proposed. */
export function AdoptDialog(props: {
  readonly report: Report;
  readonly proposed: number | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { report, proposed, onClose } = props;
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [figure, setFigure] = useState(proposed === null ? '' : String(proposed));
  const [words, setWords] = useState('');
  const adopt = useMutation(
    api.verification.adopt.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('verification.adopted'));
        onClose();
        await refresh('verification');
      },
    }),
  );
  const value = Number(figure.replaceAll(',', ''));
  return (
    <FormDialog
      title={t('verification.adoptTitle')}
      ok={t('verification.adopt')}
      ready={figure.trim() !== '' && Number.isFinite(value)}
      sending={adopt.isPending}
      error={adopt.error}
      onClose={onClose}
      onSend={() => adopt.mutate({ id: report.id, value, ...(words.trim() ? { words: words.trim() } : {}) })}
    >
      <Field label={t('verification.adoptValue')} help={t('verification.adoptHelp')}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={figure}
            onChange={(event) => setFigure(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('verification.wordsOptional')}>
        {(control) => (
          <Input {...control} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
