import { z } from 'zod';
import { PersonId, route } from '../base.ts';
import { Fault } from '../errors.ts';

const tags = ['Organisation by Excel · 组织表格'];

export const WorkbookSheet = z.enum(['regions', 'units', 'posts', 'people']);
export type WorkbookSheet = z.infer<typeof WorkbookSheet>;

const Language = z.enum(['zh-CN', 'en']).default('zh-CN');

export const WorkbookCounts = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});

export const WorkbookResult = z.object({
  sheets: z.array(WorkbookCounts.extend({ sheet: WorkbookSheet })),
  /** What is new or changes, row by row; the first of them. */
  changes: z.array(Fault),
  faults: z.array(Fault),
  faultCount: z.number().int(),
  loaded: z.boolean(),
  prepared: z
    .array(z.object({ id: PersonId, name: z.string(), userName: z.string() }))
    .describe('New accounts that wait for a one-time password'),
});
export type WorkbookResult = z.infer<typeof WorkbookResult>;

export const workbook = {
  export: route
    .route({
      method: 'GET',
      path: '/organisation/workbook',
      tags,
      summary: 'Regions, units, posts and people of the area administered, as one workbook of four sheets',
    })
    .meta({ access: ['administrator'] })
    .input(z.object({ language: Language }))
    .output(z.file()),
  template: route
    .route({
      method: 'GET',
      path: '/organisation/workbook/template',
      tags,
      summary: 'The same workbook without rows, with a sheet that explains its columns',
    })
    .meta({ access: ['administrator'] })
    .input(z.object({ language: Language }))
    .output(z.file()),
  import: route
    .route({
      method: 'POST',
      path: '/organisation/workbook/imports',
      tags,
      summary: 'Check a workbook, or load it',
      description:
        'An .xlsx with some or all of the four sheets, or one of them as text of separated values. Rows are matched by code and name, so that what was exported changes nothing. All rows or none; with `goodRows` those without a fault. Nothing is ever removed: an empty cell leaves what is there.',
    })
    .meta({ access: ['administrator'], idempotent: true })
    .input(
      z.object({
        file: z.file(),
        dryRun: z.boolean().default(false),
        goodRows: z.boolean().default(false),
      }),
    )
    .output(WorkbookResult),
};
