import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { figureWords } from '../../ui/wording.ts';

/** What each region or unit is prepared to take of a target that each must reach. */
export function PreparedParts({ commitmentId, unit }: { readonly commitmentId: string; readonly unit: string }) {
  const { t } = useTranslation();
  const query = useQuery(api.parts.list.queryOptions({ input: { id: commitmentId } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="prepared-parts">
      <h2 id="prepared-parts" className="card-title">
        {t('indicators.parts')}
      </h2>
      <p className="card-lead">{t('indicators.partsHelp')}</p>
      <ul className="parts-list">
        {rows.map((part) => (
          <li key={part.regionId ?? part.unitId}>
            {part.name}{' '}
            <strong className="figure">
              {figureWords(part.value)} {unit}
            </strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
