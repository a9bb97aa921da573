import type { TableTrial } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import { type Client, formOf, type Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { importedTable, importTable, readTables, register, workbook } from './support/tables.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let district: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-02T04:00:00Z' });
  office = await world.client('office');
  district = await world.client('district');
});
afterAll(() => world.close());

const tryOut = (id: string, body: object, client = office) =>
  client.post<TableTrial & Refusal>(`/tables/readings/${id}/trials`, body);

describe('nobody of another district', () => {
  test('sees a reading, tries it out or imports it', async () => {
    const { id } = await readTables(office, { file: workbook(register('壬')) });
    const body = { table: 0, mapping: [{ column: 1, field: 'title' }], classification: 'internal' };
    expectRefusal(await district.get(`/tables/readings/${id}`), 'NOT_FOUND');
    expectRefusal(await tryOut(id, body, district), 'NOT_FOUND');
    expectRefusal({ body: (await importTable(district, id, body)).refusal }, 'NOT_FOUND');
    expectRefusal(
      {
        body: (
          await district.follow(
            '/tables/readings',
            formOf({ text: '事项\t单位\n修路\t市交通局', regionId: await world.region('379900') }),
          )
        ).refusal,
      },
      'NOT_ALLOWED',
    );
  });

  test('gets past the database either', async () => {
    const reading = await readTables(office, { file: workbook(register('癸')) });
    const id = await importedTable(office, reading);
    const person = await world.person('district');
    const actor = { person, grants: 'office:/379900/379902/', places: '/379900/379902/' };
    await asApplication(world.server, actor, async (client) => {
      for (const table of ['table_readings', 'table_mappings', 'document_tables', 'table_rows']) {
        expect(await attempt(client, `delete from ${table}`)).toBe(refusedByDatabase);
        expect(
          await attempt(
            client,
            `update ${table} set ${table === 'table_rows' || table === 'document_tables' ? 'document_id = document_id' : 'id = id'}`,
          ),
        ).toBe(refusedByDatabase);
      }
      expect(await attempt(client, 'select 1 from table_readings where id = $1', [reading.id])).toBe(0);
      for (const table of ['document_tables', 'table_rows']) {
        expect(await attempt(client, `select 1 from ${table} where document_id = $1`, [id])).toBe(0);
      }
      const row = [id, '0199d6a2-0000-7000-8000-000000000000'];
      expect(await attempt(client, `insert into table_rows values ($1, 99, $2, 1, '{}')`, row)).toBe(refusedByDatabase);
      const city = await world.region('379900');
      expect(
        await attempt(
          client,
          `insert into table_mappings values ($2, $1, '/379900/379902/', 's', '[]', false, $3, 'x', now())`,
          [city, row[1], person],
        ),
      ).toBe(refusedByDatabase);
    });
  });
});
