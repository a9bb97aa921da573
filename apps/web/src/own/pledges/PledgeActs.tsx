import type { Pledge } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { links } from '../../app/links.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';

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

function useSettled(sentence: string, onClose: () => void): () => Promise<void> {
  const say = useSay();
  const refresh = useRefresh();
  return async () => {
    say.done(sentence);
    onClose();
    await refresh('pledges');
  };
}

function SignDialog({ pledge, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const sign = useMutation(api.pledges.sign.mutationOptions({ onSuccess: useSettled(t('pledges.signed'), onClose) }));
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
  const { key, renew } = useIdempotencyKey();
  const [words, setWords] = useState('');
  const withdraw = useMutation(
    api.pledges.withdraw.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: useSettled(t('pledges.withdrawn'), onClose),
      onError: renew,
    }),
  );
  return (
    <FormDialog
      title={t('pledges.withdrawTitle')}
      ok={t('pledges.withdraw')}
      ready={enoughReason(words)}
      danger
      sending={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onSend={() => withdraw.mutate({ id: pledge.id, words: words.trim() })}
    >
      <Reason label={t('pledges.withdrawReason')} help={t('pledges.withdrawHelp')} value={words} onChange={setWords} />
    </FormDialog>
  );
}
