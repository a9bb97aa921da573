import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { PagedTable, paging } from '../../app/PagedTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useLineColumns } from './columns.tsx';

/** The figures of one request as they stand. */
export function RequestLines(props: {
  readonly id: string;
  readonly missing: boolean;
  readonly unitId: string | undefined;
}) {
  const { t } = useTranslation();
  const columns = useLineColumns();
  const { id, missing, unitId } = props;
  const list = useInfiniteQuery(
    api.figures.lines.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ id, limit: 100 },
        ...compact({ missing: missing || undefined, unitId, cursor }),
      }),
      ...paging,
    }),
  );
  return (
    <PagedTable
      query={list}
      caption={t('figures.lines')}
      columns={columns}
      rowKey={({ commitment }) => commitment.id}
      empty={<EmptyState title={t('figures.complete')} help={t('figures.completeHelp')} />}
    />
  );
}
