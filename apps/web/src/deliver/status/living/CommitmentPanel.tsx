import type { Mark } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../../../app/links.ts';
import { LightBadge } from '../../../ui/LightBadge.tsx';
import { quantityWords, rhythmWords } from '../../../ui/wording.ts';
import { reasonWords } from '../reasons.ts';
import { CommitmentFacts } from './CommitmentFacts.tsx';

/** One commitment beside its text: why it has its colour, what it asks, who answers for it. */
export function CommitmentPanel(props: {
  readonly mark: Mark;
  readonly at: number;
  readonly total: number;
  readonly acceptance: ReactNode;
  readonly copyButtons: ReactNode;
  readonly onStep: (step: 1 | -1) => void;
  readonly onToText: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { mark } = props;
  return (
    <div className="panel">
      <p className="panel-kind">
        <LightBadge light={mark.status.light} />
        <span>{t(`kind.${mark.kind}`)}</span>
        <span className="figure">{mark.code}</span>
      </p>
      <h2 className="panel-title" lang="zh-CN">
        {mark.title}
      </h2>
      {mark.quantity && (
        <p className="panel-target" lang={i18n.language}>
          {quantityWords(mark.quantity, t)}
        </p>
      )}
      {mark.rhythm && <p className="panel-target">{rhythmWords(mark.rhythm, t)}</p>}
      <section aria-label={t('living.panel.reasons')} className={`reasons ground-soft-${mark.status.light}`}>
        <h3 className="only-read">{t('living.panel.reasons')}</h3>
        <ul>
          {mark.status.reasons.map((reason) => (
            <li key={reason.code}>{reasonWords(reason, i18n.language)}</li>
          ))}
        </ul>
      </section>
      <blockquote className="quote" lang="zh-CN">
        {mark.quote}
      </blockquote>
      <CommitmentFacts commitment={mark} />
      {props.acceptance}
      <div className="panel-links">
        <Button onClick={props.onToText}>{t('living.panel.toText')}</Button>
        <Link {...links.commitment(mark.id)} className="button-plain">
          {t('living.panel.openPage')}
        </Link>
        {props.copyButtons}
      </div>
      <nav className="panel-steps" aria-label={t('living.panel.position', { at: props.at + 1, total: props.total })}>
        <Button onClick={() => props.onStep(-1)}>{t('act.previous')}</Button>
        <span className="figure">{t('living.panel.position', { at: props.at + 1, total: props.total })}</span>
        <Button onClick={() => props.onStep(1)}>{t('act.next')}</Button>
      </nav>
    </div>
  );
}
