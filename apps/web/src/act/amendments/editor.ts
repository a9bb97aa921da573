import type { Amendment, AmendmentWish } from '@chengshi/contract';
import type { ReactNode } from 'react';

/** What is wished for, and the revision of the commitment that was looked at; null while nothing can be sent. */
export interface Wished {
  readonly wish: AmendmentWish;
  readonly revision: number;
}

/** The form for what a commitment is to be; the page that composes both gives it. */
export type Editor = (
  commitmentId: string,
  from: Amendment['after'] | undefined,
  onWish: (wished: Wished | null) => void,
) => ReactNode;
