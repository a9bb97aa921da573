export type Import = { readonly specifier: string; readonly typeOnly: boolean; readonly line: number };

/**
 * The modules a source file names: import, export … from, import(), and files handed to a worker by URL. It reads the text and not
 * its syntax, which is enough for files that Biome has formatted: statements begin their lines, strings of them have no escapes.
 */
export function findImports(source: string): Import[] {
  const text = blankComments(source);
  const found: { index: number; specifier: string; typeOnly: boolean }[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+([^;'"`]*?)\s*\bfrom\s+['"]([^'"]+)['"]/gm)) {
    found.push({ index: match.index, specifier: match[2] ?? '', typeOnly: isTypeOnly(match[1] ?? '') });
  }
  const others = [
    /^import\s+['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
    /\bnew URL\(\s*['"](\.[^'"]+\.tsx?)['"]/g,
  ];
  for (const pattern of others) {
    for (const match of text.matchAll(pattern))
      found.push({ index: match.index, specifier: match[1] ?? '', typeOnly: false });
  }
  return found
    .sort((a, b) => a.index - b.index)
    .map(({ index, specifier, typeOnly }) => ({ specifier, typeOnly, line: text.slice(0, index).split('\n').length }));
}

/** `type { A }`, or braces in which every name is marked. */
function isTypeOnly(clause: string): boolean {
  if (/^type\b/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  if (names === undefined) return false;
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}

/** Whole comment lines become empty ones, so that a commented-out import does not count and line numbers stay. */
function blankComments(source: string): string {
  return source
    .replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^[ \t]*\/\/.*$/gm, '');
}
