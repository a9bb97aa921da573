import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { instantWords } from '../../ui/formats.ts';
import type { LoggedStep } from './log.ts';
import { stepWords } from './words.ts';

/** Every step, newest first; own ones can be taken back, and brought back, from here. */
export function HistoryDrawer(props: {
  readonly open: boolean;
  readonly steps: readonly LoggedStep[];
  readonly me: string;
  readonly isTakenBack: (step: LoggedStep) => boolean;
  readonly onUndo: (step: LoggedStep) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [mine, setMine] = useState(false);
  const steps = props.steps.filter((step) => !mine || step.by.id === props.me).toReversed();
  return (
    <Drawer open={props.open} onClose={props.onClose} title={t('review.history.title')} size={440}>
      {props.steps.length === 0 ? (
        <EmptyState title={t('review.history.empty')} help={t('review.history.emptyHelp')} />
      ) : (
        <>
          <label className="check">
            <input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />
            {t('review.history.mine')}
          </label>
          <ol className="steps">
            {steps.map((step) => (
              <HistoryStep key={step.key} step={step} {...props} />
            ))}
          </ol>
          <p className="keys-hint">{t('review.history.recent')}</p>
        </>
      )}
    </Drawer>
  );
}

function HistoryStep(props: {
  readonly step: LoggedStep;
  readonly me: string;
  readonly isTakenBack: (step: LoggedStep) => boolean;
  readonly onUndo: (step: LoggedStep) => void;
}) {
  const { t } = useTranslation();
  const { step } = props;
  const what = stepWords(step, t);
  const takenBack = props.isTakenBack(step);
  const waiting = typeof step.key === 'string';
  return (
    <li className="step" data-undone={takenBack || undefined}>
      <span className="step-words">{what}</span>
      <span className="step-by figure">
        {t('review.history.by', { name: step.by.name, time: instantWords(step.at) })}
        {takenBack && <span className="tag">{t('review.history.taken')}</span>}
        {waiting && <span className="tag">{t('review.history.waiting')}</span>}
      </span>
      {step.by.id === props.me && !takenBack && (
        <Button
          size="small"
          aria-label={t(step.op === 'undo' ? 'review.history.redoLabel' : 'review.history.undoLabel', { what })}
          onClick={() => props.onUndo(step)}
        >
          {t(step.op === 'undo' ? 'review.actions.redo' : 'review.actions.undo')}
        </Button>
      )}
    </li>
  );
}
