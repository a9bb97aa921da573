import { z } from 'zod';
import {
  HoldingId,
  Instant,
  LocalDate,
  name,
  PageInput,
  PersonId,
  PostId,
  page,
  RegionId,
  route,
  text,
  UnitId,
} from '../base.ts';
import { Role } from '../roles.ts';

const tags = ['Posts and people · 岗位与人员'];

export const Post = z.object({
  id: PostId,
  unitId: UnitId,
  unitName: z.string(),
  title: z.string(),
  rank: z.number().int(),
  closedOn: LocalDate.nullable(),
  holders: z.array(z.object({ id: PersonId, name: z.string() })),
});
export type Post = z.infer<typeof Post>;

/** `prepared`: a user name that waits for its first one-time password. */
export const AccountState = z.enum(['none', 'prepared', 'open', 'closed']);

export const Person = z.object({
  id: PersonId,
  name: z.string(),
  userName: z.string().nullable(),
  account: AccountState,
  regionName: z.string(),
  posts: z.array(z.object({ id: PostId, title: z.string(), unitId: UnitId, unitName: z.string() })),
  roles: z.array(
    z.object({ role: Role, regionId: RegionId.nullable(), unitId: UnitId.nullable(), scopeName: z.string() }),
  ),
  lockedUntil: Instant.nullable(),
});
export type Person = z.infer<typeof Person>;

export const Holding = z.object({
  id: HoldingId,
  post: z.object({ id: PostId, title: z.string() }),
  unit: z.object({ id: UnitId, name: z.string() }),
  since: LocalDate,
  until: LocalDate.nullable().describe('Last day; null while it is held'),
  from: z.string().nullable().describe('Who handed it over'),
});
export type Holding = z.infer<typeof Holding>;

const RoleGrant = z
  .object({ role: Role, regionId: RegionId.nullish(), unitId: UnitId.nullish() })
  .refine((grant) => Boolean(grant.regionId) !== Boolean(grant.unitId), {
    error: '角色的范围须为一个区划或一个单位 · a role is granted for one region or one unit',
  });

const Rank = z.number().int().min(0).max(999);
const onePost = z.object({ id: PostId });
const one = z.object({ id: PersonId });

export const posts = {
  list: route
    .route({ method: 'GET', path: '/posts', tags, summary: 'Posts of a unit' })
    .meta({ access: 'anybody' })
    .input(
      z.object({
        unitId: UnitId,
        closed: z.boolean().default(false).describe('Closed ones instead of those that can be chosen'),
      }),
    )
    .output(z.object({ rows: z.array(Post) })),
  create: route
    .route({ method: 'POST', path: '/posts', tags, summary: 'Add a post', successStatus: 201 })
    .meta({ access: ['administrator'], idempotent: true })
    .input(z.object({ unitId: UnitId, title: name(100), rank: Rank.default(100) }))
    .output(Post),
  change: route
    .route({ method: 'PATCH', path: '/posts/{id}', tags, summary: 'Change title or rank of a post' })
    .meta({ access: ['administrator'] })
    .input(onePost.extend({ title: name(100).optional(), rank: Rank.optional() }))
    .output(Post),
  close: route
    .route({ method: 'PUT', path: '/posts/{id}/closing', tags, summary: 'Close a post that nobody holds' })
    .meta({ access: ['administrator'] })
    .input(onePost.extend({ on: LocalDate }))
    .output(Post),
  reopen: route
    .route({ method: 'DELETE', path: '/posts/{id}/closing', tags, summary: 'Take back a closing' })
    .meta({ access: ['administrator'] })
    .input(onePost)
    .output(Post),
};

export const people = {
  list: route
    .route({ method: 'GET', path: '/people', tags, summary: 'People in scope' })
    .meta({ access: ['administrator', 'security', 'office', 'leader'] })
    .input(
      PageInput.extend({
        query: text(100).optional(),
        unitId: UnitId.optional(),
        regionId: RegionId.optional(),
        account: AccountState.optional(),
        withoutPost: z.boolean().default(false),
      }),
    )
    .output(page(Person)),
  get: route
    .route({ method: 'GET', path: '/people/{id}', tags, summary: 'A person with all posts held so far' })
    .meta({ access: ['administrator', 'security', 'office', 'leader'] })
    .input(one)
    .output(Person.extend({ holdings: z.array(Holding) })),
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
        since: LocalDate.optional().describe('When the posts were taken up; today when left out'),
        account: z
          .object({
            userName: text(64).min(2),
            password: text(256).optional().describe('Left out: the account waits for a one-time password'),
          })
          .nullish(),
      }),
    )
    .output(Person),
  rename: route
    .route({ method: 'PATCH', path: '/people/{id}', tags, summary: 'Change the name of a person' })
    .meta({ access: ['administrator'] })
    .input(one.extend({ name: name(100) }))
    .output(Person),
  takePost: route
    .route({ method: 'POST', path: '/people/{id}/holdings', tags, summary: 'Take up a post', successStatus: 201 })
    .meta({ access: ['administrator'], idempotent: true })
    .input(one.extend({ postId: PostId, since: LocalDate }))
    .output(Person),
  leavePost: route
    .route({ method: 'PUT', path: '/people/{id}/holdings/{holdingId}/end', tags, summary: 'Leave a post' })
    .meta({ access: ['administrator'] })
    .input(one.extend({ holdingId: HoldingId, until: LocalDate }))
    .output(Person),
  handOver: route
    .route({
      method: 'POST',
      path: '/people/{id}/handovers',
      tags,
      summary: 'Hand posts over to another person on one day; each remembers what it was taken over from',
    })
    .meta({ access: ['administrator'], idempotent: true })
    .input(one.extend({ toId: PersonId, holdingIds: z.array(HoldingId).min(1).max(20), on: LocalDate }))
    .output(Person),
  giveAccount: route
    .route({
      method: 'PUT',
      path: '/people/{id}/account',
      tags,
      summary:
        'Give an account, change its user name, or open a closed one again; a new one waits for a one-time password',
    })
    .meta({ access: ['administrator'] })
    .input(one.extend({ userName: text(64).min(2) }))
    .output(Person),
  closeAccount: route
    .route({
      method: 'DELETE',
      path: '/people/{id}/account',
      tags,
      summary: 'Close an account: sessions end, nobody signs in with it, the user name stays taken',
    })
    .meta({ access: ['administrator'] })
    .input(one)
    .output(Person),
  issuePasswords: route
    .route({
      method: 'POST',
      path: '/people/passwords',
      tags,
      summary:
        'One-time passwords, shown once: for accounts that wait for their first, and for those who forgot theirs',
      description:
        'All sessions of these people end. A password issued before is void. Each must be replaced at the next sign-in; no copy is kept, so a retry issues new ones.',
    })
    .meta({ access: ['administrator'] })
    .input(z.object({ personIds: z.array(PersonId).min(1).max(20) }))
    .output(
      z.object({
        rows: z.array(z.object({ id: PersonId, name: z.string(), userName: z.string(), password: z.string() })),
      }),
    ),
  grant: route
    .route({ method: 'POST', path: '/people/{id}/roles', tags, summary: 'Grant a role for a region or a unit' })
    .meta({ access: ['security'], idempotent: true })
    .input(one.and(RoleGrant))
    .output(Person),
  revoke: route
    .route({ method: 'POST', path: '/people/{id}/roles/revocations', tags, summary: 'Take a role back' })
    .meta({ access: ['security'] })
    .input(one.and(RoleGrant))
    .output(Person),
  unlock: route
    .route({ method: 'POST', path: '/people/{id}/unlocks', tags, summary: 'Lift the lock after wrong passwords' })
    .meta({ access: ['security'] })
    .input(one)
    .output(Person),
  endSessions: route
    .route({ method: 'DELETE', path: '/people/{id}/sessions', tags, summary: 'End all sessions of a person' })
    .meta({ access: ['security'] })
    .input(one)
    .output(z.object({ ended: z.number().int() })),
};
