import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { type TableColumn, tableColumns } from '@chengshi/contract';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { usualColumns } from './tableSearch.ts';

/** Which columns are shown, and in which order. Every press shows at once in the table behind. */
export function ColumnsDialog(props: {
  readonly columns: readonly TableColumn[];
  readonly onChange: (columns: TableColumn[] | undefined) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { columns, onChange } = props;
  const hidden = tableColumns.filter((column) => !columns.includes(column));
  const move = (column: TableColumn, by: 1 | -1) => {
    const next = [...columns];
    const at = next.indexOf(column);
    next.splice(at, 1);
    next.splice(at + by, 0, column);
    onChange(next);
  };
  const toggle = (column: TableColumn) =>
    onChange(columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column]);
  return (
    <Modal
      open
      title={t('table.arrange.title')}
      onCancel={props.onClose}
      footer={[
        <Button key="reset" disabled={columns.join() === usualColumns.join()} onClick={() => onChange(undefined)}>
          {t('table.arrange.reset')}
        </Button>,
        <Button key="close" type="primary" onClick={props.onClose}>
          {t('act.close')}
        </Button>,
      ]}
      width={420}
    >
      <p className="field-help">{t('table.arrange.help')}</p>
      <ul className="arrange">
        {[...columns, ...hidden].map((column) => {
          const at = columns.indexOf(column);
          const name = t(`table.columns.${column}`);
          const only = columns.length === 1 && at === 0;
          return (
            <li key={column}>
              <label className="check" title={only ? t('table.arrange.last') : undefined}>
                <input type="checkbox" checked={at >= 0} disabled={only} onChange={() => toggle(column)} />
                {name}
              </label>
              {at >= 0 && (
                <span className="arrange-moves">
                  <Button
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={t('table.arrange.up', { column: name })}
                    disabled={at === 0}
                    onClick={() => move(column, -1)}
                  />
                  <Button
                    icon={<ArrowDownOutlined aria-hidden />}
                    aria-label={t('table.arrange.down', { column: name })}
                    disabled={at === columns.length - 1}
                    onClick={() => move(column, 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
