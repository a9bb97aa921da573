import type { Dispatch, DispatchFact } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { instantWords } from '../../ui/formats.ts';
import { DispatchActs } from './DispatchActs.tsx';
import { DispatchClock } from './DispatchCard.tsx';
import { FactLine } from './FactLine.tsx';

type WithHistory = Dispatch & { readonly history: readonly DispatchFact[] };

/** Who was told to answer for a commitment or a part of it, who in the unit does what, and the whole way there. */
export function CommitmentDispatch({ id, place = '' }: { readonly id: string; readonly place?: string }) {
  const { t } = useTranslation();
  const query = useQuery(api.dispatches.ofCommitment.queryOptions({ input: { id, place } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const rows = query.data.rows as WithHistory[]; // Only brands are lost.
  const inForce = rows.find(({ state }) => state !== 'ended');
  const earlier = rows.filter(({ state }) => state === 'ended');
  return (
    <section className="card" aria-labelledby="dispatch">
      <div className="card-head">
        <h2 id="dispatch" className="card-title">
          {t('dispatches.panel')}
        </h2>
        {inForce && <DispatchActs dispatch={inForce} />}
      </div>
      {!inForce && <p className="muted">{t('dispatches.notSent')}</p>}
      {inForce && (
        <>
          <p className="head-facts">
            <Link {...links.unit(inForce.unit.id)}>{inForce.unit.name}</Link>
            <span>{t(`dispatches.state.${inForce.state}`)}</span>
            <DispatchClock dispatch={inForce} />
          </p>
          <ul className="plan-rows">
            {inForce.duties.map(({ duty, person, post }) => (
              <li key={`${duty} ${person.id}`} className="owner-line">
                <span className="muted">{t(`dispatches.duty.${duty}`)}</span>
                <span>{t('dispatches.holder', { name: person.name, title: post.title })}</span>
              </li>
            ))}
          </ul>
          <Way dispatch={inForce} />
        </>
      )}
      {earlier.length > 0 && (
        <details className="plan-fold">
          <summary>{t('dispatches.earlier')}</summary>
          {earlier.map((dispatch) => (
            <div key={dispatch.id}>
              <p>{dispatch.unit.name}</p>
              <Way dispatch={dispatch} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function Way({ dispatch }: { readonly dispatch: WithHistory }) {
  const { t } = useTranslation();
  const { sent, history, note } = dispatch;
  return (
    <div className="dispatch-way">
      <p className="dispatch-fact muted">
        {t('dispatches.sentBy', { by: sent.by, at: instantWords(sent.at) })}
        {note && <q className="dispatch-words">{note}</q>}
      </p>
      {history.map((fact) => (
        <FactLine key={fact.at} fact={fact} />
      ))}
    </div>
  );
}
