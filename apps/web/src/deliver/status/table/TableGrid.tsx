import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import type { Mark, TableColumn, TableGrouping, TableOrder } from '@chengshi/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteady } from '../../../app/useSteady.ts';
import { columnOrders, columnWidths } from './columns.tsx';
import type { Entry } from './entries.ts';
import { GridLine } from './GridLine.tsx';
import { type EditorPlace, useGrid } from './useGrid.ts';

export interface TableViewProps {
  readonly entries: readonly Entry[];
  readonly by: TableGrouping | undefined;
  readonly columns: readonly TableColumn[];
  readonly order: TableOrder;
  readonly selected: ReadonlySet<string>;
  /** Whether rows can be selected: by those who may change them. */
  readonly selects: boolean;
  readonly onOrder: (order: TableOrder) => void;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onToggle: (id: string) => void;
  readonly onMore: (set: string) => void;
}

const lineHeight = 56;
const estimateSize = () => lineHeight;
const selectWidth = 44;

/** The table as a grid: only the lines in sight are drawn, head and first column stay, every cell is reached by keys. */
export function TableGrid(
  props: TableViewProps & {
    readonly editable: (mark: Mark, column: TableColumn) => boolean;
    readonly editor: (place: EditorPlace) => ReactNode;
  },
) {
  const { t } = useTranslation();
  const { entries, columns, selected, selects, order } = props;
  const grid = useGrid({ ...props, scrollTo: (index) => lines.scrollToIndex(index) });
  const acts = useSteady({ point: grid.point, edit: grid.edit, leave: grid.leave, check: grid.check });
  // Another function would have all places reckoned anew.
  const getItemKey = useCallback((index: number) => entries[index]?.id ?? index, [entries]);
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => grid.frame.current,
    estimateSize,
    getItemKey,
    overscan: 12,
    // The head of the table lies over the first line.
    scrollPaddingStart: 48,
  });
  const widths = columns.map((column) => `${columnWidths[column]}px`);
  const template = [
    ...(selects ? [`${selectWidth}px`] : []),
    ...widths.slice(0, -1),
    `minmax(${widths.at(-1)}, 1fr)`,
  ].join(' ');
  const width = columns.reduce((sum, column) => sum + columnWidths[column], selects ? selectWidth : 0);
  const rows = entries.filter((entry) => entry.kind === 'row');
  const allSelected = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    <div ref={grid.frame} className="grid-frame">
      <table
        className="grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked and changed is a grid.
        role="grid"
        aria-label={t('table.grid')}
        aria-rowcount={entries.length + 1}
        aria-colcount={columns.length + (selects ? 1 : 0)}
        aria-multiselectable={selects}
        data-selects={selects}
        onKeyDown={grid.onKeyDown}
      >
        <thead className="grid-top">
          <tr
            className="grid-line grid-head"
            aria-rowindex={1}
            style={{ gridTemplateColumns: template, minWidth: width }}
          >
            {selects && (
              <th className="grid-select">
                <input
                  type="checkbox"
                  aria-label={t('table.selectAll')}
                  checked={allSelected}
                  onChange={() => props.onSelect(new Set(allSelected ? [] : rows.map(({ id }) => id)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column} column={column} order={order} onOrder={props.onOrder} />
            ))}
          </tr>
        </thead>
        <tbody className="grid-body" style={{ height: lines.getTotalSize(), minWidth: width }}>
          {lines.getVirtualItems().map(({ index, start, key }) => {
            const entry = entries[index];
            return (
              entry && (
                <GridLine
                  key={key}
                  entry={entry}
                  index={index}
                  top={start}
                  template={template}
                  by={props.by}
                  columns={columns}
                  selects={selects}
                  selected={selected.has(entry.id)}
                  active={grid.active?.entry === entry.id ? grid.active.column : -1}
                  editing={grid.editing?.entry === entry.id ? grid.editing.column : -1}
                  editor={props.editor}
                  onPoint={acts.point}
                  onEdit={acts.edit}
                  onLeave={acts.leave}
                  onCheck={acts.check}
                  onToggle={props.onToggle}
                  onMore={props.onMore}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell(props: {
  readonly column: TableColumn;
  readonly order: TableOrder;
  readonly onOrder: (order: TableOrder) => void;
}) {
  const { t } = useTranslation();
  const { column, order } = props;
  const [up, down] = columnOrders[column] ?? [];
  const name = t(`table.columns.${column}`);
  const sorted = order === up ? 'ascending' : order === down ? 'descending' : 'none';
  if (!up || !down) {
    return <th className="grid-cell">{name}</th>;
  }
  // A third press gives the order of the text back.
  const next = sorted === 'none' ? up : sorted === 'ascending' ? down : 'text';
  return (
    <th className="grid-cell" aria-sort={sorted}>
      <button
        type="button"
        className="sort"
        aria-label={t('table.sort', { column: name })}
        onClick={() => props.onOrder(next)}
      >
        {name}
        {sorted === 'ascending' && <CaretUpOutlined aria-hidden />}
        {sorted === 'descending' && <CaretDownOutlined aria-hidden />}
      </button>
    </th>
  );
}
