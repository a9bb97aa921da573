import { z } from 'zod';
import { Instant, name, PageInput, PersonId, PostId, page, RegionId, route, text, UnitId } from '../base.ts';
import { Role } from '../roles.ts';

const tags = ['Posts and people · 岗位与人员'];

export const Post = z.object({
  id: PostId,
  unitId: UnitId,
  unitName: z.string(),
  title: z.string(),
  rank: z.number().int(),
  holders: z.array(z.object({ id: PersonId, name: z.string() })),
});
export const Person = z.object({
  id: PersonId,
  name: z.string(),
  userName: z.string().nullable(),
  posts: z.array(z.object({ id: PostId, title: z.string(), unitName: z.string() })),
  roles: z.array(
    z.object({ role: Role, regionId: RegionId.nullable(), unitId: UnitId.nullable(), scopeName: z.string() }),
  ),
  lockedUntil: Instant.nullable(),
});
export type Person = z.infer<typeof Person>;

const RoleGrant = z
  .object({ role: Role, regionId: RegionId.nullish(), unitId: UnitId.nullish() })
  .refine((grant) => Boolean(grant.regionId) !== Boolean(grant.unitId), {
    error: '角色的范围须为一个区划或一个单位 · a role is granted for one region or one unit',
  });

export const posts = {
  list: route
    .route({ method: 'GET', path: '/posts', tags, summary: 'Posts of a unit' })
    .meta({ access: 'anybody' })
    .input(z.object({ unitId: UnitId }))
    .output(z.object({ rows: z.array(Post) })),
  create: route
    .route({ method: 'POST', path: '/posts', tags, summary: 'Add a post', successStatus: 201 })
    .meta({ access: ['administrator'], idempotent: true })
    .input(z.object({ unitId: UnitId, title: name(100), rank: z.number().int().min(0).max(999).default(100) }))
    .output(Post),
};

export const people = {
  list: route
    .route({ method: 'GET', path: '/people', tags, summary: 'People in scope' })
    .meta({ access: ['administrator', 'security', 'office', 'leader'] })
    .input(PageInput.extend({ query: text(100).optional(), unitId: UnitId.optional() }))
    .output(page(Person)),
  create: route
    .route({
      method: 'POST',
      path: '/people',
      tags,
      summary: 'Add a person, with posts and, if given, a user name',
      successStatus: 201,
    })
    .meta({ access: ['administrator'], idempotent: true })
    .input(
      z.object({
        name: name(100),
        postIds: z.array(PostId).min(1).max(20),
        account: z.object({ userName: text(64).min(2), password: text(256) }).nullish(),
      }),
    )
    .output(Person),
  grant: route
    .route({ method: 'POST', path: '/people/{id}/roles', tags, summary: 'Grant a role for a region or a unit' })
    .meta({ access: ['security'], idempotent: true })
    .input(z.object({ id: PersonId }).and(RoleGrant))
    .output(Person),
  revoke: route
    .route({ method: 'POST', path: '/people/{id}/roles/revocations', tags, summary: 'Take a role back' })
    .meta({ access: ['security'] })
    .input(z.object({ id: PersonId }).and(RoleGrant))
    .output(Person),
  unlock: route
    .route({ method: 'POST', path: '/people/{id}/unlocks', tags, summary: 'Lift the lock after wrong passwords' })
    .meta({ access: ['security'] })
    .input(z.object({ id: PersonId }))
    .output(Person),
  endSessions: route
    .route({ method: 'DELETE', path: '/people/{id}/sessions', tags, summary: 'End all sessions of a person' })
    .meta({ access: ['security'] })
    .input(z.object({ id: PersonId }))
    .output(z.object({ ended: z.number().int() })),
};
