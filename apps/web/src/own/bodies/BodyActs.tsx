import type { Body } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';
import { useMe } from '../../app/session.ts';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { BodyDialog } from './BodyDialog.tsx';
import { bodyThings, useBodyDone } from './useBodyDone.ts';

/** What the office can do with a body as a whole. A dissolved one can be reopened, and nothing else. */
export function BodyActs({ body }: { readonly body: Body }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'edit' | 'end'>();
  const shut = () => setOpen(undefined);
  if (!body.mayManage) return null;
  const dissolved = body.dissolvedOn !== null;
  return (
    <>
      {!dissolved && <Button onClick={() => setOpen('edit')}>{t('bodies.edit')}</Button>}
      <Button danger={!dissolved} onClick={() => setOpen('end')}>
        {t(dissolved ? 'bodies.reopen' : 'bodies.dissolve')}
      </Button>
      {open === 'edit' && <BodyDialog body={body} onClose={shut} />}
      {open === 'end' && (dissolved ? <Reopen body={body} onClose={shut} /> : <Dissolve body={body} onClose={shut} />)}
    </>
  );
}

interface DialogProps {
  readonly body: Body;
  readonly onClose: () => void;
}

function Dissolve({ body, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { today } = useMe();
  const { key, renew } = useIdempotencyKey();
  const [on, setDay] = useState(today);
  const [words, setWords] = useState('');
  const done = useBodyDone(onClose);
  const dissolve = useMutation(
    api.bodies.dissolve.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.dissolved')),
      onError: renew,
    }),
  );
  return (
    <FormDialog
      danger
      title={t('bodies.dissolveTitle', { name: body.name })}
      ok={t('bodies.dissolve')}
      ready={enoughReason(words) && on >= body.foundedOn && on <= today}
      sending={dissolve.isPending}
      error={dissolve.error}
      onClose={onClose}
      onSend={() => dissolve.mutate({ id: body.id, revision: body.revision, on, words: words.trim() })}
    >
      <p className="dialog-help">{t('bodies.dissolveHelp')}</p>
      <DayField label={t('bodies.dissolveDay')} day={on} earliest={body.foundedOn} onDay={setDay} />
      <Reason label={t('bodies.reason')} value={words} onChange={setWords} />
    </FormDialog>
  );
}

function Reopen({ body, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      title={t('bodies.reopenTitle', { name: body.name })}
      ok={t('bodies.reopen')}
      label={t('bodies.reason')}
      done={t('bodies.reopened')}
      changes={bodyThings}
      send={(words, idempotencyKey) =>
        client.bodies.reopen({ id: body.id, revision: body.revision, words }, { context: { idempotencyKey } })
      }
      onClose={onClose}
    >
      <p className="dialog-help">{t('bodies.reopenHelp')}</p>
    </ReasonDialog>
  );
}
