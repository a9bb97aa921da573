import { type AmendmentCause, amendmentCauses, type NamedAsker } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import type { Editor, Wished } from './editor.ts';
import { FileField, sendFiles } from './FileField.tsx';
import { useSettled } from './useSettled.ts';

/** Asks the office for another deadline, target, owner or wording. */
export function AskDialog(props: {
  readonly commitment: { readonly id: string; readonly title: string };
  readonly askers: readonly NamedAsker[];
  readonly editor: Editor;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { key, renew } = useIdempotencyKey();
  const { commitment, askers } = props;
  const [askerId, setAsker] = useState<string | undefined>(askers.length === 1 ? askers[0]?.id : undefined);
  const [wished, setWished] = useState<Wished | null>(null);
  const [cause, setCause] = useState<AmendmentCause>();
  const [words, setWords] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const say = useSay();
  const done = useSettled(props.onClose);
  const ask = useMutation(
    api.amendments.ask.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async ({ id }) => {
        // The request is there: a file that is refused can be added on its card.
        await sendFiles(id, files).catch(say.failed);
        await done(t('amendments.asked'));
      },
      onError: renew,
    }),
  );
  const asker = askers.find(({ id }) => id === askerId);
  const reasoned = enoughReason(words);
  return (
    <FormDialog
      title={t('amendments.askTitle')}
      ok={t('amendments.send')}
      ready={asker !== undefined && wished !== null && cause !== undefined && reasoned}
      why={wished === null ? t('amendments.nothingWished') : undefined}
      sending={ask.isPending}
      error={ask.error}
      onClose={props.onClose}
      onSend={() => {
        if (!asker || !wished || !cause) return;
        const { wish, revision } = wished;
        const side = { kind: asker.kind, id: asker.id };
        ask.mutate({ commitmentId: commitment.id, revision, asker: side, wish, cause, words: words.trim() });
      }}
    >
      <p className="dialog-subject" lang="zh-CN">
        {commitment.title}
      </p>
      {askers.length > 1 && (
        <Field label={t('amendments.askAs')}>
          {(control) => (
            <Choice
              control={control}
              none={t('amendments.choose')}
              value={askerId}
              options={askers.map((one) => ({
                value: one.id as string,
                label: askerWords(one, t('amendments.office')),
              }))}
              onChange={setAsker}
            />
          )}
        </Field>
      )}
      {props.editor(commitment.id, undefined, setWished)}
      <Field label={t('amendments.cause')}>
        {(control) => (
          <Choice
            control={control}
            none={t('amendments.choose')}
            value={cause}
            options={amendmentCauses.map((value) => ({ value, label: t(`amendments.causes.${value}`) }))}
            onChange={setCause}
          />
        )}
      </Field>
      <Reason label={t('amendments.words')} help={t('amendments.wordsHelp')} value={words} onChange={setWords} />
      <FileField onFiles={setFiles} />
    </FormDialog>
  );
}

/** A unit by its name, a region's office as such. */
export const askerWords = (asker: NamedAsker, office: string): string =>
  asker.kind === 'unit' ? asker.name : `${asker.name} ${office}`;
