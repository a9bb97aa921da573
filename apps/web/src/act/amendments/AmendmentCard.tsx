import type { Amendment } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { instantWords, sizeWords } from '../../ui/formats.ts';
import { StateChange } from '../../ui/StateChange.tsx';
import { AddFilesDialog } from './AddFilesDialog.tsx';
import { askerWords } from './AskDialog.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import type { Editor } from './editor.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** One request: what, from what to what, why, by whom; what became of it, and what can be done about it. */
export function AmendmentCard(props: {
  readonly amendment: Amendment;
  readonly editor: Editor;
  /** On the page of the commitment it goes without saying. */
  readonly hideCommitment?: boolean;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'decide' | 'withdraw' | 'files'>();
  const { amendment, editor } = props;
  const { commitment, decision, state } = amendment;
  const close = () => setAsking(undefined);
  return (
    <li className="amendment">
      {!props.hideCommitment && (
        <p className="amendment-subject">
          <CommitmentLink commitment={commitment} />
        </p>
      )}
      <p className="head-facts muted">
        <strong className={`amendment-state amendment-${state}`}>{t(`amendments.states.${state}`)}</strong>
        <span lang="zh-CN">{askerWords(amendment.asker, t('amendments.office'))}</span>
        <span>{t('amendments.askedBy', { by: amendment.asked.by.name, at: instantWords(amendment.asked.at) })}</span>
        {amendment.late && <span className="tag">{t('amendments.late')}</span>}
      </p>
      <StateChange before={amendment.before} after={amendment.after} />
      <p>
        <span className="tag">{t(`amendments.causes.${amendment.cause}`)}</span> <q lang="zh-CN">{amendment.words}</q>
      </p>
      {amendment.files.length > 0 && (
        <ul className="amendment-files" aria-label={t('amendments.files')}>
          {amendment.files.map(({ number, name, bytes }) => (
            <li key={number}>
              <a href={`/api/amendments/${amendment.id}/files/${number}`} download>
                {name}
              </a>{' '}
              <span className="muted">{sizeWords(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {amendment.now && (
        <div className="amendment-stale">
          <p>{t('amendments.stale')}</p>
          <StateChange before={amendment.before} after={amendment.now} />
        </div>
      )}
      {commitment.withdrawn && state === 'open' && <p className="amendment-stale">{t('amendments.gone')}</p>}
      {decision && (
        <div className="amendment-decision">
          <p>
            {t('amendments.decidedBy', {
              what: t(`amendments.states.${state}`),
              by: decision.by.name,
              at: instantWords(decision.at),
            })}{' '}
            <q lang="zh-CN">{decision.words}</q>
          </p>
          {state === 'altered' && decision.applied && (
            <StateChange before={amendment.before} after={decision.applied} />
          )}
        </div>
      )}
      {(amendment.mayDecide || amendment.mayWithdraw) && (
        <p className="amendment-acts">
          {amendment.mayDecide && (
            <Button
              type="primary"
              aria-label={t('amendments.decideOf', { title: commitment.title })}
              onClick={() => setAsking('decide')}
            >
              {t('amendments.decide')}
            </Button>
          )}
          {amendment.mayWithdraw && (
            <Button
              aria-label={t('amendments.addFilesOf', { title: commitment.title })}
              onClick={() => setAsking('files')}
            >
              {t('amendments.addFiles')}
            </Button>
          )}
          {amendment.mayWithdraw && (
            <Button
              aria-label={t('amendments.withdrawOf', { title: commitment.title })}
              onClick={() => setAsking('withdraw')}
            >
              {t('amendments.withdraw')}
            </Button>
          )}
        </p>
      )}
      {asking === 'decide' && <DecideDialog amendment={amendment} editor={editor} onClose={close} />}
      {asking === 'files' && <AddFilesDialog amendment={amendment} onClose={close} />}
      {asking === 'withdraw' && <WithdrawDialog amendment={amendment} onClose={close} />}
    </li>
  );
}
