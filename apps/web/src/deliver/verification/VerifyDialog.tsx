import { type Report, verdicts } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Enclosures } from '../../app/evidence/Enclosures.tsx';
import { EvidenceList } from '../../app/evidence/EvidenceList.tsx';
import { type Enclosed, useAttaching } from '../../app/evidence/useAttaching.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { figureWords, partWords } from '../../ui/wording.ts';

type Verdict = (typeof verdicts)[number];
const daysToAnswer = 3;

/** On the site, with one hand: is it so, is it another figure, or is it doubtful; with a photo. */
export function VerifyDialog(props: {
  readonly report: Report;
  readonly onClose: () => void;
  /** When it is on record; lists may not know of it yet. */
  readonly onRecorded?: () => void;
  /** When the lists know of it too. */
  readonly onDone?: () => void;
}) {
  const { report, onClose, onRecorded, onDone } = props;
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [verdict, setVerdict] = useState<Verdict>('confirmed');
  const [figure, setFigure] = useState(report.value === null ? '' : String(report.value));
  const [words, setWords] = useState('');
  const [enclosed, setEnclosed] = useState<readonly Enclosed[]>([]);
  const { attachAll } = useAttaching();
  const value = figure.trim() === '' ? null : Number(figure.replaceAll(',', ''));
  const corrects = verdict === 'corrected' && value !== null;
  const sending = useMutation({
    mutationFn: async () => {
      const evidenceIds = await attachAll(report.commitment.id, enclosed);
      const finding = {
        ...{ id: report.id, verdict, evidenceIds, termDays: daysToAnswer },
        ...(corrects ? { value } : {}),
        ...(words.trim() ? { words: words.trim() } : {}),
      };
      return client.verification.verify(finding, { context: { idempotencyKey: key } });
    },
    onSuccess: async () => {
      say.done(t('verification.done'));
      onRecorded?.();
      onClose();
      await refresh('verification', 'draws', 'status', 'standings', 'commitments');
      onDone?.();
    },
  });
  const explained = verdict === 'confirmed' || words.trim().length >= 2;
  const figured = verdict !== 'corrected' || report.value === null || (value !== null && Number.isFinite(value));
  return (
    <FormDialog
      title={t('verification.dialogTitle')}
      ok={t(`verification.verdict.${verdict}`)}
      danger={verdict === 'doubted'}
      ready={explained && figured}
      sending={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSend={() => sending.mutate()}
    >
      <p className="dialog-subject" lang="zh-CN">
        {report.commitment.title}
        {report.part && <span className="tag">{partWords(report.part, t)}</span>}
      </p>
      <p lang="zh-CN">
        {report.value !== null && (
          <strong>
            {t('verification.claimedValue', { value: `${figureWords(report.value)} ${report.valueUnit ?? ''}` })}
          </strong>
        )}{' '}
        {report.words}
      </p>
      <EvidenceList evidence={report.evidence} />
      <Tabs
        label={t('verification.verdictLabel')}
        value={verdict}
        tabs={verdicts.map((one) => ({ value: one, label: t(`verification.verdict.${one}`) }))}
        onChange={setVerdict}
      />
      {verdict === 'corrected' && (
        <Field label={t('verification.value')}>
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
      )}
      <Field
        label={t(verdict === 'confirmed' ? 'verification.wordsOptional' : 'verification.words')}
        help={verdict === 'doubted' ? t('verification.doubtHelp', { days: daysToAnswer }) : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <Enclosures enclosed={enclosed} onChange={setEnclosed} />
    </FormDialog>
  );
}
