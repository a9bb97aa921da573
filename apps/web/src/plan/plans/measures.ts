import type { Plan, PlanMeasure } from '@chengshi/contract';
import { newKey } from '../../app/idempotency.ts';

type Quantity = NonNullable<PlanMeasure['quantity']>;
type Rhythm = NonNullable<PlanMeasure['rhythm']>;

/** A measure as it is typed: figures are text until they are numbers. */
export interface MeasureForm {
  readonly id: string;
  readonly kind: PlanMeasure['kind'];
  readonly words: string;
  readonly comparator: Quantity['comparator'];
  readonly measure: Quantity['measure'];
  readonly value: string;
  readonly valueMax: string;
  readonly unit: string;
  readonly every: string;
  readonly rhythmUnit: Rhythm['unit'];
  readonly action: string;
  readonly dueOn: string;
  readonly person: string;
  /** What of a quantity that was read has no field here: who each must reach it, how often. */
  readonly rest: Pick<Quantity, 'per' | 'each' | 'qualifier'>;
}
export interface PlanForm {
  readonly title: string;
  readonly idea: string;
  readonly measures: readonly MeasureForm[];
}

export const emptyMeasure = (): MeasureForm => ({
  ...{ id: newId(), kind: 'task', words: '', comparator: 'ge', measure: 'level', value: '', valueMax: '', unit: '' },
  ...{ every: '1', rhythmUnit: 'month', action: '', dueOn: '', person: '' },
  rest: { per: null, each: null, qualifier: null },
});

/** `randomUUID` exists only on https and localhost; a city's test server may have neither. */
function newId(): string {
  const key = newKey();
  return [key.slice(0, 8), key.slice(8, 12), `4${key.slice(13, 16)}`, `8${key.slice(17, 20)}`, key.slice(20)].join('-');
}

export const formOf = ({ title, idea, measures }: NonNullable<Plan['draft']>): PlanForm => ({
  title,
  idea,
  measures: measures.map((measure) => {
    const empty = emptyMeasure();
    const { quantity, rhythm, dueOn, id, kind, words, person } = measure;
    return {
      ...empty,
      ...{ id, kind, words, person, dueOn: dueOn ?? '' },
      ...(quantity && {
        ...{ comparator: quantity.comparator, measure: quantity.measure, unit: quantity.unit },
        ...{ value: String(quantity.value), valueMax: quantity.valueMax === null ? '' : String(quantity.valueMax) },
        rest: { per: quantity.per, each: quantity.each, qualifier: quantity.qualifier },
      }),
      ...(rhythm && { every: String(rhythm.every), rhythmUnit: rhythm.unit, action: rhythm.action }),
    };
  }),
});

/** A number as people type it: full-width digits and thousands separators too. */
export function numberIn(words: string): number | null {
  const plain = words.normalize('NFKC').replaceAll(',', '').trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export const bodyOf = (form: PlanForm) => ({
  title: form.title.trim(),
  idea: form.idea,
  measures: form.measures.map(({ id, kind, words, person, dueOn, ...rest }) => ({
    ...{ id, kind, words, person, dueOn: kind === 'mechanism' || dueOn === '' ? null : dueOn },
    quantity: kind === 'target' ? quantityOf(rest) : null,
    rhythm: kind === 'mechanism' ? rhythmOf(rest) : null,
  })),
});

type Figures = Omit<MeasureForm, 'id' | 'kind' | 'words' | 'person' | 'dueOn'>;

function quantityOf({ value, valueMax, unit, comparator, measure, rest }: Figures): Quantity | null {
  const number = numberIn(value);
  const most = comparator === 'range' ? numberIn(valueMax) : null;
  if (number === null || unit.trim() === '' || (comparator === 'range' && most === null)) return null;
  return { value: number, valueMax: most, unit: unit.trim(), comparator, measure, ...rest, at: 0 };
}

function rhythmOf({ every, rhythmUnit, action }: Figures): Rhythm | null {
  const number = numberIn(every);
  if (number === null || !Number.isInteger(number) || number < 1 || number > 366) return null;
  return { action: action.trim(), every: number, unit: rhythmUnit };
}

/** The list with the measure at `from` standing at `to`. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
