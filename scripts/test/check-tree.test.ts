import { expect, test } from 'vitest';
import { findCycles } from '../check/cycles.ts';
import { checkSql } from '../check/sql.ts';
import { makeTree } from '../check/tree.ts';

const tree = (files: Record<string, string>) => makeTree(new Map(Object.entries(files)));

test('a circle of imports is shown, one of types too', () => {
  const found = findCycles(
    tree({
      'packages/ruler/src/a.ts': "import { b } from './b.ts';",
      'packages/ruler/src/b.ts': "import type { C } from './c.ts';",
      'packages/ruler/src/c.ts': "import { a } from './a.ts';",
      'packages/ruler/src/d.ts': "import { a } from './a.ts';",
    }),
  );
  expect(found).toEqual([
    ['packages/ruler/src/a.ts', 'packages/ruler/src/b.ts', 'packages/ruler/src/c.ts', 'packages/ruler/src/a.ts'],
  ]);
});

test('a circle through the names of workspaces is shown', () => {
  const found = findCycles(
    tree({
      'packages/ruler/src/index.ts': "export { score } from '@chengshi/score';",
      'packages/score/src/index.ts': "export { rule } from '@chengshi/ruler';",
    }),
  );
  expect(found).toHaveLength(1);
});

test('two circles are two findings, and a file that imports itself is one', () => {
  const found = findCycles(
    tree({
      'packages/ruler/src/a.ts': "import { b } from './b.ts';",
      'packages/ruler/src/b.ts': "import { a } from './a.ts';",
      'packages/ruler/src/c.ts': "import { c } from './c.ts';",
    }),
  );
  expect(found).toEqual([
    ['packages/ruler/src/a.ts', 'packages/ruler/src/b.ts', 'packages/ruler/src/a.ts'],
    ['packages/ruler/src/c.ts', 'packages/ruler/src/c.ts'],
  ]);
});

test('a diamond of imports is no circle', () => {
  const found = findCycles(
    tree({
      'packages/ruler/src/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
      'packages/ruler/src/b.ts': "import { d } from './d.ts';",
      'packages/ruler/src/c.ts': "import { d } from './d.ts';",
      'packages/ruler/src/d.ts': '',
    }),
  );
  expect(found).toEqual([]);
});

test.each([
  ['a query in a service', 'service.ts', "const rows = await trx.selectFrom('reports').execute();"],
  ['SQL in a text', 'routes.ts', 'await sql`delete from reports`.execute(trx);'],
  ['SQL with a type', 'view.ts', 'const now = sql<Date>`now()`;'],
  ['the query builder itself', 'policy.ts', "import { sql } from 'kysely';"],
])('%s is found outside store.ts', (_name, file, source) => {
  const found = checkSql(tree({ [`apps/server/src/act/reports/${file}`]: source }));
  expect(found).toEqual([
    { file: `apps/server/src/act/reports/${file}`, line: 1, says: expect.stringContaining('only store.ts') },
  ]);
});

test('SQL in store.ts, in platform and in tests is in its place, and so are types of the query builder', () => {
  const query = "import { sql } from 'kysely';\nawait trx.selectFrom('reports').execute();";
  expect(
    checkSql(
      tree({
        'apps/server/src/act/reports/store.ts': query,
        'apps/server/src/platform/ledger/ledger.ts': query,
        'apps/server/test/reports.test.ts': query,
        'apps/server/src/act/reports/service.ts': "import type { Transaction } from 'kysely';",
      }),
    ),
  ).toEqual([]);
});
