import type { Dispatch } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { partWords } from '../../ui/wording.ts';
import { FactLine } from './FactLine.tsx';

/** Whose answer is due until when; late ones stand out. */
export function DispatchClock({ dispatch }: { readonly dispatch: Dispatch }) {
  const { t } = useTranslation();
  const { state, overdue, dueOn: date } = dispatch;
  if (state !== 'waiting' && state !== 'objected') return null;
  const words = overdue ? 'lateSince' : state === 'waiting' ? 'answerBy' : 'decideBy';
  return (
    <span className={overdue ? 'plan-due plan-due-past' : 'plan-due'}>
      {t(`dispatches.${words}`, { date })}
      {dispatch.counted === 'weekdays' && <span className="muted"> {t('dispatches.weekdays')}</span>}
    </span>
  );
}

/** One dispatch in a list: what it is about, who answers, whose turn it is. */
export function DispatchCard(props: {
  readonly dispatch: Dispatch;
  /** The reader's own unit goes without saying. */
  readonly hideUnit?: boolean;
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { dispatch } = props;
  const { commitment, part, supports, duties, last } = dispatch;
  const due = part ? part.dueOn : commitment.due;
  return (
    <li className="dispatch-card">
      {props.mark}
      <div className="dispatch-body">
        <Link
          {...(part ? links.split(commitment.id, part.place) : links.commitment(commitment.id))}
          className="row-title"
          lang="zh-CN"
        >
          {commitment.title}
        </Link>
        <p className="head-facts muted">
          <span className="figure">{commitment.code}</span>
          {part && <span className="tag">{partWords(part, t)}</span>}
          <span>{due ? t('dispatches.due', { date: due }) : t('dispatches.noDue')}</span>
          {!props.hideUnit && <Link {...links.unit(dispatch.unit.id)}>{dispatch.unit.name}</Link>}
          {supports.length > 0 && (
            <span>{t('dispatches.supports', { names: supports.map(({ name }) => name).join(t('unitJoin')) })}</span>
          )}
        </p>
        <p className="head-facts">
          <span className={dispatch.state === 'objected' ? 'field-fault' : 'muted'}>
            {t(`dispatches.state.${dispatch.state}`)}
          </span>
          <DispatchClock dispatch={dispatch} />
          {duties.map(({ duty, person }) => (
            <span key={`${duty} ${person.id}`} className="muted">
              {t(`dispatches.duty.${duty}`)} {person.name}
            </span>
          ))}
        </p>
        {dispatch.note && <p className="muted">{dispatch.note}</p>}
        {last && last.kind !== 'accepted' && <FactLine fact={last} />}
        {props.children}
      </div>
    </li>
  );
}
