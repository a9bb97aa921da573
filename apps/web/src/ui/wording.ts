import type { Commitment, Item } from '@chengshi/contract';
import type { TFunction } from 'i18next';

type Quantity = NonNullable<Item['quantity']>;
type Rhythm = NonNullable<Item['rhythm']>;
type Due = NonNullable<Item['due']>;
type Withdrawn = NonNullable<Commitment['withdrawn']>;
type Owner = NonNullable<Item['owner']>;

/** A target in words: “新增不低于 135 家”, “grow by at least 6 %”. The unit stays as the document writes it. */
export function quantityWords(quantity: Quantity, t: TFunction): string {
  const { value, valueMax, unit, comparator, measure, per, each } = quantity;
  const figure =
    comparator === 'range' && valueMax !== null
      ? t('quantity.range', { low: figureWords(value), high: figureWords(valueMax) })
      : figureWords(value);
  const core =
    measure === 'rank' && comparator === 'le'
      ? t('quantity.rankWithin', { value: figure, unit })
      : words([t(`quantity.measure.${measure}`), comparatorWords(comparator, withUnit(figure, unit), t)]);
  return words([each ? t('quantity.each', { each: closed(each) }) : '', per ? perWords(per, t) : '', core]);
}

/** What was read up to an opening bracket ends before it. */
const closed = (name: string): string => name.replace(/[（(][^）)]*$/, '');

/** Digits in groups of three, as many decimals as the document gave. */
export function figureWords(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** A part of a split in a list: whose it is and what it has to reach. */
export function partWords(
  { name, value }: { readonly name: string; readonly value: number | null },
  t: TFunction,
  unit = '',
): string {
  return value === null
    ? t('parts.gone', { name })
    : t('parts.share', { name, value: `${figureWords(value)}${unit && ` ${unit}`}` });
}

export function rhythmWords(rhythm: Rhythm, t: TFunction): string {
  const { every, unit, action } = rhythm;
  const often = every === 1 ? t(`rhythm.one.${unit}`) : t(`rhythm.many.${unit}`, { every });
  return action ? t('rhythm.sentence', { often, action }) : often;
}

/** When and why a commitment counts no more. */
export function withdrawnWords({ on, reason }: Withdrawn, t: TFunction): string {
  const { code, version } = reason;
  return t('versions.withdrawnHelp', { on, reason: t(`versions.withdrawnFor.${code}`, { version }) });
}

/** The date when one could be worked out; otherwise what the text says, and that it is not a date. */
export function dueWords(due: Due | null, t: TFunction): string {
  if (!due) return t('due.none');
  return due.end ? t('due.by', { date: due.end }) : t('due.unresolved', { text: due.text });
}

export function ownerWords(owner: Owner | null, t: TFunction): string {
  if (!owner || owner.lead.length + owner.support.length === 0) return t('owner.none');
  return (owner.lead.length > 0 ? owner.lead : owner.support).join(t('unitJoin'));
}

function comparatorWords(comparator: Quantity['comparator'], figure: string, t: TFunction): string {
  return comparator === 'eq' || comparator === 'range' ? figure : t(`quantity.comparator.${comparator}`, { figure });
}

function perWords(per: string, t: TFunction): string {
  const known = ['year', 'quarter', 'month', 'half', 'week', 'day'] as const;
  const name = known.find((one) => one === per);
  return t('quantity.per', { per: name ? t(`quantity.perNames.${name}`) : per });
}

/** Percent signs stay close to their number; other units keep a space that does not break. */
function withUnit(figure: string, unit: string): string {
  return unit.startsWith('%') || unit === '' ? figure + unit : `${figure}\u00a0${unit}`;
}

/** Chinese words stand together; Latin words and figures keep a space. */
function words(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}
