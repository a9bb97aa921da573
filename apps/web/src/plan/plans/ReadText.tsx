import type { Plan } from '@chengshi/contract';
import { Button, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { sizeWords } from '../../ui/formats.ts';

/** A file or pasted text → approach and measures in the draft. What was chosen stays here when it is refused. */
export function ReadText(props: {
  readonly plan: Plan;
  readonly open: boolean;
  /** Saves first; null when that failed. */
  readonly revision: () => Promise<number | null>;
  readonly onRead: (plan: Plan) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const [by, setBy] = useState<'file' | 'text'>('file');
  const [file, setFile] = useState<File>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [reading, setReading] = useState<AbortController>();
  const details = useRef<HTMLDetailsElement>(null);
  const ready = by === 'file' ? file !== undefined : text.trim() !== '';

  async function read(): Promise<void> {
    setTried(true);
    if (!ready || reading) return;
    const controller = new AbortController();
    setReading(controller);
    setError(null);
    try {
      const revision = await props.revision();
      if (revision === null) return;
      const source = by === 'file' && file ? { file } : { text };
      const answer = await client.plans.read({ id: props.plan.id, revision, ...source }, { signal: controller.signal });
      props.onRead(answer.plan as Plan);
      say.done(answer.measures > 0 ? t('plans.read.done', { count: answer.measures }) : t('plans.read.doneNone'));
      setFile(undefined);
      setText('');
      setTried(false);
      if (details.current) details.current.open = false;
    } catch (problem) {
      if (controller.signal.aborted) say.done(t('plans.read.stopped'));
      else setError(problem);
    } finally {
      setReading(undefined);
    }
  }

  return (
    <details ref={details} className="card read-text" open={props.open}>
      <summary className="card-title">{t('plans.read.title')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <p className="card-lead">
          {t('plans.read.help')}
          {props.plan.draft?.sourceName && ` ${t('plans.read.source', { name: props.plan.draft.sourceName })}`}
        </p>
        {error !== null && <ErrorNotice error={error} />}
        <Segmented
          value={by}
          onChange={setBy}
          options={[
            { value: 'file' as const, label: t('plans.read.byFile') },
            { value: 'text' as const, label: t('plans.read.byText') },
          ]}
        />
        {by === 'file' ? (
          <FileDrop
            chosen={file && t('documents.importing.chosen', { name: file.name, size: sizeWords(file.size) })}
            again={t('documents.importing.chooseAnother')}
            drop={t('documents.importing.drop')}
            help={t('documents.importing.dropHelp')}
            accept=".docx,.doc,.pdf,.html,.htm,.txt"
            onFile={setFile}
          />
        ) : (
          <Field label={t('plans.read.textLabel')}>
            {(control) => (
              <Input.TextArea {...control} rows={8} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
        )}
        {tried && !ready && (
          <p className="field-fault" role="alert">
            {t('plans.read.need')}
          </p>
        )}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={reading !== undefined}>
            {reading ? t('plans.read.reading') : t('plans.read.submit')}
          </Button>
          {reading && <Button onClick={() => reading.abort()}>{t('plans.read.stop')}</Button>}
        </div>
      </form>
    </details>
  );
}
