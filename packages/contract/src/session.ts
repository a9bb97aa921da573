import { z } from 'zod';
import { Instant, PersonId, RegionId, route, text, UnitId } from './base.ts';
import { Role } from './roles.ts';

const tags = ['Session · 登录'];

export const Grant = z.object({
  role: Role,
  region: z.object({ id: RegionId, code: z.string(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
  unit: z.object({ id: UnitId, name: z.string() }).nullable(),
});

export const Me = z.object({
  person: z.object({ id: PersonId, name: z.string(), userName: z.string() }),
  posts: z.array(z.object({ title: z.string(), unit: z.string() })),
  grants: z.array(Grant),
  /** ISO date of the server's clock in the city's time zone. */
  today: z.string(),
  oneTimeSignIn: z.boolean().describe('Signed in with a one-time password: setting an own one is all that is allowed'),
  demonstration: z.object({ zh: z.string(), en: z.string() }).nullable().describe('Notice that the city is invented'),
});
export type Me = z.infer<typeof Me>;

export const SignInHint = z.object({
  role: z.string(),
  userName: z.string(),
  name: z.string(),
  post: z.string(),
});

export const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant,
  address: z.string().nullable(),
  device: z.string().nullable(),
});

export const session = {
  signIn: route
    .route({ method: 'POST', path: '/session', tags, summary: 'Sign in with user name and password' })
    .meta({ access: 'nobody' })
    .input(z.object({ userName: text(64).min(1), password: text(256).min(1) }))
    .output(Me),
  signOut: route
    .route({ method: 'DELETE', path: '/session', tags, summary: 'Sign out' })
    .meta({ access: 'anybody' })
    .output(z.object({ ok: z.literal(true) })),
  me: route
    .route({ method: 'GET', path: '/session', tags, summary: 'Who is signed in, with which roles and scopes' })
    .meta({ access: 'anybody' })
    .output(Me),
  hints: route
    .route({
      method: 'GET',
      path: '/session/hints',
      tags,
      summary: 'Sign-ins of the demonstration city; empty in a real one',
    })
    .meta({ access: 'nobody' })
    .output(z.object({ password: z.string().nullable(), signIns: z.array(SignInHint) })),
  list: route
    .route({ method: 'GET', path: '/sessions', tags, summary: 'Own sessions on all devices' })
    .meta({ access: 'anybody' })
    .output(z.object({ rows: z.array(Session) })),
  revoke: route
    .route({ method: 'DELETE', path: '/sessions/{id}', tags, summary: 'End one of the own sessions' })
    .meta({ access: 'anybody' })
    .input(z.object({ id: text(100) }))
    .output(z.object({ ok: z.literal(true) })),
  changePassword: route
    .route({
      method: 'PUT',
      path: '/session/password',
      tags,
      summary: 'Change the own password; all other sessions end',
    })
    .meta({ access: 'anybody' })
    .input(z.object({ current: text(256), next: text(256) }))
    .output(z.object({ ok: z.literal(true) })),
};
