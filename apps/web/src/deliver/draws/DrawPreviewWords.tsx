import type { DrawPreview } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { stratumName } from './names.ts';

/** What a list would be drawn from, what is left out, and in which strata it lies. */
export function DrawPreviewWords({ preview, wanted }: { readonly preview: DrawPreview; readonly wanted: number }) {
  const { t } = useTranslation();
  const { eligible, risky, leftOut, strata } = preview;
  const named = strata.map((stratum) => t('draws.stratum', { name: stratumName(stratum, t), size: stratum.size }));
  return (
    <div className="draw-preview" role="status">
      <p>{t('draws.preview', { eligible, risky })}</p>
      {leftOut.own + leftOut.listed > 0 && <p>{t('draws.leftOut', leftOut)}</p>}
      {named.length > 0 && <p>{t('draws.strataWords', { strata: named.join(t('unitJoin')) })}</p>}
      {eligible > 0 && eligible < wanted && <p>{t('draws.fewer', { wanted })}</p>}
    </div>
  );
}
