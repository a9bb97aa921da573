import { type Evidence, photoTypes } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { sizeWords } from '../../ui/formats.ts';

/** Photos to look at and files to open, from their own addresses. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { t } = useTranslation();
  if (evidence.length === 0) return null;
  return (
    <ul className="enclosures">
      {evidence.map(({ id, name, mediaType, bytes }) => (
        <li key={id} className="enclosure">
          <a href={`/api/evidence/${id}`} target="_blank" rel="noreferrer">
            {photoTypes.some((type) => type === mediaType) ? (
              <img className="thumb" src={`/api/evidence/${id}`} alt={t('reports.photo', { name })} loading="lazy" />
            ) : (
              t('reports.shrunk', { name, size: sizeWords(bytes) })
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
