import { isBuiltin } from 'node:module';
import type { Edge, SourceTree } from './tree.ts';

export type Violation = { readonly file: string; readonly line: number; readonly says: string };

/** From the ground up: each may use those before it. */
const rooms = ['platform', 'org', 'plan', 'own', 'act', 'deliver'];
const schemaLibraries = ['zod', '@orpc/contract'];

/** Checks "who may import whom" of docs/architecture.md over every import, those of types only included. */
export function checkDirections(tree: SourceTree): Violation[] {
  return tree.edges.flatMap((edge) => {
    const says = judge(edge);
    return says === undefined ? [] : [{ file: edge.from, line: edge.line, says: `${edge.specifier}: ${says}` }];
  });
}

function judge(edge: Edge): string | undefined {
  if (isTest(edge.from)) return undefined;
  if ('target' in edge && isTest(edge.target)) return 'the product does not import its tests';
  const workspace = /^(?:packages|apps)\/([^/]+)\/src\//.exec(edge.from)?.[1];
  if (workspace === undefined) return undefined;
  if (edge.specifier.startsWith('.') && 'target' in edge && workspaceOf(edge.target) !== workspaceOf(edge.from)) {
    return 'another workspace is imported by its name, never by a path';
  }
  if (workspace === 'server') return judgeServer(edge);
  if (workspace === 'web') return judgeWeb(edge);
  if (workspace === 'contract') return judgeContract(edge);
  if (workspace === 'office') return judgeOffice(edge);
  return judgeEngine(edge);
}

const isTest = (path: string): boolean => !/^(packages|apps)\//.test(path) || /\/test\/|\.test\.tsx?$/.test(path);

const workspaceOf = (path: string): string => path.split('/').slice(0, 2).join('/');

const isOurs = (edge: Edge): boolean => edge.specifier.startsWith('@chengshi/');

function judgeEngine(edge: Edge): string | undefined {
  if (isOurs(edge)) return 'an engine imports nothing of ours';
  if ('module' in edge && isBuiltin(edge.module)) return 'an engine has no files, network or other services of Node.js';
  return undefined;
}

function judgeOffice(edge: Edge): string | undefined {
  if (!isOurs(edge)) return undefined;
  if (edge.specifier !== '@chengshi/taskbook') return 'office imports nothing of ours but types of @chengshi/taskbook';
  return edge.typeOnly ? undefined : 'office imports only types of @chengshi/taskbook';
}

function judgeContract(edge: Edge): string | undefined {
  if (isOurs(edge)) return 'the contract imports nothing of ours';
  if ('module' in edge && !schemaLibraries.includes(edge.module))
    return `the contract imports only ${schemaLibraries.join(' and ')}`;
  return undefined;
}

/** `apps/server/src/own/splits/store.ts` → layer own, thing own/splits. Files at the top and in demo/ put the whole together: no layer. */
function serverPlace(path: string): { layer: string; thing: string } | undefined {
  const [layer = '', thing = ''] = path.split('/').slice(3);
  return rooms.includes(layer) ? { layer, thing: `${layer}/${thing}` } : undefined;
}

function judgeServer(edge: Edge): string | undefined {
  if (!('target' in edge)) return undefined;
  if (edge.target.startsWith('apps/web/')) return 'the server never imports the web';
  if (!edge.target.startsWith('apps/server/')) return undefined;
  const from = serverPlace(edge.from);
  const target = serverPlace(edge.target);
  if (!from) return undefined;
  if (!target) return 'a layer does not know the files that put the server together';
  if (rooms.indexOf(target.layer) > rooms.indexOf(from.layer)) {
    return from.layer === 'platform'
      ? 'platform knows no thing'
      : `${from.layer} does not use ${target.layer}: deliver → act → own → plan → org → platform`;
  }
  if (target.layer !== 'platform' && target.thing !== from.thing && !edge.target.endsWith('/service.ts')) {
    return `${from.thing} uses ${target.thing} only through its service.ts`;
  }
  return undefined;
}

/** In the web, signing in is a thing beside the rooms. */
type WebPlace = { readonly kind: 'start' | 'app' | 'pages' | 'ui' | 'i18n' | 'thing'; readonly thing: string };

function webPlace(path: string): WebPlace {
  const [first = '', second = ''] = path.split('/').slice(3);
  if (first === 'session') return { kind: 'thing', thing: first };
  if (rooms.includes(first)) return { kind: 'thing', thing: `${first}/${second}` };
  const kind = (['app', 'pages', 'ui', 'i18n'] as const).find((name) => name === first);
  return { kind: kind ?? 'start', thing: '' };
}

const webUses: Record<WebPlace['kind'], readonly WebPlace['kind'][]> = {
  start: ['start', 'app', 'pages', 'ui', 'i18n', 'thing'],
  pages: ['pages', 'thing', 'app', 'ui', 'i18n'],
  thing: ['thing', 'app', 'ui', 'i18n'],
  app: ['app', 'pages', 'ui', 'i18n'],
  ui: ['ui', 'i18n'],
  i18n: ['i18n'],
};

function judgeWeb(edge: Edge): string | undefined {
  const from = webPlace(edge.from);
  if ('module' in edge) {
    const api = /^@orpc\/|^@tanstack\/react-(query|router)/.test(edge.module);
    return from.kind === 'ui' && api ? 'ui only draws: no API, no router' : undefined;
  }
  if (edge.target.startsWith('apps/server/')) return 'the web never imports the server';
  if (!edge.target.startsWith('apps/web/')) return undefined;
  const target = webPlace(edge.target);
  if (!webUses[from.kind].includes(target.kind))
    return `${from.kind} does not use ${target.kind}: pages → things → ui; app knows no thing`;
  if (from.kind === 'thing' && target.kind === 'thing' && from.thing !== target.thing) {
    return `things do not know each other (${from.thing}, ${target.thing}): a page composes them`;
  }
  return undefined;
}
