import type { Report } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceList } from '../../app/evidence/EvidenceList.tsx';
import { links } from '../../app/links.ts';
import { instantWords } from '../../ui/formats.ts';
import { figureWords, partWords } from '../../ui/wording.ts';

/** One report: what is claimed, in which words, with what to see. `children` stand beside it: what others found. */
export function ReportItem(props: {
  readonly report: Report;
  /** In lists over several commitments. */
  readonly named?: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { report } = props;
  const unit = report.valueUnit ?? '';
  const { part } = report;
  return (
    <li className="report">
      {props.named && (
        <p>
          <Link
            {...(part ? links.split(report.commitment.id, part.place) : links.commitment(report.commitment.id))}
            className="row-title"
            lang="zh-CN"
          >
            {report.commitment.title}
          </Link>{' '}
          <span className="figure muted">{report.commitment.code}</span>
          {part && <span className="tag">{partWords(part, t)}</span>}
        </p>
      )}
      <p className="head-facts">
        <strong>{report.milestone ?? t(`reports.kind.${report.kind}`)}</strong>
        <span className="muted">{t('reports.asOfWords', { date: report.asOf })}</span>
      </p>
      <dl className="report-values">
        <div className="report-value">
          <dt>{t('reports.claimed')}</dt>
          <dd className="figure">
            {report.value === null ? t('reports.noValue') : `${figureWords(report.value)} ${unit}`}
          </dd>
        </div>
        {props.children}
      </dl>
      <p lang="zh-CN">{report.words}</p>
      <EvidenceList evidence={report.evidence} />
      {report.location && (
        <p className="head-facts muted">
          <span className="figure">{t('places.at', { ...report.location, metres: report.location.accuracyM })}</span>
          <span>{t('places.taken', { at: instantWords(report.location.takenAt) })}</span>
        </p>
      )}
      <p className="head-facts muted report-foot">
        <span>{t('reports.by', { unit: report.unit.name, by: report.by, at: instantWords(report.at) })}</span>
        <span>{t(`reports.entry.${report.entry}`, { number: report.filingNumber ?? '' })}</span>
        <span>{t('reports.seconds', { seconds: report.seconds })}</span>
      </p>
    </li>
  );
}
