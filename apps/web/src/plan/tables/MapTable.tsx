import type { FoundTable, SheetRow, TableTrial } from '@chengshi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type client } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { instantWords } from '../../ui/formats.ts';
import { ImportSettingsForm } from './ImportSettingsForm.tsx';
import { chosen, firstChoices, hasTitle, mappingOf } from './mapping.ts';
import { SheetPreview } from './SheetPreview.tsx';
import { hindranceOf, type ImportSettings, noSettings, settingsSent } from './settings.ts';
import { TrialResult } from './TrialResult.tsx';

export type ImportOrder = Parameters<typeof client.tables.import>[0];

/** One table of a spreadsheet: its columns, tried out at every change, and the way in. */
export function MapTable(props: {
  readonly readingId: string;
  readonly index: number;
  readonly table: FoundTable;
  readonly onImport: (order: ImportOrder) => void;
}) {
  const { t } = useTranslation();
  const { readingId, index, table } = props;
  const [choices, setChoices] = useState(() => firstChoices(table));
  const [splitTasks, setSplit] = useState(table.remembered?.splitTasks ?? false);
  const [issuedOn, setIssuedOn] = useState('');
  const [settings, setSettings] = useState<ImportSettings>(noSettings);
  const titled = hasTitle(choices);
  const taking = {
    id: readingId,
    table: index,
    mapping: mappingOf(choices),
    splitTasks,
    ...(issuedOn ? { issuedOn } : {}),
  };
  // Nothing is stored by a trial, so it is a query: asked again whenever the columns mean something else.
  const trial = useQuery(
    api.tables.tryOut.queryOptions({
      input: taking,
      enabled: titled,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  const result: TableTrial | undefined = titled ? trial.data : undefined;
  const fresh = trial.isPlaceholderData ? undefined : result;
  const hindrance = hindranceOf(settings, { titled, trial: fresh, failed: trial.isError });
  return (
    <>
      {table.remembered && (
        <p className="page-lead sheet-remembered">
          {t('tables.remembered', { name: table.remembered.by.name, date: instantWords(table.remembered.at) })}
        </p>
      )}
      <section className="card">
        <h2 className="card-title">{t('tables.preview')}</h2>
        <p className="card-lead">{t('tables.previewHelp')}</p>
        <SheetPreview
          table={table}
          rows={together(table.rows, result?.rows ?? [])}
          choices={choices}
          faults={result?.faults ?? []}
          onChoose={(column, field) => setChoices((old) => chosen(old, column, field))}
        />
      </section>
      <section className="card form">
        <h2 className="card-title">{t('tables.options')}</h2>
        <label className="check">
          <input type="checkbox" checked={splitTasks} onChange={(event) => setSplit(event.target.checked)} />
          <span>
            {t('tables.split')}
            <span className="choice-help">{t('tables.splitHelp')}</span>
          </span>
        </label>
        <div className="field-pair">
          <Field label={t('tables.dateLabel')} help={t('tables.dateHelp')}>
            {(control) => (
              <Input {...control} type="date" value={issuedOn} onChange={(event) => setIssuedOn(event.target.value)} />
            )}
          </Field>
        </div>
      </section>
      <section className="card" aria-busy={trial.isFetching}>
        <h2 className="card-title">{t('tables.trial')}</h2>
        <p className="card-lead" aria-live="polite">
          {!titled ? t('tables.why.title') : trial.isFetching ? t('tables.trying') : t('tables.tried')}
        </p>
        {trial.isError && <ErrorNotice error={trial.error} title={t('tables.trialFailed')} />}
        {result && !trial.isError && <TrialResult trial={result} />}
      </section>
      <ImportSettingsForm
        settings={settings}
        trial={fresh}
        ownTitle={table.title ?? ''}
        hindrance={hindrance}
        onChange={setSettings}
        onSubmit={() =>
          settings.classification && props.onImport({ ...taking, ...settingsSent(settings, settings.classification) })
        }
      />
    </>
  );
}

/** The first rows and those with faults, each once, in the order of the sheet. */
function together(first: readonly SheetRow[], faulty: readonly SheetRow[]): readonly SheetRow[] {
  const rows = new Map([...first, ...faulty].map((row) => [row.row, row]));
  return [...rows.values()].sort((a, b) => a.row - b.row);
}
