import type { Dispatch } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AcceptDialog } from './AcceptDialog.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { ObjectDialog } from './ObjectDialog.tsx';
import { RecallDialog } from './RecallDialog.tsx';

/** What can be done about a dispatch: its unit answers, the office decides. */
export function DispatchActs({ dispatch }: { readonly dispatch: Dispatch }) {
  const { t } = useTranslation();
  const { mayAnswer, mayDecide } = dispatch;
  const [asking, setAsking] = useState<'accept' | 'duties' | 'object' | 'decide' | 'recall'>();
  const close = () => setAsking(undefined);
  const { title } = dispatch.commitment;
  const waiting = dispatch.state === 'waiting';
  return (
    <span className="plan-add">
      {mayAnswer && waiting && (
        <Button type="primary" aria-label={t('dispatches.acceptOf', { title })} onClick={() => setAsking('accept')}>
          {t('dispatches.accept')}
        </Button>
      )}
      {mayAnswer && waiting && dispatch.last?.kind !== 'upheld' && (
        <Button aria-label={t('dispatches.objectOf', { title })} onClick={() => setAsking('object')}>
          {t('dispatches.object')}
        </Button>
      )}
      {mayAnswer && dispatch.state === 'accepted' && (
        <Button onClick={() => setAsking('duties')}>{t('dispatches.setDuties')}</Button>
      )}
      {mayDecide && dispatch.state === 'objected' && (
        <Button type="primary" aria-label={t('dispatches.decideOf', { title })} onClick={() => setAsking('decide')}>
          {t('dispatches.decide')}
        </Button>
      )}
      {mayDecide && dispatch.state !== 'ended' && (
        <Button aria-label={t('dispatches.recallOf', { title })} onClick={() => setAsking('recall')}>
          {t('dispatches.recall')}
        </Button>
      )}
      {asking === 'accept' && <AcceptDialog dispatches={[dispatch]} onClose={close} />}
      {asking === 'duties' && <AcceptDialog changing dispatches={[dispatch]} onClose={close} />}
      {asking === 'object' && <ObjectDialog dispatch={dispatch} onClose={close} />}
      {asking === 'decide' && <DecideDialog dispatch={dispatch} onClose={close} />}
      {asking === 'recall' && <RecallDialog dispatch={dispatch} onClose={close} />}
    </span>
  );
}
