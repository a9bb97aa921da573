import type { FigurePreview } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/DataTable.tsx';
import { useLineColumns } from './columns.tsx';

/** What is in already and what is missing, before anybody is asked. */
export function Preview({ preview }: { readonly preview: FigurePreview }) {
  const { t } = useTranslation();
  const columns = useLineColumns();
  const { counts, nobody, units, lines } = preview;
  return (
    <section className="card" aria-labelledby="figures-preview">
      <h2 id="figures-preview" className="card-title">
        {t('figures.preview')}
      </h2>
      <p role="status">
        {t('figures.counts', { missing: counts.missing ?? 0, in: counts.in ?? 0, asked: counts.asked ?? 0 })}
        {nobody > 0 && ` ${t('figures.nobody', { count: nobody })}`}
      </p>
      {units.length > 0 && (
        <p className="muted">
          {t('figures.goesTo')}
          {units.map(({ id, name, missing }) => (
            <span key={id} className="tag" lang="zh-CN">
              {t('figures.unitMissing', { name, count: missing })}
            </span>
          ))}
        </p>
      )}
      {lines.length > 0 && (
        <DataTable
          caption={t('figures.preview')}
          columns={columns}
          rows={lines}
          rowKey={({ commitment }) => commitment.id}
        />
      )}
    </section>
  );
}
