import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { TrialResult } from './TrialResult.tsx';

/** A trial e-mail to an address of one's choice. */
export function MailTrial() {
  const { t } = useTranslation();
  const say = useSay();
  const [address, setAddress] = useState('');
  const trial = useMutation(api.channels.tryMail.mutationOptions({ onError: say.failed }));
  const ready = /^\S+@\S+$/.test(address.trim());
  return (
    <form
      className="form"
      aria-label={t('channels.tryMail')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) trial.mutate({ address: address.trim() });
      }}
    >
      <Field label={t('channels.address')} help={t('channels.tryMailHelp')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            maxLength={200}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      <div className="form-actions">
        <Button htmlType="submit" disabled={!ready} loading={trial.isPending}>
          {t('channels.tryMail')}
        </Button>
      </div>
      <TrialResult trial={trial.data} />
    </form>
  );
}
