import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { instantWords } from '../../ui/formats.ts';
import { type LoggedStep, type StepStanding, standings } from './log.ts';
import { stepWords } from './words.ts';

/** Every step, newest first; own ones can be taken back, and brought back, from here. */
export function HistoryDrawer(props: {
  readonly steps: readonly LoggedStep[];
  readonly me: string;
  readonly onUndo: (step: LoggedStep) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [mine, setMine] = useState(false);
  const { me, onUndo } = props;
  const list = standings(props.steps).filter(({ step }) => !mine || step.by.id === me);
  return (
    <Drawer open onClose={props.onClose} title={t('review.history.title')} size={440}>
      <label className="check">
        <input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />
        {t('review.history.mine')}
      </label>
      {list.length === 0 ? (
        <EmptyState title={t('review.history.empty')} help={t('review.history.emptyHelp')} />
      ) : (
        <>
          <ol className="steps">
            {list.toReversed().map((standing) => (
              <HistoryStep
                key={standing.step.key}
                {...standing}
                onUndo={standing.step.by.id === me ? onUndo : undefined}
              />
            ))}
          </ol>
          <p className="keys-hint">{t('review.history.recent')}</p>
        </>
      )}
    </Drawer>
  );
}

function HistoryStep(props: StepStanding & { readonly onUndo: ((step: LoggedStep) => void) | undefined }) {
  const { t } = useTranslation();
  const { step, takenBack, last, onUndo } = props;
  const what = stepWords(step, t);
  return (
    <li className="step" data-undone={takenBack || undefined}>
      <span className="step-words">{what}</span>
      <span className="step-by figure">
        {t('review.history.by', { name: step.by.name, time: instantWords(step.at) })}
        {takenBack && <span className="tag">{t('review.history.taken')}</span>}
        {last.blocked && <span className="tag">{t('review.history.blocked')}</span>}
        {typeof last.key === 'string' && <span className="tag">{t('review.history.waiting')}</span>}
      </span>
      {onUndo && !last.blocked && (
        <Button
          size="small"
          aria-label={t(takenBack ? 'review.history.redoLabel' : 'review.history.undoLabel', { what })}
          onClick={() => onUndo(last)}
        >
          {t(takenBack ? 'review.actions.redo' : 'review.actions.undo')}
        </Button>
      )}
    </li>
  );
}
