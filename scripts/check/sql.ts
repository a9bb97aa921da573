import type { Violation } from './directions.ts';
import type { SourceTree } from './tree.ts';

const layers = /^apps\/server\/src\/(org|plan|own|act|deliver)\//;
const statements =
  /\bsql(?:<[^>]*>)?`|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto|withRecursive|selectNoFrom)\(/;

/** In a thing, store.ts is the only place with SQL. Types of the query builder may pass through other files, its functions may not. */
export function checkSql(tree: SourceTree): Violation[] {
  const imports = tree.edges
    .filter(
      (edge) => layers.test(edge.from) && !isStore(edge.from) && !edge.typeOnly && /^(kysely|pg)$/.test(edge.specifier),
    )
    .map((edge) => ({
      file: edge.from,
      line: edge.line,
      says: `${edge.specifier}: only store.ts uses the query builder`,
    }));
  const written = [...tree.files]
    .filter(([path]) => layers.test(path) && !isStore(path))
    .flatMap(([file, source]) =>
      source
        .split('\n')
        .flatMap((text, index) =>
          statements.test(text) ? [{ file, line: index + 1, says: 'only store.ts holds SQL' }] : [],
        ),
    );
  return [...imports, ...written];
}

const isStore = (path: string): boolean => path.endsWith('/store.ts');
