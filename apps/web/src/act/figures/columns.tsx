import type { FigureLine } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import type { Column } from '../../ui/DataTable.tsx';

type Line = Omit<FigureLine, 'commitment' | 'unit'> & {
  readonly commitment: { readonly id: string; readonly code: string; readonly title: string };
  readonly unit: { readonly id: string; readonly name: string };
};

/** A figure that is asked for: whose, and what was given. */
export function useLineColumns(): readonly Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'commitment',
      head: true,
      title: t('figures.commitment'),
      cell: ({ commitment }) => <CommitmentLink commitment={commitment} />,
    },
    { id: 'unit', title: t('figures.unit'), cell: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
    { id: 'found', title: t('figures.found'), cell: ({ found }) => t(`figures.states.${found}`) },
    {
      id: 'value',
      title: t('figures.value'),
      numeric: true,
      cell: ({ given, valueUnit }) =>
        given === null || given.value === null ? null : `${given.value} ${valueUnit ?? ''}`.trim(),
    },
    {
      id: 'given',
      title: t('figures.given'),
      cell: ({ given }) =>
        given === null ? (
          <strong className="message-new">{t('figures.notYet')}</strong>
        ) : (
          <>
            <span className="figure">{given.asOf}</span> <span lang="zh-CN">{given.words}</span>
          </>
        ),
    },
  ];
}
