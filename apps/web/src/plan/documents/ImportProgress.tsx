import { importPhases } from '@chengshi/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportState } from './useImport.ts';

/** The phases of an import, each with its state in words. */
export function ImportProgress(props: {
  readonly state: Extract<ImportState, { kind: 'running' }>;
  readonly onStop: () => void;
}) {
  const { t } = useTranslation();
  const { phase, chars } = props.state;
  const reached = phase ? importPhases.indexOf(phase) : -1;
  return (
    <section className="card import-progress" aria-labelledby="import-progress" aria-live="polite">
      <h2 id="import-progress" className="card-title">
        {t('documents.importing.progress')}
      </h2>
      <ol className="phases">
        {importPhases.map((name, at) => {
          const standing = at <= reached ? 'Done' : at === reached + 1 ? 'Now' : 'Waiting';
          return (
            <li key={name} className="phase" data-standing={standing}>
              <span className="phase-name">{t(`documents.importing.phases.${name}`)}</span>
              <span className="phase-state">
                {name === 'read' && at <= reached && chars !== undefined
                  ? t('documents.importing.readChars', { chars: chars.toLocaleString('en-US') })
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
