import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { RegionPicker } from '../../app/pickers.tsx';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** Lets a town enter reports itself: not without the number under which that was filed. */
export function OpenEntry() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('entries.open')}
      </Button>
      {asking && <OpenDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [region, setRegion] = useState<Found>();
  const [filingNumber, setFilingNumber] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const open = useMutation(
    api.entries.open.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('entries.opened'));
        onClose();
        await refresh('entries', 'reports');
      },
    }),
  );
  const ready = region !== undefined && filingNumber.trim().length >= 4 && reason.trim().length >= 2 && until >= today;
  return (
    <FormDialog
      title={t('entries.openTitle')}
      ok={t('entries.open')}
      ready={ready}
      sending={open.isPending}
      error={open.error}
      onClose={onClose}
      onSend={() =>
        region &&
        open.mutate({ regionId: region.value, filingNumber: filingNumber.trim(), reason: reason.trim(), until })
      }
    >
      <Field label={t('entries.region')}>
        {(control) => <RegionPicker control={control} value={region} onChoose={setRegion} />}
      </Field>
      <Field label={t('entries.filing')}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={filingNumber}
            onChange={(event) => setFilingNumber(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('entries.reason')}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Field label={t('entries.until')} help={t('entries.openHelp')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={today}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
