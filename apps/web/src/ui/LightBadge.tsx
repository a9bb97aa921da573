import type { Light } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { LightIcon } from './LightIcon.tsx';

/** Shape, word and colour together. */
export function LightBadge({ light }: { readonly light: Light }) {
  const { t } = useTranslation();
  return (
    <span className={`light-badge tone-${light}`}>
      <LightIcon light={light} />
      {t(`light.${light}`)}
    </span>
  );
}
