import { placeKeptDays } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';

/** Turns the place on for reports about one commitment: why, which whoever reports will read, and until when. */
export function OpenPlace({ commitmentId, onClose }: { readonly commitmentId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const open = useMutation(
    api.places.open.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('places.opened'));
        onClose();
        await refresh('places', 'reports');
      },
      onError: renew,
    }),
  );
  return (
    <FormDialog
      title={t('places.open')}
      ok={t('places.open')}
      ready={enoughReason(reason) && until >= today}
      sending={open.isPending}
      error={open.error}
      onClose={onClose}
      onSend={() => open.mutate({ id: commitmentId, reason: reason.trim(), until })}
    >
      <Reason label={t('places.reason')} help={t('places.reasonHelp')} value={reason} onChange={setReason} />
      <Field label={t('places.until')} help={t('places.untilHelp', { days: placeKeptDays })}>
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
