import { z } from 'zod';
import { CommitmentId, RegionId, route, UnitId } from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Parts · 分解准备'];

/** A part of a target that each must reach, prepared for splitting: nobody answers for it yet. */
export const PreparedPart = z.object({
  name: z.string(),
  regionId: RegionId.nullable(),
  unitId: UnitId.nullable(),
  value: z.number(),
});
export type PreparedPart = z.infer<typeof PreparedPart>;

export const parts = {
  list: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/parts',
      tags,
      summary: 'What each region or unit is prepared to take of a target that each must reach',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(z.object({ rows: z.array(PreparedPart) })),
};
