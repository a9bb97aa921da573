import type { BodySeat } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { useMay } from '../../app/session.ts';

/** In which bodies a person or a unit sits, with which duty; nothing at all where there are none. */
export function SeatsCard({ of }: { readonly of: { readonly unitId: string } | { readonly personId: string } }) {
  const { t } = useTranslation();
  const maySee = useMay()((all) => all.bodies.seats);
  const query = useQuery(api.bodies.seats.queryOptions({ input: of, enabled: maySee }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const seats = (query.data?.rows ?? []) as BodySeat[]; // Only brands are lost.
  if (seats.length === 0) return null;
  return (
    <section className="card" aria-labelledby="seats">
      <h2 id="seats" className="card-title">
        {t('bodies.seats')}
      </h2>
      <ul className="body-members">
        {seats.map((seat) => (
          <SeatLine key={JSON.stringify(seat)} seat={seat} ofUnit={'unitId' in of} />
        ))}
      </ul>
    </section>
  );
}

function SeatLine({ seat, ofUnit }: { readonly seat: BodySeat; readonly ofUnit: boolean }) {
  const { t } = useTranslation();
  const { body, duty, person, post, since, inherited } = seat;
  const until = seat.until ?? body.dissolvedOn;
  return (
    <li className="body-member">
      <div className="dispatch-body">
        <p className="head-facts">
          <span className="body-duty">{duty ? t(`bodies.duty.${body.kind}.${duty}`) : t('bodies.officeIs')}</span>
          <Link {...links.body(body.id)} className="row-title" lang="zh-CN">
            {body.name}
          </Link>
          {ofUnit && person && post && <span>{t('bodies.seatUnder', { name: person.name, post })}</span>}
          <span className="figure muted">
            {until ? t('bodies.span', { since, until }) : t('bodies.since', { date: since })}
          </span>
        </p>
        {inherited && person && <p className="body-since">{t('bodies.seatInherited', { name: person.name })}</p>}
      </div>
    </li>
  );
}
