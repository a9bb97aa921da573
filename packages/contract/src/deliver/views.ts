import { z } from 'zod';
import { Instant, name, PageInput, PersonId, page, route, ViewId } from '../base.ts';
import { staff } from '../roles.ts';
import { TableColumn, TableFilter, TableGrouping, TableOrder, tableColumns } from './status.ts';

const tags = ['Views · 视图'];

/** How somebody looks at the table. */
export const ViewContent = z.object({
  filter: TableFilter.omit({ within: true }),
  order: TableOrder,
  by: TableGrouping.optional(),
  columns: z
    .array(TableColumn)
    .min(1)
    .max(tableColumns.length)
    .refine((columns) => new Set(columns).size === columns.length, {
      error: '同一列出现了两次 · a column stands twice',
    }),
});
export type ViewContent = z.infer<typeof ViewContent>;

export const View = z.object({
  id: ViewId,
  name: z.string(),
  shared: z.boolean().describe('Seen by everybody who works in the region of its owner, above or below it'),
  owner: z.object({ id: PersonId, name: z.string() }),
  own: z.boolean(),
  isDefault: z.boolean().describe('The table opens with it for the caller'),
  content: ViewContent,
  changedAt: Instant,
});
export type View = z.infer<typeof View>;

export const views = {
  list: route
    .route({
      method: 'GET',
      path: '/views',
      tags,
      summary: "One's own views and those shared in one's region, by name",
    })
    .meta({ access: staff })
    .input(PageInput)
    .output(page(View)),
  create: route
    .route({ method: 'POST', path: '/views', tags, summary: 'Save a view', successStatus: 201 })
    .meta({ access: staff, idempotent: true })
    .input(z.object({ name: name(50), shared: z.boolean().default(false), content: ViewContent }))
    .output(View),
  change: route
    .route({ method: 'PATCH', path: '/views/{id}', tags, summary: 'Rename, share or overwrite a view of one’s own' })
    .meta({ access: staff, idempotent: true })
    .input(
      z.object({
        id: ViewId,
        name: name(50).optional(),
        shared: z.boolean().optional(),
        content: ViewContent.optional(),
      }),
    )
    .output(View),
  remove: route
    .route({ method: 'DELETE', path: '/views/{id}', tags, summary: 'Delete a view of one’s own' })
    .meta({ access: staff })
    .input(z.object({ id: ViewId }))
    .output(z.object({ ok: z.literal(true) })),
  choose: route
    .route({
      method: 'PUT',
      path: '/views/default',
      tags,
      summary: 'Choose the view that the table opens with; null for none',
    })
    .meta({ access: staff })
    .input(z.object({ id: ViewId.nullable() }))
    .output(z.object({ ok: z.literal(true) })),
};
