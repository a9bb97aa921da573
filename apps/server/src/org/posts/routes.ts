import { Post } from '@chengshi/contract';
import { caller, os } from '../../platform/http/os.ts';
import { present } from '../../platform/http/present.ts';
import { changePostFacts, closePost, createPost, postsOfUnit, reopenPost } from './service.ts';

export const postRoutes = {
  list: os.posts.list.handler(async ({ context, input }) => {
    const rows = await context.platform.database.as(caller(context), (trx) =>
      postsOfUnit(trx, input.unitId, input.closed),
    );
    return { rows: rows.map((row) => Post.parse(row)) };
  }),
  create: os.posts.create.handler(async ({ context, input }) =>
    Post.parse(await createPost(context.platform, caller(context), input)),
  ),
  change: os.posts.change.handler(async ({ context, input: { id, ...change } }) =>
    Post.parse(await changePostFacts(context.platform, caller(context), id, present(change))),
  ),
  close: os.posts.close.handler(async ({ context, input }) =>
    Post.parse(await closePost(context.platform, caller(context), input.id, input.on)),
  ),
  reopen: os.posts.reopen.handler(async ({ context, input }) =>
    Post.parse(await reopenPost(context.platform, caller(context), input.id)),
  ),
};
