import type { Mark } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { LightBadge } from '../../../ui/LightBadge.tsx';
import { quantityWords } from '../../../ui/wording.ts';
import { reasonWords } from '../reasons.ts';

/** Why a promise has its colour, in the smallest space. */
export function MarkExplanation({ mark }: { readonly mark: Mark | undefined }) {
  const { t, i18n } = useTranslation();
  if (!mark) return null;
  return (
    <>
      <p className="tip-head">
        <LightBadge light={mark.status.light} />
        <span>{t(`kind.${mark.kind}`)}</span>
      </p>
      {mark.quantity && <p className="tip-target">{quantityWords(mark.quantity, t)}</p>}
      {mark.status.reasons.map((reason) => (
        <p key={reason.code}>{reasonWords(reason, i18n.language)}</p>
      ))}
    </>
  );
}
