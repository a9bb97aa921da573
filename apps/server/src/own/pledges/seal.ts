import { digestOf } from '../../platform/ledger/digest.ts';

/** What holds content, file, signer and hour of a pledge together: a change of any of them gives another one. */
export const sealOf = (sealed: {
  readonly content: string;
  readonly file: string;
  readonly signedBy: string;
  readonly signedAt: string;
}): string => digestOf(sealed);
