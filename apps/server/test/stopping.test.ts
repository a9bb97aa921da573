import { expect, test, vi } from 'vitest';
import { startWorld } from './support/world.ts';

test('a change that is under way when the server stops is made, though its caller is gone', async () => {
  const world = await startWorld();
  const { server } = world;
  const office = await world.client('office');
  const id = await world.draft();
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    // It has to wait for the row when the connections are cut and the server is told to stop.
    await world.owner.query('begin');
    await world.owner.query('select from documents where id = $1 for update', [id]);
    const answer = office.call('PATCH', `/documents/${id}`, { title: '改过的标题' }).catch(() => 'cut off');
    const waiting =
      "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(() => world.value(waiting)).toBe('1');
    server.app.server.closeAllConnections();
    expect(await answer).toBe('cut off');
    let closed = false;
    const closing = server.close().then(() => {
      closed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(closed).toBe(false);
    await world.owner.query('commit');
    await closing;
    expect(await world.value('select title from documents where id = $1', id)).toBe('改过的标题');
    expect(told).not.toHaveBeenCalled();
  } finally {
    told.mockRestore();
    await world.owner.end();
  }
});
