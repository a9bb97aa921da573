import type { Holding, Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayDialog } from '../../app/DayDialog.tsx';
import { links } from '../../app/links.ts';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { HandOver } from './HandOver.tsx';
import { TakePost } from './TakePost.tsx';

/** The posts of a person, now and before, with their days and from whom each was taken over. */
export function HoldingList(props: { readonly person: Person; readonly holdings: readonly Holding[] }) {
  const { t } = useTranslation();
  const mayChange = useMay()((all) => all.people.takePost);
  const [open, setOpen] = useState<'take' | 'handOver'>();
  const now = props.holdings.filter(({ until }) => until === null);
  const past = props.holdings.filter(({ until }) => until !== null);
  const shut = () => setOpen(undefined);
  return (
    <section className="card" aria-labelledby="held">
      <div className="card-head">
        <h2 id="held" className="card-title">
          {t('administration.person.posts')}
        </h2>
        {mayChange && (
          <span className="row-actions">
            <Button onClick={() => setOpen('take')}>{t('administration.person.take')}</Button>
            <Button
              disabled={now.length === 0}
              title={now.length === 0 ? t('administration.person.noHolding') : undefined}
              onClick={() => setOpen('handOver')}
            >
              {t('administration.person.handOver')}
            </Button>
          </span>
        )}
      </div>
      {now.length === 0 && <p className="muted">{t('administration.person.noPosts')}</p>}
      <ul className="posts">
        {now.map((holding) => (
          <HoldingLine key={holding.id} holding={holding}>
            {mayChange && <Leave person={props.person} holding={holding} />}
          </HoldingLine>
        ))}
      </ul>
      {past.length > 0 && (
        <>
          <h3 className="card-subtitle">{t('administration.person.past')}</h3>
          <ul className="posts">
            {past.map((holding) => (
              <HoldingLine key={holding.id} holding={holding} />
            ))}
          </ul>
        </>
      )}
      {open === 'take' && <TakePost person={props.person} onClose={shut} />}
      {open === 'handOver' && <HandOver person={props.person} holdings={now} onClose={shut} />}
    </section>
  );
}

function HoldingLine({ holding, children }: { readonly holding: Holding; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const { unit, post, since, until, from } = holding;
  return (
    <li className="post">
      <span className="post-title">
        <Link {...links.unit(unit.id)}>{unit.name}</Link> {post.title}
      </span>
      <span className="post-holders muted">
        {until === null
          ? t('administration.person.since', { date: since })
          : t('administration.person.span', { since, until })}
        {from && ` · ${t('administration.person.from', { name: from })}`}
      </span>
      {children}
    </li>
  );
}

function Leave({ person, holding }: { readonly person: Person; readonly holding: Holding }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const title = `${holding.unit.name} ${holding.post.title}`;
  const leave = useMutation(
    api.people.leavePost.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.person.left'));
        setOpen(false);
        await refresh('people', 'posts');
      },
    }),
  );
  return (
    <>
      <Button
        size="small"
        danger
        aria-label={t('administration.person.leaveLabel', { title })}
        onClick={() => setOpen(true)}
      >
        {t('administration.person.leave')}
      </Button>
      {open && (
        <DayDialog
          title={t('administration.person.leaveLabel', { title })}
          ok={t('administration.person.leave')}
          help={t('administration.person.leaveHelp')}
          label={t('administration.person.leaveDay')}
          earliest={holding.since}
          sending={leave.isPending}
          error={leave.error}
          onClose={() => setOpen(false)}
          onSend={(until) => leave.mutate({ id: person.id, holdingId: holding.id, until })}
        />
      )}
    </>
  );
}
