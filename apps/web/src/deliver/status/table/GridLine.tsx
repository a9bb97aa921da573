import type { TableColumn, TableGrouping } from '@chengshi/contract';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cellOf } from './columns.tsx';
import type { Entry } from './entries.ts';
import { GroupHead } from './GroupHead.tsx';
import { MoreRows } from './MoreRows.tsx';
import type { Cell, EditorPlace } from './useGrid.ts';

interface LineProps {
  readonly entry: Entry;
  readonly index: number;
  readonly top: number;
  readonly template: string;
  readonly by: TableGrouping | undefined;
  readonly columns: readonly TableColumn[];
  readonly selects: boolean;
  readonly selected: boolean;
  /** The column in which somebody stands; -1 for none. */
  readonly active: number;
  readonly editing: number;
  readonly editor: (place: EditorPlace) => ReactNode;
  readonly onPoint: (cell: Cell) => void;
  readonly onEdit: (entry: Entry, column: number) => boolean;
  readonly onLeave: (way: 1 | -1 | 0) => void;
  readonly onCheck: (id: string, shift: boolean) => void;
  readonly onToggle: (id: string) => void;
  readonly onMore: (set: string) => void;
}

/** One line of the grid: a commitment, the head of a group, or the end of what is loaded. Scrolling draws only those that come. */
export const GridLine = memo(function GridLine(props: LineProps) {
  const { entry, index, top } = props;
  const place = { role: 'row', 'aria-rowindex': index + 2 } as const;
  const transform = `translateY(${top}px)`;
  if (entry.kind === 'more') {
    return (
      <tr className="grid-line grid-wide" {...place} style={{ transform }}>
        <td className="grid-sticky">
          <MoreRows set={entry.set} onMore={props.onMore} />
        </td>
      </tr>
    );
  }
  if (entry.kind === 'group') {
    return (
      <tr className="grid-line grid-wide" {...place} style={{ transform }}>
        <td
          className="grid-sticky"
          data-cell={`${entry.id}:${Math.max(props.active, 0)}`}
          tabIndex={props.active >= 0 ? 0 : -1}
          onFocus={() => props.onPoint({ entry: entry.id, column: Math.max(props.active, 0) })}
        >
          <GroupHead
            by={props.by ?? 'front'}
            group={entry.group}
            open={entry.open}
            inGrid
            onToggle={() => props.onToggle(entry.id)}
          />
        </td>
      </tr>
    );
  }
  return <MarkLine {...props} entry={entry} place={place} transform={transform} />;
});

function MarkLine(
  props: LineProps & {
    readonly entry: Extract<Entry, { kind: 'row' }>;
    readonly place: { readonly role: 'row'; readonly 'aria-rowindex': number };
    readonly transform: string;
  },
) {
  const { t, i18n } = useTranslation();
  const { entry, columns, selected, selects, active, editing, template } = props;
  const { mark, id } = entry;
  return (
    <tr
      className="grid-line"
      {...props.place}
      aria-selected={selects ? selected : undefined}
      data-editing={editing >= 0 || undefined}
      style={{ gridTemplateColumns: template, transform: props.transform }}
    >
      {selects && (
        <td className="grid-select">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('table.select', { title: mark.title })}
            checked={selected}
            onChange={(event) => props.onCheck(id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </td>
      )}
      {columns.map((column, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys for all of its cells.
        <td
          key={column}
          className={`grid-cell cell-${column}`}
          data-cell={`${id}:${at}`}
          tabIndex={active === at && editing < 0 ? 0 : -1}
          onClick={() => props.onPoint({ entry: id, column: at })}
          onFocus={(event) => event.target === event.currentTarget && props.onPoint({ entry: id, column: at })}
          onDoubleClick={() => props.onEdit(entry, at)}
        >
          {editing === at ? (
            props.editor({ mark, column, onLeave: props.onLeave })
          ) : (
            <span className="cell-words">{cellOf(mark, column, t, i18n.language)}</span>
          )}
        </td>
      ))}
    </tr>
  );
}
