import type { Adoption, Report, Verification } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { EvidenceList } from '../../app/evidence/EvidenceList.tsx';
import { useMe } from '../../app/session.ts';
import { instantWords } from '../../ui/formats.ts';
import { figureWords } from '../../ui/wording.ts';
import { AdoptDialog } from './AdoptDialog.tsx';
import { VerifyDialog } from './VerifyDialog.tsx';

/** Beside what is claimed: what was verified and what is accepted, and the way to say so for who may. */
export function FoundBeside({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const [asking, setAsking] = useState<'verify' | 'adopt'>();
  const query = useQuery(api.verification.ofCommitment.queryOptions({ input: { id: report.commitment.id } }));
  if (!query.data) return null;
  const { mayVerify, mayAdopt } = query.data;
  const verification = (query.data.verifications as Verification[]).find(({ reportId }) => reportId === report.id);
  const adoption = (query.data.adoptions as Adoption[]).find(({ reportId }) => reportId === report.id);
  const valued = (value: number | null) =>
    value === null ? t('reports.noValue') : `${figureWords(value)} ${report.valueUnit ?? ''}`;
  const close = () => setAsking(undefined);
  const doubted = verification?.verdict === 'doubted';
  return (
    <>
      <div className={doubted ? 'report-value report-value-alert' : 'report-value'}>
        <dt>{t('verification.verified')}</dt>
        <dd className="figure">
          {!verification && <span className="muted">{t('verification.notYet')}</span>}
          {verification && (doubted ? t('verification.verdict.doubted') : valued(verification.value))}
        </dd>
        {verification && (
          <dd className="report-finding">
            {!doubted && t(`verification.verdict.${verification.verdict}`)} {verification.words}{' '}
            {verification.answerBy !== null &&
              t(verification.answerBy < today ? 'verification.answerLate' : 'verification.answerBy', {
                date: verification.answerBy,
              })}{' '}
            <span className="muted">
              {t('verification.by', { by: verification.by, at: instantWords(verification.at) })}
            </span>
            <EvidenceList evidence={verification.evidence} />
          </dd>
        )}
      </div>
      <div className="report-value">
        <dt>{t('verification.accepted')}</dt>
        <dd className="figure">
          {adoption ? valued(adoption.value) : <span className="muted">{t('verification.notYet')}</span>}
        </dd>
        {adoption && (
          <dd className="report-finding">
            {adoption.words}{' '}
            <span className="muted">{t('verification.by', { by: adoption.by, at: instantWords(adoption.at) })}</span>
          </dd>
        )}
      </div>
      <div className="report-value">
        <dt className="only-read">{t('verification.verify')}</dt>
        <dd className="plan-add">
          {mayVerify && <Button onClick={() => setAsking('verify')}>{t('verification.verify')}</Button>}
          {mayAdopt && report.valueUnit !== null && (
            <Button
              aria-label={t('verification.adoptOf', { number: report.number })}
              onClick={() => setAsking('adopt')}
            >
              {t('verification.adopt')}
            </Button>
          )}
        </dd>
      </div>
      {asking === 'verify' && <VerifyDialog report={report} onClose={close} />}
      {asking === 'adopt' && (
        <AdoptDialog report={report} proposed={verification?.value ?? report.value} onClose={close} />
      )}
    </>
  );
}
