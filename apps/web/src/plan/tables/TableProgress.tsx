import { type TableImportEvent, tableImportPhases } from '@chengshi/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The phases of an import, with the rows done so far. */
export function TableProgress(props: { readonly last: TableImportEvent | undefined; readonly onStop: () => void }) {
  const { t } = useTranslation();
  const last = props.last?.kind === 'progress' ? props.last : undefined;
  const storing = last?.phase === 'stored' && last.rows !== last.of;
  const reached = last ? tableImportPhases.indexOf(last.phase) - (storing ? 1 : 0) : -1;
  return (
    <section className="card import-progress" aria-labelledby="import-progress" aria-live="polite">
      <h2 id="import-progress" className="card-title">
        {t('tables.progress')}
      </h2>
      <ol className="phases">
        {tableImportPhases.map((name, at) => {
          const standing = at <= reached ? 'Done' : at === reached + 1 ? 'Now' : 'Waiting';
          const counted = name === last?.phase && last.rows !== undefined && last.of !== undefined;
          return (
            <li key={name} className="phase" data-standing={standing}>
              <span className="phase-name">{t(`tables.phases.${name}`)}</span>
              <span className="phase-state figure">
                {counted
                  ? t('tables.progressRows', {
                      rows: last.rows?.toLocaleString('en-US'),
                      of: last.of?.toLocaleString('en-US'),
                    })
                  : t(`documents.importing.phase${standing}`)}
              </span>
            </li>
          );
        })}
      </ol>
      <Button onClick={props.onStop}>{t('documents.importing.stop')}</Button>
    </section>
  );
}
