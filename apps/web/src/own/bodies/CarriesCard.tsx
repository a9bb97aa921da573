import type { Body, BodyCarry } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { links } from '../../app/links.ts';
import { CarryDialog } from './CarryDialog.tsx';
import { useBodyDone } from './useBodyDone.ts';

/** The fronts and commitments that were given to a body, and those that it carried before. */
export function CarriesCard({ body }: { readonly body: Body }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'carry' | BodyCarry>();
  const shut = () => setOpen(undefined);
  const changes = body.mayManage && body.dissolvedOn === null;
  const now = body.carries.filter(({ until }) => until === null);
  const before = body.carries.filter(({ until }) => until !== null);
  return (
    <section className="card" aria-labelledby="carries">
      <div className="card-head">
        <h2 id="carries" className="card-title">
          {t('bodies.carries')}
        </h2>
        {changes && (
          <Button type={now.length === 0 ? 'primary' : 'default'} onClick={() => setOpen('carry')}>
            {t('bodies.carry')}
          </Button>
        )}
      </div>
      <p className="card-lead">{t('bodies.carriesHelp')}</p>
      <ul className="body-members">
        {now.map((carry) => (
          <CarryLine key={carry.id} carry={carry} onPutDown={changes ? () => setOpen(carry) : undefined} />
        ))}
      </ul>
      {before.length > 0 && (
        <details className="body-former">
          <summary>{t('bodies.formerCarries', { count: before.length })}</summary>
          <ul className="body-members">
            {before.map((carry) => (
              <CarryLine key={carry.id} carry={carry} />
            ))}
          </ul>
        </details>
      )}
      {open === 'carry' && <CarryDialog body={body} onClose={shut} />}
      {typeof open === 'object' && <PutDown body={body} carry={open} onClose={shut} />}
    </section>
  );
}

const nameOf = ({ what }: BodyCarry): string => (what.kind === 'front' ? what.name : what.title);

function CarryLine({ carry, onPutDown }: { readonly carry: BodyCarry; readonly onPutDown?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { what, since, until } = carry;
  return (
    <li className="body-member">
      <div className="dispatch-body">
        <p className="head-facts">
          {what.kind === 'front' ? (
            <>
              <Link
                {...links.commitments()}
                search={{ campaign: what.campaign.id, front: what.id }}
                className="row-title"
              >
                {what.name}
              </Link>
              <Link {...links.campaign(what.campaign.id)} lang="zh-CN">
                {what.campaign.name}
              </Link>
            </>
          ) : (
            <span>
              <CommitmentLink commitment={what} />
            </span>
          )}
          <span className="figure muted">
            {until ? t('bodies.span', { since, until }) : t('bodies.since', { date: since })}
          </span>
        </p>
        {what.kind === 'front' && what.mergedInto && (
          <p className="body-since">{t('bodies.frontMerged', { name: what.mergedInto })}</p>
        )}
      </div>
      {onPutDown && (
        <div className="body-acts">
          <Button onClick={onPutDown} aria-label={t('bodies.putDownLabel', { name: nameOf(carry) })}>
            {t('bodies.putDown')}
          </Button>
        </div>
      )}
    </li>
  );
}

function PutDown(props: { readonly body: Body; readonly carry: BodyCarry; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const { body, carry, onClose } = props;
  const done = useBodyDone(onClose);
  const putDown = useMutation(
    api.bodies.putDown.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.wasPutDown')),
    }),
  );
  return (
    <FormDialog
      danger
      title={t('bodies.putDownLabel', { name: nameOf(carry) })}
      ok={t('bodies.putDown')}
      ready
      sending={putDown.isPending}
      error={putDown.error}
      onClose={onClose}
      onSend={() => putDown.mutate({ id: body.id, revision: body.revision, carryId: carry.id })}
    >
      <p className="dialog-help">{t('bodies.putDownHelp')}</p>
    </FormDialog>
  );
}
