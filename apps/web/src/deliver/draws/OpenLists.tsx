import type { Draw } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DrawLine } from './DrawLine.tsx';

/** The reader's own lists on which something waits, before everything else. */
export function OpenLists() {
  const { t } = useTranslation();
  const { data } = useQuery(api.draws.list.queryOptions({ input: { whose: 'mine', limit: 20 } }));
  const open = ((data?.rows ?? []) as Draw[]) // Only brands are lost.
    .filter(({ withdrawn, counts }) => withdrawn === null && (counts.waiting ?? 0) > 0);
  if (open.length === 0) return null;
  return (
    <section className="card draw-open" aria-label={t('draws.openOnes')}>
      <h2 className="card-title">{t('draws.openOnes')}</h2>
      <ul className="messages">
        {open.map((draw) => (
          <DrawLine key={draw.id} draw={draw} />
        ))}
      </ul>
    </section>
  );
}
