import { Link } from '@tanstack/react-router';
import { links } from './links.ts';

/** Code and title of a commitment, leading to its page. */
export function CommitmentLink({
  commitment,
}: {
  readonly commitment: { readonly id: string; readonly code: string; readonly title: string };
}) {
  return (
    <>
      <span className="figure muted">{commitment.code}</span>{' '}
      <Link {...links.commitment(commitment.id)} className="row-title" lang="zh-CN">
        {commitment.title}
      </Link>
    </>
  );
}
