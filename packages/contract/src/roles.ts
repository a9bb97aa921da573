import { z } from 'zod';

/**
 * What a person may be. System, security and audit duties are three separate roles (三员分立, GB/T 22239):
 * nobody who grants rights also reads the ledger or runs the city's data.
 */
export const roles = [
  'administrator',
  'security',
  'auditor',
  'office',
  'leader',
  'liaison',
  'township',
  'inspector',
  'enterprise',
] as const;

export const Role = z.enum(roles).describe('Role · 角色');
export type Role = (typeof roles)[number];

/** Everybody who works for the administration; enterprises see less. */
export const staff: readonly Role[] = [
  'administrator',
  'security',
  'auditor',
  'office',
  'leader',
  'liaison',
  'township',
  'inspector',
];

/** `nobody`: no sign-in needed. `anybody`: every signed-in role. Otherwise the roles that may call it at all; scope is checked after that. */
export type Access = 'nobody' | 'anybody' | readonly Role[];
