import { ColumnWidthOutlined, FilterOutlined } from '@ant-design/icons';
import type { Commitment, Mark, TableColumn } from '@chengshi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { ColumnsDialog } from '../deliver/status/table/ColumnsDialog.tsx';
import { ExportButton } from '../deliver/status/table/ExportButton.tsx';
import { patchRows } from '../deliver/status/table/rowSets.ts';
import { TableCards } from '../deliver/status/table/TableCards.tsx';
import { Arrangement, TableFilters, type TableFiltersProps } from '../deliver/status/table/TableFilters.tsx';
import { TableGrid } from '../deliver/status/table/TableGrid.tsx';
import { TableKeys } from '../deliver/status/table/TableKeys.tsx';
import {
  contentOf,
  filterCount,
  sameTable,
  searchOf,
  type TableSearch,
  usualColumns,
  withoutFilters,
} from '../deliver/status/table/tableSearch.ts';
import type { EditorPlace } from '../deliver/status/table/useGrid.ts';
import { useTable } from '../deliver/status/table/useTable.ts';
import { useTableKeys } from '../deliver/status/table/useTableKeys.ts';
import { useDefaultView } from '../deliver/views/useDefaultView.ts';
import { ViewsBar } from '../deliver/views/ViewsBar.tsx';
import { CellEditor } from '../plan/commitments/change/CellEditor.tsx';
import { ChangeDialog } from '../plan/commitments/change/ChangeDialog.tsx';
import { type ChangeField, hasField } from '../plan/commitments/change/fields.ts';
import { useChanges } from '../plan/commitments/change/useChanges.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { figureWords } from '../ui/wording.ts';
import { useBodyChoices } from './useBodyChoices.ts';
import { useRegionChoices } from './useRegionChoices.ts';

const route = getRouteApi('/inside/commitments');
const mostAtOnce = 500;

/** The columns that are changed in place, by the field behind each. */
const fieldOf: Partial<Record<TableColumn, ChangeField>> = {
  title: 'title',
  due: 'due',
  lead: 'lead',
  support: 'support',
  front: 'front',
  strength: 'strength',
  target: 'quantity',
};

/** The task book as a table: every commitment in scope, narrowed, grouped, changed in place or in bulk, and given out as it is seen. */
export function CommitmentsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const narrow = useMediaQuery('(max-width: 760px)');
  const mayChange = useMay()((all) => all.commitments.change);
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } })).data?.rows ?? [];
  const regions = useRegionChoices();
  const bodies = useBodyChoices(search.body);
  const table = useTable(search);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'filters' | 'columns' | 'keys'>();
  const [changing, setChanging] = useState<readonly Commitment[]>();
  const [reason, setReason] = useState('');
  const changes = useChanges((commitments) => patchRows(queries, commitments));
  useTableKeys({ undo: () => void changes.undo(), help: () => setDialog('keys') });

  const go = (next: TableSearch) => void navigate({ search: next, replace: true });
  const set: TableFiltersProps['onChange'] = (change) => go(compact({ ...search, ...change }));
  const views = useDefaultView(Object.keys(search).length === 0, (view) => go(searchOf(view.id, view.content)));
  const view = views.find(({ id }) => id === search.view);
  const columns = search.columns ?? usualColumns;
  const frontsOf = (commitment: Pick<Commitment, 'campaignId'> | undefined) =>
    campaigns.find(({ id }) => id === commitment?.campaignId)?.fronts ?? [];
  const marks = table.entries.flatMap((entry) => (entry.kind === 'row' && selected.has(entry.id) ? [entry.mark] : []));
  const filters = filterCount(search);
  const editable = (mark: Mark, column: TableColumn) => {
    const field = fieldOf[column];
    return mayChange && field !== undefined && hasField(mark, field);
  };
  const editor = ({ mark, column, onLeave }: EditorPlace) => (
    <CellEditor
      key={`${mark.id} ${column}`}
      commitment={mark}
      field={fieldOf[column] ?? 'title'}
      fronts={frontsOf(mark)}
      reason={reason}
      onReason={setReason}
      onSave={(wish, why) => changes.change([{ commitment: mark, wish }], why)}
      onLeave={onLeave}
    />
  );
  const shared = {
    entries: table.entries,
    by: search.by,
    columns,
    order: search.order ?? ('text' as const),
    selected,
    selects: mayChange,
    onOrder: (order: NonNullable<TableSearch['order']>) => set({ order: order === 'text' ? undefined : order }),
    onSelect: setSelected,
    onToggle: table.toggle,
    onMore: table.loadMore,
  };
  const filterForm = (
    <TableFilters search={search} onChange={set} campaigns={campaigns} regions={regions} bodies={bodies} />
  );
  return (
    <div className="page page-table">
      <PageHead
        title={t('commitments.title')}
        lead={t('table.lead')}
        actions={
          <>
            <ExportButton search={search} />
            {!narrow && <Button onClick={() => setDialog('keys')}>{t('table.keys.open')}</Button>}
          </>
        }
      />
      <ViewsBar
        views={views}
        chosen={view?.id}
        changed={view !== undefined && !sameTable(search, searchOf(view.id, view.content))}
        content={contentOf(search) as Parameters<typeof ViewsBar>[0]['content']}
        onChoose={(next) => go(next ? searchOf(next.id, next.content) : {})}
      />
      {!narrow && filterForm}
      <div className="table-tools">
        {narrow && (
          <Button icon={<FilterOutlined aria-hidden />} onClick={() => setDialog('filters')}>
            {filters > 0 ? t('table.filter.openCount', { count: filters }) : t('table.filter.open')}
          </Button>
        )}
        <Arrangement search={search} onChange={set} />
        <Button icon={<ColumnWidthOutlined aria-hidden />} onClick={() => setDialog('columns')}>
          {t('table.arrange.open')}
        </Button>
        {filters > 0 && (
          <Button type="link" onClick={() => go(withoutFilters(search))}>
            {t('table.filter.clear')}
          </Button>
        )}
        {table.groups && (
          <>
            <Button onClick={table.openAll}>{t('table.group.openAll')}</Button>
            <Button onClick={table.closeAll}>{t('table.group.closeAll')}</Button>
          </>
        )}
        <p className="table-count muted" role="status">
          {table.count &&
            t(table.count.more ? 'table.countMore' : 'table.count', {
              count: table.count.count,
              shown: figureWords(table.count.count),
            })}
        </p>
      </div>
      {selected.size > 0 && (
        <section className="selection-bar" aria-label={t('table.selection.bar')}>
          <span>{t('table.selection.count', { count: marks.length })}</span>
          <Button
            type="primary"
            disabled={marks.length === 0 || marks.length > mostAtOnce}
            onClick={() => setChanging(marks)}
          >
            {t('table.selection.change')}
          </Button>
          <Button onClick={() => setSelected(new Set())}>{t('table.selection.clear')}</Button>
          {marks.length > mostAtOnce && <span>{t('table.selection.tooMany', { most: mostAtOnce })}</span>}
        </section>
      )}
      {table.error ? (
        <ErrorNotice error={table.error} onRetry={table.retry} />
      ) : table.pending ? (
        <PageLoading />
      ) : table.entries.length === 0 ? (
        filters > 0 ? (
          <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
        ) : (
          <EmptyState
            title={t('commitments.empty')}
            help={t('commitments.emptyHelp')}
            action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
          />
        )
      ) : narrow ? (
        <TableCards {...shared} onChange={(mark) => setChanging([mark])} />
      ) : (
        <TableGrid {...shared} editable={editable} editor={editor} />
      )}
      {table.cut && <p className="muted">{t('table.group.most', { count: table.groups?.length ?? 0 })}</p>}
      <Drawer
        open={dialog === 'filters' && narrow}
        title={t('table.filter.title')}
        placement="bottom"
        size="large"
        onClose={() => setDialog(undefined)}
        footer={
          <Button type="primary" block onClick={() => setDialog(undefined)}>
            {t('table.filter.show')}
          </Button>
        }
      >
        {filterForm}
      </Drawer>
      {dialog === 'columns' && (
        <ColumnsDialog
          columns={columns}
          onChange={(next) => set({ columns: next })}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'keys' && <TableKeys onClose={() => setDialog(undefined)} />}
      {changing && (
        <ChangeDialog
          commitments={changing}
          fronts={frontsOf(changing[0])}
          reason={reason}
          onReason={setReason}
          onChange={changes.change}
          onClose={() => setChanging(undefined)}
        />
      )}
    </div>
  );
}
