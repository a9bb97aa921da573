import type { Silence } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { PagedTable, paging } from '../../app/PagedTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Each time that a unit said nothing past its term, the newest first. */
export function SilenceList(props: { readonly silent: boolean; readonly unitId: string | undefined }) {
  const { t } = useTranslation();
  const { silent, unitId } = props;
  const list = useInfiniteQuery(
    api.silences.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ silent, unitId, cursor, limit: 50 }),
      ...paging,
    }),
  );
  return (
    <PagedTable<Pick<Silence, 'owed' | 'dueOn' | 'noticedOn' | 'silent'> & Named>
      query={list}
      caption={t('silences.title')}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('silences.empty')} help={t('silences.emptyHelp')} />}
      columns={[
        {
          id: 'commitment',
          head: true,
          title: t('silences.commitment'),
          cell: ({ commitment }) => <CommitmentLink commitment={commitment} />,
        },
        { id: 'unit', title: t('silences.unit'), cell: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
        { id: 'owed', title: t('silences.owed'), cell: ({ owed }) => t(`silences.kinds.${owed}`) },
        { id: 'due', title: t('silences.dueOn'), cell: ({ dueOn }) => <span className="figure">{dueOn}</span> },
        {
          id: 'noticed',
          title: t('silences.noticedOn'),
          cell: ({ noticedOn }) => <span className="figure">{noticedOn}</span>,
        },
        {
          id: 'now',
          title: t('silences.now'),
          cell: (row) => t(row.silent ? 'silences.stillSilent' : 'silences.spoken'),
        },
      ]}
    />
  );
}

interface Named {
  readonly id: string;
  readonly unit: { readonly name: string };
  readonly commitment: { readonly id: string; readonly code: string; readonly title: string };
}
