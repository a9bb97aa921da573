import { type Plan, planLimits } from '@chengshi/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { errorCode } from '../../app/errors.ts';
import { Field } from '../../ui/Field.tsx';
import { instantWords } from '../../ui/formats.ts';
import { MeasureList } from './MeasureList.tsx';
import { ReadText } from './ReadText.tsx';
import { SubmitPlan } from './SubmitPlan.tsx';
import { useDraft } from './useDraft.ts';

/** The plan as its unit writes it. It is saved whenever a field is left, after a pause in writing, and by hand. */
export function PlanEditor(props: {
  readonly plan: Plan;
  readonly draft: NonNullable<Plan['draft']>;
  /** Begins anew with what the server holds. */
  readonly onReload: () => void;
}) {
  const { t } = useTranslation();
  const { plan } = props;
  const draft = useDraft(plan, props.draft);
  const { form } = draft;
  const [submitting, setSubmitting] = useState<number>();
  const returned = plan.decisions.findLast(
    (decision) => decision.version === plan.version && decision.kind === 'returned',
  );
  const notes = new Map<string, string>((returned?.marks ?? []).map((mark) => [mark.measureId, mark.note]));
  const fresh = plan.version === 0 && form.measures.length === 0 && form.idea === '';
  const saved = t('plans.editor.saved', { at: instantWords(draft.savedAt) });
  const standing = draft.saving ? t('plans.editor.saving') : draft.dirty ? t('plans.editor.unsaved') : saved;
  return (
    <>
      <ReadText plan={plan} open={fresh} revision={draft.save} onRead={draft.take} />
      <form
        className="plan-editor"
        aria-label={plan.title}
        onBlur={() => void draft.save()}
        onSubmit={(event) => {
          event.preventDefault();
          void draft.save();
        }}
      >
        <section className="card form">
          <Field
            label={t('plans.editor.name')}
            fault={form.title.trim() === '' ? t('plans.editor.nameFault') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={planLimits.title}
                value={form.title}
                onChange={(event) => draft.edit({ title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('plans.editor.idea')} help={t('plans.editor.ideaHelp')}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={6}
                maxLength={planLimits.idea}
                value={form.idea}
                onChange={(event) => draft.edit({ idea: event.target.value })}
              />
            )}
          </Field>
        </section>
        <section className="card" aria-labelledby="measures">
          <h2 id="measures" className="card-title">
            {t('plans.editor.measures')}
          </h2>
          <p className="card-lead">{t('plans.editor.measuresHelp')}</p>
          <MeasureList
            measures={form.measures}
            notes={notes}
            onChange={(measures) => draft.edit({ measures })}
            onWhole={() => void draft.save()}
          />
        </section>
      </form>
      {draft.error !== null && (
        <div className="plan-fault">
          <ErrorNotice error={draft.error} />
          {['STALE_PLAN', 'PLAN_NOT_OPEN'].includes(errorCode(draft.error) ?? '') && (
            <p className="form-actions">
              <Button onClick={props.onReload}>{t('plans.editor.reload')}</Button>
              <span className="muted">{t('plans.editor.reloadHelp')}</span>
            </p>
          )}
        </div>
      )}
      <div className="plan-bar">
        <span className="muted" role="status">
          {standing}
        </span>
        <Button onClick={() => void draft.save()}>{t('plans.editor.save')}</Button>
        <Button
          type="primary"
          onClick={() => void draft.save().then((revision) => revision !== null && setSubmitting(revision))}
        >
          {t('plans.editor.submit')}
        </Button>
      </div>
      {submitting !== undefined && (
        <SubmitPlan plan={plan} revision={submitting} onClose={() => setSubmitting(undefined)} />
      )}
    </>
  );
}
