import type { Plan } from '@chengshi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { bodyOf, formOf, type PlanForm } from './measures.ts';

type Draft = NonNullable<Plan['draft']>;

const pause = 1500;

/** What the unit is writing: kept here as it is typed, saved one save after the other, so that a slow answer overtakes nothing. */
export function useDraft(plan: Plan, draft: Draft) {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => formOf(draft));
  const [saved, setSaved] = useState<{ readonly form: PlanForm; readonly at: string }>({ form, at: draft.editedAt });
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  // Read by saves that are still waiting for the one before: they send what is there when their turn comes.
  const now = useRef({ form, saved: form, revision: draft.revision });
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const dirty = JSON.stringify(bodyOf(form)) !== JSON.stringify(bodyOf(saved.form));
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => dirty });

  const edit = (change: Partial<PlanForm>) => {
    now.current.form = { ...now.current.form, ...change };
    setForm(now.current.form);
  };

  /** Saves what is not saved yet, and gives the revision to go on with; null when it could not be saved. */
  function save(): Promise<number | null> {
    const turn = line.current.then(async () => {
      const { form: sent, saved: before, revision } = now.current;
      const body = bodyOf(sent);
      // A plan is never without a title; the field says so.
      if (body.title === '') return null;
      if (JSON.stringify(body) === JSON.stringify(bodyOf(before))) return revision;
      setSaving(true);
      try {
        const answer = (await client.plans.save({ id: plan.id, revision, ...body })) as Plan;
        now.current = { ...now.current, saved: sent, revision: answer.draft?.revision ?? revision };
        setSaved({ form: sent, at: answer.draft?.editedAt ?? '' });
        setError(null);
        queries.setQueryData(api.plans.get.queryKey({ input: { id: plan.id } }), answer as never);
        return now.current.revision;
      } catch (problem) {
        setError(problem);
        return null;
      } finally {
        setSaving(false);
      }
    });
    line.current = turn;
    return turn;
  }

  // Leaving a field saves too; a button that vanishes when pressed (delete, undo) leaves no field.
  const saveLatest = useRef(save);
  saveLatest.current = save;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit begins the pause anew.
  useEffect(() => {
    if (!dirty) return;
    const timer = setTimeout(() => void saveLatest.current(), pause);
    return () => clearTimeout(timer);
  }, [dirty, form]);

  /** Takes what the server holds now, after it has read a text into the draft. */
  function take(answer: Plan): void {
    if (!answer.draft) return;
    const fresh = formOf(answer.draft);
    now.current = { form: fresh, saved: fresh, revision: answer.draft.revision };
    setForm(fresh);
    setSaved({ form: fresh, at: answer.draft.editedAt });
    setError(null);
    queries.setQueryData(api.plans.get.queryKey({ input: { id: plan.id } }), answer as never);
  }

  return { form, edit, save, take, dirty, saving, error, savedAt: saved.at };
}
