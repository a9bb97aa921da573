import type { Item } from '@chengshi/contract';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Correction, type CorrectionField, correctionOf, differences, fieldsOf } from './correction.ts';

/** Two corrections of one item met: what is there now beside what was typed, and the choice. */
export function Conflict(props: {
  /** As it is now; undefined when it is no more. */
  readonly item: Item | undefined;
  readonly by: string | undefined;
  readonly typed: Correction;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const { t } = useTranslation();
  const { item, by, typed } = props;
  const now = item && correctionOf(item, t('unitJoin'));
  const fields = now ? differences(now, typed) : fieldsOf(typed.kind).filter((field) => typed[field].trim() !== '');
  const words = (form: Correction, field: CorrectionField) => valueWords(form, field, t) || t('review.conflict.blank');
  return (
    <section className="conflict" role="alert" aria-label={t('review.conflict.title')}>
      <h3 className="conflict-title">
        {!item
          ? t('review.conflict.gone')
          : by
            ? t('review.conflict.titleBy', { name: by })
            : t('review.conflict.title')}
      </h3>
      <p>{item ? t('review.conflict.help') : t('review.conflict.goneHelp')}</p>
      <table className="conflict-table">
        <thead>
          <tr>
            <th scope="col">{t('review.conflict.field')}</th>
            {now && <th scope="col">{t('review.conflict.now')}</th>}
            <th scope="col">{t('review.conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`review.editor.${fieldNames[field]}`)}</th>
              {now && <td>{words(now, field)}</td>}
              <td>{words(typed, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="detail-actions">
        {item ? (
          <>
            <Button type="primary" onClick={props.onMine}>
              {t('review.conflict.keepMine')}
            </Button>
            <Button onClick={props.onTheirs}>{t('review.conflict.keepTheirs')}</Button>
          </>
        ) : (
          <Button onClick={props.onTheirs}>{t('review.conflict.close')}</Button>
        )}
      </div>
    </section>
  );
}

const fieldNames = {
  kind: 'kind',
  title: 'name',
  value: 'value',
  valueMax: 'valueMax',
  unit: 'unit',
  comparator: 'comparator',
  measure: 'measure',
  per: 'per',
  each: 'each',
  qualifier: 'qualifier',
  action: 'action',
  every: 'every',
  rhythmUnit: 'rhythmUnit',
  dueText: 'dueText',
  dueOn: 'dueOn',
  lead: 'lead',
  support: 'support',
  strength: 'strength',
} as const satisfies Record<CorrectionField, string>;

function valueWords(form: Correction, field: CorrectionField, t: TFunction): string {
  if (field === 'kind') return t(`kind.${form.kind}`);
  if (field === 'comparator') return t(`review.editor.comparators.${form.comparator}`);
  if (field === 'measure') return t(`review.editor.measures.${form.measure}`);
  if (field === 'strength') return t(`strength.${form.strength}`);
  if (field === 'rhythmUnit') return t(`quantity.perNames.${form.rhythmUnit}`);
  return form[field].trim();
}
