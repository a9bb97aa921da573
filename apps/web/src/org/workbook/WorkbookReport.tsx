import type { Fault, WorkbookResult } from '@chengshi/contract';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { placeWords } from '../../app/errors.ts';
import { usePreferences } from '../../app/preferences.ts';
import { DataTable } from '../../ui/DataTable.tsx';

/** What a workbook would do, or did: counts by sheet, faults by place, changes by row. */
export function WorkbookReport({ result }: { readonly result: WorkbookResult }) {
  const { t } = useTranslation();
  const { sheets, faults, faultCount, changes, loaded } = result;
  const filled = sheets.filter(({ created, changed, unchanged }) => created + changed + unchanged > 0);
  const idle = faultCount === 0 && changes.length === 0;
  return (
    <div className="workbook-report">
      <h3 className="card-subtitle">{t(`administration.workbook.${loaded ? 'loadedResult' : 'result'}`)}</h3>
      {idle && <Alert type="success" showIcon title={t('administration.workbook.nothing')} />}
      {filled.length > 0 && (
        <DataTable
          caption={t('administration.workbook.result')}
          columns={[
            {
              id: 'sheet',
              title: t('administration.workbook.sheet'),
              head: true,
              cell: ({ sheet }) => t(`administration.workbook.sheets.${sheet}`),
            },
            { id: 'created', title: t('administration.workbook.created'), numeric: true, cell: (row) => row.created },
            { id: 'changed', title: t('administration.workbook.changed'), numeric: true, cell: (row) => row.changed },
            {
              id: 'unchanged',
              title: t('administration.workbook.unchanged'),
              numeric: true,
              cell: (row) => row.unchanged,
            },
          ]}
          rows={filled}
          rowKey={({ sheet }) => sheet}
        />
      )}
      {faultCount > 0 && (
        <section className="workbook-faults" role="alert">
          <h3 className="card-subtitle">{t('administration.workbook.faults', { count: faultCount })}</h3>
          {!loaded && <p className="field-help">{t('administration.workbook.faultsHelp')}</p>}
          <Places places={faults} />
          {faultCount > faults.length && (
            <p className="field-help">{t('administration.workbook.moreFaults', { count: faults.length })}</p>
          )}
        </section>
      )}
      {changes.length > 0 && (
        <section>
          <h3 className="card-subtitle">{t('administration.workbook.changes')}</h3>
          <Places places={changes} />
        </section>
      )}
    </div>
  );
}

function Places({ places }: { readonly places: readonly Fault[] }) {
  const { language } = usePreferences();
  const words = language === 'en' ? 'en' : 'zh';
  return (
    <ul className="places">
      {places.map((one) => (
        <li key={`${one.place} ${one.zh}`}>
          <span className="place">{placeWords(one.place, language)}</span>
          <span>{one[words]}</span>
        </li>
      ))}
    </ul>
  );
}
