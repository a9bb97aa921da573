import type { ViewContent } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayManage } from './policy.ts';
import {
  clearDefault,
  deleteView,
  insertDefault,
  insertView,
  updateView,
  type ViewRow,
  viewById,
  viewNames,
} from './store.ts';

export { listViews } from './store.ts';
export { viewView } from './view.ts';

/** Nobody keeps more in order. */
const mostViews = 100;

export function createView(
  platform: Platform,
  actor: PersonActor,
  view: { readonly name: string; readonly shared: boolean; readonly content: ViewContent },
): Promise<ViewRow> {
  return platform.database.as(actor, async (trx) => {
    await refuseTaken(trx, actor, view.name, null);
    const regionPath = placeOf(actor);
    const id = await insertView(trx, {
      ...view,
      regionPath,
      ownerId: actor.personId,
      ownerName: actor.name,
      at: platform.clock.now(),
    });
    await note(trx, platform, actor, 'view.created', { id, regionPath }, undefined, view);
    return found(await viewById(trx, actor.personId, id));
  });
}

export function changeView(
  platform: Platform,
  actor: PersonActor,
  id: string,
  change: {
    readonly name?: string | undefined;
    readonly shared?: boolean | undefined;
    readonly content?: ViewContent | undefined;
  },
): Promise<ViewRow> {
  return platform.database.as(actor, async (trx) => {
    const row = await ownView(trx, actor, id);
    if (change.name !== undefined) await refuseTaken(trx, actor, change.name, id);
    const before = contentOf(row);
    const after = {
      name: change.name ?? before.name,
      shared: change.shared ?? before.shared,
      content: change.content ?? before.content,
    };
    await updateView(trx, id, { ...after, at: platform.clock.now() });
    await note(trx, platform, actor, 'view.changed', row, before, after);
    return found(await viewById(trx, actor.personId, id));
  });
}

export function removeView(platform: Platform, actor: PersonActor, id: string): Promise<void> {
  return platform.database.as(actor, async (trx) => {
    const row = await ownView(trx, actor, id);
    await deleteView(trx, id);
    await note(trx, platform, actor, 'view.removed', row, contentOf(row), undefined);
  });
}

/** The view that the table opens with; any that the person sees, or none. */
export function chooseView(platform: Platform, actor: PersonActor, id: string | null): Promise<void> {
  return platform.database.as(actor, async (trx) => {
    if (id === null) await clearDefault(trx, actor.personId);
    else {
      found(await viewById(trx, actor.personId, id));
      await insertDefault(trx, actor.personId, id, platform.clock.now());
    }
    const subject = { id: id ?? actor.personId, regionPath: placeOf(actor) };
    await note(trx, platform, actor, 'view.chosen', subject, undefined, { id });
  });
}

const contentOf = ({ name, shared, content }: ViewRow) => ({ name, shared, content });

/** A view of the actor's own; one that is only shared with the actor is not the actor's to change. */
async function ownView(trx: Trx, actor: PersonActor, id: string): Promise<ViewRow> {
  const row = found(await viewById(trx, actor.personId, id));
  if (!mayManage(actor, row.ownerId)) throw failure('NOT_ALLOWED');
  return row;
}

async function refuseTaken(trx: Trx, actor: PersonActor, name: string, except: string | null): Promise<void> {
  const own = await viewNames(trx, actor.personId);
  if (own.some((view) => view.name === name && view.id !== except)) {
    throw failure('CONFLICT', { detail: `您已有名为“${name}”的视图 · you have a view named “${name}” already` });
  }
  if (except === null && own.length >= mostViews) {
    throw failure('CONFLICT', {
      detail: `视图最多 ${mostViews} 个，请先删除不用的 · ${mostViews} views at most: delete some first`,
    });
  }
}

/** Where somebody works: the highest region in which a role is held. */
function placeOf(actor: PersonActor): string {
  const paths = actor.roles.map(({ regionPath }) => regionPath).sort((a, b) => a.length - b.length);
  return found(paths[0]);
}

const note = (
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  action: string,
  { id, regionPath }: { readonly id: string; readonly regionPath: string },
  before: unknown,
  after: unknown,
): Promise<void> =>
  record(trx, platform.clock, actor, { action, subjectKind: 'view', subjectId: id, regionPath, before, after });
