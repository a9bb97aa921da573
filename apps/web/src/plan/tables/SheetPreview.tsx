import { type CellFault, type FoundTable, type SheetRow, type TableField, tableFields } from '@chengshi/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ColumnChoice } from './mapping.ts';

/** Where a fault's cell is in the page; a fault of the row goes to its number. */
export const cellId = (row: number, column: string | null): string => `cell-${row}-${column ?? 'row'}`;

/** The table as it stands in the sheet, with the meaning of each column to choose above it, and faults marked at their cells. */
export function SheetPreview(props: {
  readonly table: FoundTable;
  readonly rows: readonly SheetRow[];
  readonly choices: readonly ColumnChoice[];
  readonly faults: readonly CellFault[];
  readonly onChoose: (column: number, field: TableField) => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const id = useId();
  const [looked, setLooked] = useState<number>();
  const { table, rows, choices } = props;
  const words = language === 'en' ? 'en' : 'zh';
  const faultAt = new Map<string, CellFault>();
  for (const fault of [...props.faults].reverse()) faultAt.set(cellId(fault.row, fault.column), fault);
  const why = (at: number): string => {
    const column = table.columns[at];
    const surety = choices[at]?.surety;
    if (!column) return '';
    const { letter } = column;
    const name = column.name || t('tables.noName');
    if (surety === 'hand') return t('tables.chosenByHand', { letter, name });
    if (surety === 'before') return t('tables.chosenBefore', { letter, name });
    const percent = Math.round(column.confidence * 100);
    return t('tables.reason', { letter, name, reason: column.reason[words], percent });
  };
  return (
    <>
      <p className="sheet-why" aria-live="polite">
        {looked === undefined ? t('tables.reasonHelp') : why(looked)}
      </p>
      {/* The selects above the columns are inside: the keyboard scrolls the region with them. */}
      <section className="sheet-frame" aria-label={t('tables.preview')}>
        <table className="sheet">
          <caption className="only-read">{t('tables.preview')}</caption>
          <thead>
            <tr>
              <th scope="col" className="sheet-number">
                {t('tables.rowNumber')}
              </th>
              {table.columns.map((column, at) => (
                <th
                  key={column.letter}
                  scope="col"
                  data-surety={choices[at]?.surety}
                  data-ignored={choices[at]?.field === 'ignore'}
                  onMouseEnter={() => setLooked(at)}
                  onFocus={() => setLooked(at)}
                >
                  <select
                    className="choice"
                    aria-label={t('tables.columnOf', { letter: column.letter })}
                    aria-describedby={`${id}-${at}`}
                    value={choices[at]?.field}
                    onChange={(event) => {
                      const field = tableFields.find((one) => one === event.target.value);
                      if (field) props.onChoose(at, field);
                    }}
                  >
                    {tableFields.map((field) => (
                      <option key={field} value={field}>
                        {t(`tables.fields.${field}`)}
                      </option>
                    ))}
                  </select>
                  <span id={`${id}-${at}`} className="only-read">
                    {why(at)}
                  </span>
                  <span className="sheet-surety">{t(`tables.surety.${choices[at]?.surety ?? 'doubtful'}`)}</span>
                  <span className="sheet-name">
                    {column.letter} · {column.name || t('tables.noName')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} data-kind={row.kind}>
                <th
                  scope="row"
                  id={cellId(row.row, null)}
                  tabIndex={-1}
                  className="sheet-number figure"
                  data-fault={faultAt.get(cellId(row.row, null))?.severity}
                  title={faultAt.get(cellId(row.row, null))?.[words] ?? t(`tables.rowKind.${row.kind}`)}
                >
                  {row.row}
                </th>
                {row.cells.map((text, at) => {
                  const letter = table.columns[at]?.letter ?? '';
                  const fault = faultAt.get(cellId(row.row, letter));
                  return (
                    <td
                      key={letter}
                      id={cellId(row.row, letter)}
                      tabIndex={-1}
                      data-fault={fault?.severity}
                      data-ignored={choices[at]?.field === 'ignore'}
                      title={fault?.[words]}
                    >
                      {fault && <span className="only-read">{fault[words]}</span>}
                      <span className="sheet-text">{text}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
