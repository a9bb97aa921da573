import type { Pledge } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { links } from '../../app/links.ts';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** What can be done with a pledge: signed by its person, withdrawn or followed by the office, taken along by all. */
export function PledgeActs({ pledge }: { readonly pledge: Pledge }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'sign' | 'withdraw'>();
  const close = () => setAsking(undefined);
  return (
    <>
      {pledge.maySign && (
        <Button type="primary" onClick={() => setAsking('sign')}>
          {t('pledges.sign')}
        </Button>
      )}
      {pledge.mayFollow && (
        <Link {...links.newPledge(pledge.id)} className="button-plain">
          {t('pledges.follow')}
        </Link>
      )}
      <a className="button-plain" href={`/api/pledges/${pledge.id}/file`} download title={t('pledges.fonts')}>
        {t('pledges.file')}
      </a>
      <Button onClick={() => globalThis.print()}>{t('pledges.print')}</Button>
      {pledge.mayWithdraw && <Button onClick={() => setAsking('withdraw')}>{t('pledges.withdraw')}</Button>}
      {asking === 'sign' && <SignDialog pledge={pledge} onClose={close} />}
      {asking === 'withdraw' && <WithdrawDialog pledge={pledge} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly pledge: Pledge;
  readonly onClose: () => void;
}

function SignDialog({ pledge, onClose }: DialogProps) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [password, setPassword] = useState('');
  const sign = useMutation(
    api.pledges.sign.mutationOptions({
      onSuccess: async () => {
        say.done(t('pledges.signed'));
        onClose();
        await refresh('pledges');
      },
    }),
  );
  return (
    <FormDialog
      title={t('pledges.signTitle')}
      ok={t('pledges.sign')}
      ready={password !== ''}
      sending={sign.isPending}
      error={sign.error}
      onClose={onClose}
      onSend={() => sign.mutate({ id: pledge.id, password, digest: pledge.digest })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {pledge.title}
      </p>
      <p>{t('pledges.signHelp')}</p>
      <p className="muted pledge-digest">{t('pledges.signCheck', { digest: pledge.digest })}</p>
      <Field label={t('pledges.password')}>
        {(control) => (
          <Input.Password
            {...control}
            maxLength={256}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

function WithdrawDialog({ pledge, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      danger
      title={t('pledges.withdrawTitle')}
      ok={t('pledges.withdraw')}
      label={t('pledges.withdrawReason')}
      help={t('pledges.withdrawHelp')}
      done={t('pledges.withdrawn')}
      changes={['pledges']}
      send={(words, idempotencyKey) =>
        client.pledges.withdraw({ id: pledge.id, words }, { context: { idempotencyKey } })
      }
      onClose={onClose}
    />
  );
}
