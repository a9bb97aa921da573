import type { Commitment } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { links } from '../../app/links.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { dueWords, ownerWords, quantityWords, rhythmWords } from '../../ui/wording.ts';

/** The columns of a list of commitments. The light is drawn by whoever knows it. */
export function commitmentColumns(t: TFunction, light: (row: Commitment) => ReactNode): readonly Column<Commitment>[] {
  return [
    { id: 'light', title: t('commitments.columns.light'), className: 'narrow', cell: light },
    { id: 'code', title: t('commitments.columns.code'), className: 'figure narrow', cell: (row) => row.code },
    {
      id: 'title',
      title: t('commitments.columns.title'),
      head: true,
      className: 'wide',
      cell: (row) => (
        <Link {...links.commitment(row.id)} className="row-title" lang="zh-CN">
          {row.title}
        </Link>
      ),
    },
    { id: 'kind', title: t('commitments.columns.kind'), className: 'narrow', cell: (row) => t(`kind.${row.kind}`) },
    {
      id: 'target',
      title: t('commitments.columns.target'),
      cell: (row) => (row.quantity ? quantityWords(row.quantity, t) : row.rhythm && rhythmWords(row.rhythm, t)),
    },
    {
      id: 'due',
      title: t('commitments.columns.due'),
      className: 'figure',
      cell: (row) => row.due?.end ?? (row.due ? dueWords(row.due, t) : null),
    },
    {
      id: 'owner',
      title: t('commitments.columns.owner'),
      cell: (row) => (row.owner ? ownerWords(row.owner, t) : null),
    },
  ];
}
