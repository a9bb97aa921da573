import type { MappedItem, TableTrial } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { FaultList } from './FaultList.tsx';

const shownItems = 6;

/** What would come in, what the first rows become, and what is wrong. */
export function TrialResult({ trial }: { readonly trial: TableTrial }) {
  const { t } = useTranslation();
  const { counts, fronts, faults } = trial;
  const columns: readonly Column<MappedItem>[] = [
    { id: 'row', title: t('tables.columns.row'), className: 'figure', cell: (item) => item.row },
    { id: 'title', title: t('tables.columns.title'), head: true, cell: (item) => item.title },
    { id: 'kind', title: t('tables.columns.kind'), className: 'narrow', cell: (item) => t(`kind.${item.kind}`) },
    { id: 'figure', title: t('tables.columns.figure'), cell: (item) => item.figure },
    { id: 'due', title: t('tables.columns.due'), className: 'figure', cell: (item) => item.due?.end ?? item.due?.text },
    {
      id: 'owner',
      title: t('tables.columns.owner'),
      cell: (item) => item.owner && [...item.owner.lead, ...item.owner.support].join(t('unitJoin')),
    },
    { id: 'front', title: t('tables.columns.front'), cell: (item) => item.front },
  ];
  return (
    <>
      <ul className="summary">
        <li>{t('tables.counts.rows', { count: counts.rows, good: counts.good })}</li>
        <li>{t('tables.counts.kinds', counts)}</li>
        <li>{t('tables.counts.dated', counts)}</li>
        {fronts.length > 0 && (
          <li>
            {t('tables.counts.fronts', {
              fronts: fronts.map((front) => t('tables.counts.front', front)).join(t('unitJoin')),
            })}
          </li>
        )}
        {counts.faulty > 0 && <li className="field-fault">{t('tables.counts.faulty', counts)}</li>}
      </ul>
      <h3 className="sheet-heading">{t('tables.faults')}</h3>
      {faults.length === 0 ? (
        <p className="page-lead">{t('tables.noFaults')}</p>
      ) : (
        <>
          <p className="card-lead">{t('tables.faultsHelp', counts)}</p>
          <FaultList key={faults.length} faults={faults} />
        </>
      )}
      <h3 className="sheet-heading">{t('tables.items')}</h3>
      <DataTable
        caption={t('tables.items')}
        columns={columns}
        rows={trial.items.slice(0, shownItems)}
        rowKey={(item) => `${item.row} ${item.title}`}
      />
    </>
  );
}
