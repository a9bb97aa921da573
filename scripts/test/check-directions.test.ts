import { describe, expect, test } from 'vitest';
import { checkDirections } from '../check/directions.ts';
import { makeTree } from '../check/tree.ts';

/** What the checker says about one file that imports one module; the imported file exists. */
function judge(from: string, statement: string, existing: string[] = []): string[] {
  const files = new Map([[from, `${statement}\n`], ...existing.map((path) => [path, ''] as const)]);
  return checkDirections(makeTree(files)).map(({ says }) => says);
}

const engine = 'packages/calendar/src/index.ts';
const office = 'packages/office/src/index.ts';
const contract = 'packages/contract/src/act/reports.ts';
const server = (path: string) => `apps/server/src/${path}`;
const web = (path: string) => `apps/web/src/${path}`;

describe('forbidden', () => {
  test.each([
    [
      'an engine that imports another engine',
      engine,
      "import { read } from '@chengshi/taskbook';",
      'an engine imports nothing of ours',
    ],
    [
      'an engine that imports only a type of ours',
      engine,
      "import type { Report } from '@chengshi/contract';",
      'an engine imports nothing of ours',
    ],
    ['an engine that reads files', engine, "import { readFileSync } from 'node:fs';", 'services of Node.js'],
    [
      'an engine that reads files, in the old spelling',
      engine,
      "import { readFileSync } from 'fs';",
      'services of Node.js',
    ],
    [
      'a contract that imports an engine',
      contract,
      "import type { Day } from '@chengshi/calendar';",
      'the contract imports nothing of ours',
    ],
    [
      'a contract with a library that is no schema library',
      contract,
      "import { v7 } from 'uuid';",
      'the contract imports only',
    ],
    ['office with a function of taskbook', office, "import { parse } from '@chengshi/taskbook';", 'only types'],
    [
      'office with a function among types of taskbook',
      office,
      "import { type Item, parse } from '@chengshi/taskbook';",
      'only types',
    ],
    [
      'office that imports the contract',
      office,
      "import type { Report } from '@chengshi/contract';",
      'office imports nothing of ours but',
    ],
    [
      'a path into another workspace',
      server('act/reports/service.ts'),
      "import { a } from '../../../../../packages/contract/src/index.ts';",
      'by its name',
    ],
    [
      'the server that imports the web',
      server('app.ts'),
      "import type { A } from '@chengshi/web';",
      'the server never imports the web',
    ],
    [
      'the web that imports the server',
      web('pages/Home.tsx'),
      "import type { App } from '@chengshi/server';",
      'the web never imports the server',
    ],
    [
      'a lower layer that uses a higher one',
      server('plan/commitments/service.ts'),
      "import { a } from '../../own/splits/service.ts';",
      'plan does not use own',
    ],
    [
      'a lower layer that uses only a type of a higher one',
      server('own/splits/view.ts'),
      "import type { A } from '../../act/reports/service.ts';",
      'own does not use act',
    ],
    [
      'platform that knows a thing',
      server('platform/access/actor.ts'),
      "import type { A } from '../../org/people/service.ts';",
      'platform knows no thing',
    ],
    [
      'a thing that reaches past another thing’s service',
      server('act/reports/service.ts'),
      "import { a } from '../../plan/commitments/store.ts';",
      'only through its service.ts',
    ],
    [
      'a thing that reaches past its neighbour’s service',
      server('act/reports/service.ts'),
      "import { a } from '../evidence/policy.ts';",
      'only through its service.ts',
    ],
    [
      'a thing that knows what puts the server together',
      server('act/reports/routes.ts'),
      "import type { Deps } from '../../deps.ts';",
      'put the server together',
    ],
    ['ui with a router', web('ui/Card.tsx'), "import { Link } from '@tanstack/react-router';", 'ui only draws'],
    ['ui with the API', web('ui/Card.tsx'), "import { createORPCClient } from '@orpc/client';", 'ui only draws'],
    ['ui that uses app', web('ui/Card.tsx'), "import { say } from '../app/say.ts';", 'ui does not use app'],
    [
      'a thing that uses a page',
      web('act/reports/Form.tsx'),
      "import { Page } from '../../pages/Home.tsx';",
      'thing does not use pages',
    ],
    [
      'a thing that knows another thing',
      web('act/reports/Form.tsx'),
      "import { List } from '../../plan/commitments/List.tsx';",
      'do not know each other',
    ],
    [
      'app that knows a thing',
      web('app/router.tsx'),
      "import { List } from '../plan/commitments/List.tsx';",
      'app does not use thing',
    ],
    [
      'the product that imports a test',
      server('act/reports/service.ts'),
      "import { a } from '../../../test/support/world.ts';",
      'does not import its tests',
    ],
    [
      'a worker of a higher layer',
      server('plan/documents/service.ts'),
      "new Worker(new URL('../../act/reports/worker.ts', import.meta.url));",
      'plan does not use act',
    ],
    [
      'a late import of a higher layer',
      server('plan/documents/service.ts'),
      "const later = await import('../../act/reports/service.ts');",
      'plan does not use act',
    ],
    [
      'a name passed on from a higher layer',
      server('plan/documents/service.ts'),
      "export { a } from '../../act/reports/service.ts';",
      'plan does not use act',
    ],
    [
      'an import over several lines',
      server('plan/documents/service.ts'),
      "import {\n  a,\n  b,\n} from '../../act/reports/service.ts';",
      'plan does not use act',
    ],
  ])('%s', (_name, from, statement, says) => {
    expect(judge(from, statement)).toEqual([expect.stringContaining(says)]);
  });
});

describe('allowed', () => {
  test.each([
    ['an engine with a library', engine, "import days from 'chinese-days';"],
    ['an engine with its own files', engine, "import { a } from './months.ts';"],
    [
      'a contract with its schema libraries',
      contract,
      "import { oc } from '@orpc/contract';\nimport { z } from 'zod';",
    ],
    ['office with types of taskbook', office, "import type { Item } from '@chengshi/taskbook';"],
    ['office with marked types of taskbook', office, "import { type Item, type Section } from '@chengshi/taskbook';"],
    [
      'a higher layer with a lower one’s service',
      server('deliver/status/service.ts'),
      "import { a } from '../../act/reports/service.ts';",
    ],
    ['a neighbour’s service', server('act/reports/service.ts'), "import { a } from '../evidence/service.ts';"],
    ['a thing with its own store', server('act/reports/service.ts'), "import { a } from './store.ts';"],
    ['any file of platform', server('act/reports/routes.ts'), "import { os } from '../../platform/http/os.ts';"],
    ['what puts the server together with everything', server('deps.ts'), "import { a } from './act/reports/store.ts';"],
    ['a page that composes things', web('pages/Home.tsx'), "import { List } from '../plan/commitments/List.tsx';"],
    [
      'a thing with app and ui',
      web('act/reports/Form.tsx'),
      "import { useSay } from '../../app/useSay.ts';\nimport { Card } from '../../ui/Card.tsx';",
    ],
    [
      'a test with whatever it needs',
      'apps/server/test/reports.test.ts',
      "import { a } from '../src/act/reports/store.ts';",
    ],
    [
      'an import that is only a comment',
      engine,
      "// import { read } from '@chengshi/taskbook';\n/* import { read } from '@chengshi/taskbook'; */",
    ],
  ])('%s', (_name, from, statement) => {
    expect(judge(from, statement)).toEqual([]);
  });
});

test('a violation names the file and the line', () => {
  const files = new Map([[engine, "import days from 'chinese-days';\n\nimport { readFileSync } from 'node:fs';\n"]]);
  expect(checkDirections(makeTree(files))).toEqual([
    { file: engine, line: 3, says: expect.stringContaining('node:fs') },
  ]);
});
