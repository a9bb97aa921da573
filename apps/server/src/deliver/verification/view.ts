import { Adoption, Verification } from '@chengshi/contract';
import type { AdoptionRow, VerificationRow } from './store.ts';

export const verificationView = (row: VerificationRow): Verification =>
  Verification.parse({ ...row, by: row.verifiedName, at: row.verifiedAt.toISOString() });

export const adoptionView = (row: AdoptionRow): Adoption =>
  Adoption.parse({ ...row, by: row.adoptedName, at: row.adoptedAt.toISOString() });
