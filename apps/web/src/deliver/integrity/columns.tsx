import type { IntegrityEvent, IntegrityFinding } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { links } from '../../app/links.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { instantWords } from '../../ui/formats.ts';
import { StateChange } from '../../ui/StateChange.tsx';

/** The columns of the list of changes. */
export function integrityColumns(t: TFunction): readonly Column<IntegrityEvent>[] {
  return [
    {
      id: 'at',
      title: t('integrity.columns.at'),
      className: 'figure narrow',
      cell: ({ at }) => instantWords(at),
    },
    {
      id: 'what',
      title: t('integrity.columns.what'),
      className: 'narrow',
      cell: ({ findings }) => (
        <ul className="integrity-findings">
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.aspect}`} className={`integrity-${finding.kind}`}>
              {findingWords(finding, t)}
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'commitment',
      title: t('integrity.columns.commitment'),
      head: true,
      className: 'wide',
      cell: ({ commitment }) => (
        <>
          <Link {...links.commitment(commitment.id)} className="row-title" lang="zh-CN">
            {commitment.title}
          </Link>
          <span className="integrity-place muted">
            <span className="figure">{commitment.code}</span>
            {commitment.lead && <span lang="zh-CN">{commitment.lead}</span>}
            <Link {...links.document(commitment.documentId)} search={{ c: commitment.id }}>
              {t('integrity.sentence')}
            </Link>
          </span>
        </>
      ),
    },
    {
      id: 'change',
      title: t('integrity.columns.change'),
      cell: ({ before, after }) =>
        Object.keys(after).length > 0 ? <StateChange before={before} after={after} /> : '—',
    },
    {
      id: 'way',
      title: t('integrity.columns.way'),
      className: 'narrow',
      cell: ({ way, by }) => (
        <div>
          {t(`integrity.ways.${way}`)}
          {by && <span className="integrity-by muted">{by}</span>}
        </div>
      ),
    },
    {
      id: 'reason',
      title: t('integrity.columns.reason'),
      cell: ({ cause, reason, version }) => (
        <div className="integrity-reason">
          {cause && <span className="tag">{t(`amendments.causes.${cause}`)}</span>}
          <span lang="zh-CN">{reason}</span>
          {version !== null && t('integrity.version', { version })}
        </div>
      ),
    },
  ];
}

function findingWords({ kind, aspect, days }: IntegrityFinding, t: TFunction): string {
  const name = t(`integrity.kinds.${kind}`);
  if (days !== null) return t('integrity.findingDays', { kind: name, days: Math.abs(days), count: Math.abs(days) });
  return aspect === 'whole' ? name : t('integrity.finding', { kind: name, aspect: t(`integrity.aspects.${aspect}`) });
}
