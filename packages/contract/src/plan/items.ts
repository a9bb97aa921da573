import { z } from 'zod';
import { ItemId, LocalDate } from '../base.ts';

export const Comparator = z.enum(['ge', 'le', 'eq', 'about', 'range']);
export const Measure = z.enum(['level', 'increment', 'growth', 'multiple', 'share', 'rank']);
export const RhythmUnit = z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']);

export const Due = z.object({ text: z.string(), end: LocalDate.nullable() });
export const OwnerNames = z.object({
  quote: z.string(),
  lead: z.array(z.string()),
  support: z.array(z.string()),
});
export const Quantity = z.object({
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string(),
  comparator: Comparator,
  measure: Measure,
  per: z.string().nullable().describe('year, quarter or month when the quantity recurs'),
  each: z.string().nullable().describe('Who each must reach it'),
  qualifier: z.string().nullable(),
  at: z.number().int().describe('Offset of the numeral'),
});
export const Rhythm = z.object({ action: z.string(), every: z.number().int(), unit: RhythmUnit });

export const ItemKind = z.enum(['target', 'task', 'mechanism']);
export type ItemKind = z.infer<typeof ItemKind>;

/** One finding before publication, tied to the words that order it. */
export const Item = z.object({
  id: ItemId,
  kind: ItemKind,
  state: z.enum(['found', 'accepted', 'rejected']).describe('found: nobody has said yes or no yet'),
  revision: z.number().int().describe('Counts the changes of this item'),
  origin: z.enum(['engine', 'hand']),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Of the decision of the engine; null for what a person marked'),
  ordinal: z.number().int(),
  section: z.number().int().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  title: z.string(),
  quantity: Quantity.nullable(),
  rhythm: Rhythm.nullable(),
  due: Due.nullable(),
  owner: OwnerNames.nullable(),
  strength: z.enum(['must', 'strive', 'plain']).nullable(),
  cues: z.array(z.string()),
});
export type Item = z.infer<typeof Item>;
