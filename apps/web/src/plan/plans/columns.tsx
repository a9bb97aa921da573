import type { PlanSummary } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { links } from '../../app/links.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { instantWords } from '../../ui/formats.ts';
import { PlanStateTag } from './PlanStateTag.tsx';

export const planColumns = (t: TFunction): readonly Column<PlanSummary>[] => [
  {
    id: 'title',
    title: t('plans.columns.title'),
    head: true,
    className: 'wide',
    cell: (row) => (
      <>
        <Link {...links.plan(row.id)} className="row-title" lang="zh-CN">
          {row.title}
        </Link>
        <span className="fact-note figure">{row.code}</span>
      </>
    ),
  },
  { id: 'unit', title: t('plans.columns.unit'), cell: (row) => row.unit.name },
  { id: 'front', title: t('plans.columns.front'), cell: (row) => row.front.name },
  {
    id: 'state',
    title: t('plans.columns.state'),
    className: 'narrow',
    cell: (row) => <PlanStateTag state={row.state} />,
  },
  { id: 'measures', title: t('plans.columns.measures'), numeric: true, cell: (row) => row.measures },
  { id: 'moved', title: t('plans.columns.moved'), className: 'figure', cell: (row) => instantWords(row.movedAt) },
];
