import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftPart, Method } from './draft.ts';

/** The parts with the figures that the method asks for; the value can always be changed by hand. */
export function PartRows(props: {
  readonly parts: readonly DraftPart[];
  readonly method: Method;
  readonly onChange: (parts: readonly DraftPart[]) => void;
}) {
  const { t } = useTranslation();
  const { parts, method, onChange } = props;
  const columns = [
    ...(method === 'weight' ? (['weight'] as const) : []),
    ...(method === 'minimum' ? (['minimum'] as const) : []),
    'base' as const,
    'value' as const,
  ];
  const change = (key: string, column: (typeof columns)[number], typed: string) =>
    onChange(parts.map((part) => (part.key === key ? { ...part, [column]: typed } : part)));
  return (
    <div className="table-frame">
      <table className="data-table">
        <caption className="only-read">{t('splits.formTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('splits.columns.part')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="numeric">
                {t(`splits.columns.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="only-read">{t('act.clear')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">{part.name}</th>
              {columns.map((column) => (
                <td key={column} className="numeric" data-label={t(`splits.columns.${column}`)}>
                  <Input
                    className="split-figure"
                    inputMode="decimal"
                    aria-label={t(`splits.cell.${column}`, { name: part.name })}
                    value={part[column]}
                    onChange={(event) => change(part.key, column, event.target.value)}
                  />
                </td>
              ))}
              <td>
                <Button
                  size="small"
                  type="text"
                  aria-label={t('splits.remove', { name: part.name })}
                  onClick={() => onChange(parts.filter(({ key }) => key !== part.key))}
                >
                  ×
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
