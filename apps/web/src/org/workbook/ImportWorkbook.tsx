import type { WorkbookResult } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { sizeWords } from '../../ui/formats.ts';
import { WorkbookReport } from './WorkbookReport.tsx';

/** A workbook is checked as soon as it is chosen; loading is a second step, with the counts in its button. */
export function ImportWorkbook(props: { readonly accounts: (people: WorkbookResult['prepared']) => ReactNode }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [file, setFile] = useState<File>();
  const check = useMutation(api.workbook.import.mutationOptions());
  const load = useMutation(
    api.workbook.import.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        renew();
        say.done(t('administration.workbook.loaded'));
        await refresh('regions', 'units', 'posts', 'people', 'session');
      },
      onError: renew,
    }),
  );
  const choose = (chosen: File) => {
    setFile(chosen);
    load.reset();
    check.mutate({ file: chosen, dryRun: true });
  };
  const result = (load.data ?? check.data) as WorkbookResult | undefined; // Only the brands of its ids are lost on the way.
  const rows = result?.sheets.reduce((sum, { created, changed }) => sum + created + changed, 0) ?? 0;
  const faulty = (result?.faultCount ?? 0) > 0;
  return (
    <>
      <FileDrop
        chosen={file && t('administration.workbook.chosen', { name: file.name, size: sizeWords(file.size) })}
        again={t('administration.workbook.chooseAnother')}
        drop={t('administration.workbook.drop')}
        help={t('administration.workbook.dropHelp')}
        accept=".xlsx,.csv,.tsv,.txt"
        onFile={choose}
      />
      <div aria-live="polite">
        {check.isPending && <PageLoading />}
        {(load.error ?? check.error) && <ErrorNotice error={load.error ?? check.error} />}
        {result && <WorkbookReport result={result} />}
      </div>
      {file && check.data && !load.data && (rows > 0 || faulty) && (
        <div className="form-actions">
          <Button
            type="primary"
            disabled={rows === 0}
            loading={load.isPending}
            aria-describedby={rows === 0 ? 'nothing-good' : undefined}
            onClick={() => load.mutate({ file, goodRows: faulty })}
          >
            {t(faulty ? 'administration.workbook.loadGood' : 'administration.workbook.load', { count: rows })}
          </Button>
          {rows === 0 && (
            <p id="nothing-good" className="field-help">
              {t('administration.workbook.mustFix')}
            </p>
          )}
        </div>
      )}
      {load.data && result && result.prepared.length > 0 && props.accounts(result.prepared)}
    </>
  );
}
