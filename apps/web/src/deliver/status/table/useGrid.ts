import type { Mark, TableColumn } from '@chengshi/contract';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Entry } from './entries.ts';

export interface Cell {
  readonly entry: string;
  readonly column: number;
}

export interface EditorPlace {
  readonly mark: Mark;
  readonly column: TableColumn;
  /** Leaves the cell; with a direction for the next one that can be changed. */
  readonly onLeave: (way: 1 | -1 | 0) => void;
}

interface GridInput {
  readonly entries: readonly Entry[];
  readonly columns: readonly TableColumn[];
  readonly selected: ReadonlySet<string>;
  readonly selects: boolean;
  readonly editable: (mark: Mark, column: TableColumn) => boolean;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onToggle: (id: string) => void;
  readonly scrollTo: (index: number) => void;
}

const rowsPerScreen = 10;

/** Where somebody stands in the grid, what is selected and what is being changed, by keys and by pointer. */
export function useGrid(input: GridInput) {
  const { entries, columns, selected, onSelect } = input;
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Cell | null>(null);
  const [editing, setEditing] = useState<Cell | null>(null);
  const anchor = useRef<string | null>(null);
  const wantsFocus = useRef(false);
  const indexOf = (id: string | undefined) => entries.findIndex((entry) => entry.id === id);

  // A row that was far away is there only after the next drawing.
  useLayoutEffect(() => {
    if (!wantsFocus.current || !active || editing) return;
    const cell = frame.current?.querySelector<HTMLElement>(
      `[data-cell="${CSS.escape(`${active.entry}:${active.column}`)}"]`,
    );
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function go(index: number, column: number): void {
    const entry = entries[Math.min(Math.max(index, 0), entries.length - 1)];
    if (!entry) return;
    wantsFocus.current = true;
    setActive({ entry: entry.id, column: Math.min(Math.max(column, 0), columns.length - 1) });
    input.scrollTo(indexOf(entry.id));
  }

  function toggle(id: string): void {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    anchor.current = id;
    onSelect(next);
  }

  /** From where the selection began to here, beside what was selected before. */
  function selectUntil(id: string): void {
    const [from, to] = [indexOf(anchor.current ?? active?.entry ?? id), indexOf(id)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const range = entries.slice(Math.max(from, 0), to + 1).flatMap((entry) => (entry.kind === 'row' ? [entry.id] : []));
    onSelect(new Set([...selected, ...range]));
  }

  function edit(entry: Entry | undefined, column: number): boolean {
    const name = columns[column];
    if (entry?.kind !== 'row' || name === undefined || !input.editable(entry.mark, name)) return false;
    setActive({ entry: entry.id, column });
    setEditing({ entry: entry.id, column });
    return true;
  }

  /** Leaves the editor; with a direction, for the next cell of the row that can be changed. */
  function leave(way: 1 | -1 | 0): void {
    const entry = entries[indexOf(editing?.entry)];
    if (way !== 0 && editing && entry) {
      for (let column = editing.column + way; column >= 0 && column < columns.length; column += way) {
        if (edit(entry, column)) return;
      }
    }
    wantsFocus.current = true;
    setEditing(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (editing || event.nativeEvent.isComposing || event.altKey) return;
    if (!(event.target instanceof Element) || event.target.closest('[data-cell]') === null) return;
    const index = active ? indexOf(active.entry) : 0;
    const column = active?.column ?? 0;
    const entry = entries[index];
    const step = steps[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (step) {
      // With Ctrl, Home and End go to the corners of the table.
      const corner = control && Math.abs(step[1]) > 1;
      const [down, across] = corner ? [Math.sign(step[1]) * entries.length, step[1]] : step;
      const next = Math.min(Math.max(index + down, 0), entries.length - 1);
      if (event.shiftKey && down !== 0 && input.selects) {
        anchor.current ??= active?.entry ?? null;
        selectUntil(entries[next]?.id ?? '');
      } else if (down !== 0) anchor.current = null;
      go(next, column + across);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      if (entry?.kind === 'group') input.onToggle(entry.id);
      else if (!edit(entry, column)) {
        if (event.key === 'Enter') (event.target as HTMLElement).querySelector('a')?.click();
        return;
      }
    } else if (event.key === ' ' && entry?.kind === 'row' && input.selects) {
      if (event.shiftKey) selectUntil(entry.id);
      else toggle(entry.id);
    } else if (event.key === ' ' && entry?.kind === 'group') input.onToggle(entry.id);
    else if (control && event.key.toLowerCase() === 'a' && input.selects) {
      onSelect(new Set(entries.flatMap((one) => (one.kind === 'row' ? [one.id] : []))));
    } else if (event.key === 'Escape' && selected.size > 0) onSelect(new Set());
    else return;
    event.preventDefault();
  }

  return {
    frame,
    active: active ?? (entries[0] ? { entry: entries[0].id, column: 0 } : null),
    editing,
    onKeyDown,
    leave,
    edit,
    point: (cell: Cell) => setActive(cell),
    check: (id: string, shift: boolean) => (shift ? selectUntil(id) : toggle(id)),
  };
}

/** Rows and columns that a key moves by. */
const steps: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [rowsPerScreen, 0],
  PageUp: [-rowsPerScreen, 0],
  Home: [0, -99],
  End: [0, 99],
};
