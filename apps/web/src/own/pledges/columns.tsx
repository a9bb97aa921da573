import type { PledgeSummary } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { links } from '../../app/links.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { instantWords } from '../../ui/formats.ts';

export function pledgeColumns(t: TFunction): readonly Column<PledgeSummary>[] {
  return [
    {
      id: 'pledge',
      title: t('pledges.columns.pledge'),
      head: true,
      className: 'wide',
      cell: ({ id, code, title }) => (
        <>
          <Link {...links.pledge(id)} className="row-title" lang="zh-CN">
            {title}
          </Link>{' '}
          <span className="figure muted">{code}</span>
        </>
      ),
    },
    { id: 'unit', title: t('pledges.columns.unit'), cell: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
    { id: 'person', title: t('pledges.columns.person'), cell: ({ person }) => person.name },
    { id: 'items', title: t('pledges.columns.items'), numeric: true, className: 'figure', cell: ({ items }) => items },
    {
      id: 'state',
      title: t('pledges.columns.state'),
      className: 'narrow',
      cell: ({ state }) => <span className={`pledge-state-${state}`}>{t(`pledges.states.${state}`)}</span>,
    },
    {
      id: 'drawn',
      title: t('pledges.columns.drawn'),
      className: 'figure',
      cell: ({ drawn }) => instantWords(drawn.at),
    },
    {
      id: 'signed',
      title: t('pledges.columns.signed'),
      className: 'figure',
      cell: ({ signedAt }) => (signedAt ? instantWords(signedAt) : '—'),
    },
  ];
}
