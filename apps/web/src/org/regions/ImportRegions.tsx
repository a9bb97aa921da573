import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** A region list as CSV: checked first, loaded only as a whole. */
export function ImportRegions({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [csv, setCsv] = useState('');
  const check = useMutation(api.regions.import.mutationOptions());
  const load = useMutation(
    api.regions.import.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async (result) => {
        renew();
        if (result.faults.length > 0) return;
        say.done(t('regions.imported', result));
        onClose();
        await refresh('regions');
      },
      onError: renew,
    }),
  );
  const result = load.data ?? check.data;
  const words = language === 'en' ? 'en' : 'zh';
  return (
    <FormDialog
      title={t('regions.import')}
      ok={t('regions.importNow')}
      ready={csv.trim() !== ''}
      sending={load.isPending}
      error={load.error ?? check.error}
      onClose={onClose}
      onSend={() => load.mutate({ csv })}
    >
      <Field label={t('regions.importLabel')} help={t('regions.importHelp')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={8}
            value={csv}
            onChange={(event) => {
              setCsv(event.target.value);
              check.reset();
              load.reset();
            }}
          />
        )}
      </Field>
      {result && result.faults.length === 0 && <Alert type="success" showIcon title={t('regions.checked', result)} />}
      {result && result.faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('regions.faults', { count: result.faults.length })}
          description={
            <ul>
              {result.faults.slice(0, 50).map((fault) => (
                <li key={`${fault.place} ${fault.zh}`}>
                  {fault.place} · {fault[words]}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Button
        disabled={csv.trim() === ''}
        loading={check.isPending}
        onClick={() => {
          load.reset();
          check.mutate({ csv, dryRun: true });
        }}
      >
        {t('regions.check')}
      </Button>
    </FormDialog>
  );
}
