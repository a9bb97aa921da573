import type { DispatchFact } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../ui/formats.ts';

/** One answer or decision: who, when, what, and in which words. */
export function FactLine({ fact }: { readonly fact: DispatchFact }) {
  const { t } = useTranslation();
  return (
    <p className="dispatch-fact">
      {t('dispatches.factLine', { by: fact.by, at: instantWords(fact.at), what: t(`dispatches.fact.${fact.kind}`) })}
      {fact.reason && <span className="tag tag-alert">{t(`dispatches.reason.${fact.reason}`)}</span>}
      {fact.words && (
        <q className="dispatch-words" lang="zh-CN">
          {fact.words}
        </q>
      )}
      {fact.suggested && <span className="muted">{t('dispatches.suggested', { name: fact.suggested.name })}</span>}
    </p>
  );
}
