import { access } from 'node:fs/promises';

/** A share of things that are right, 0…1: higher is better. `name` begins with the engine's: `taskbook.targets.f1`. */
export interface Figure {
  readonly name: string;
  readonly value: number;
}

/** A table that helps to understand the figures; its first row holds the headings. */
export interface Information {
  readonly heading: string;
  readonly rows: readonly (readonly string[])[];
}

export interface Judgement {
  readonly figures: readonly Figure[];
  readonly information: readonly Information[];
  /** Why there is no judgement, or not a whole one: what the folder lacks. */
  readonly missing: { readonly chinese: string; readonly english: string } | null;
}

/** Judges an engine by the data in a folder. Where the folder is, only the caller knows. */
export type Judge = (folder: string) => Promise<Judgement>;

/** A judgement that says which of these paths are not there; null when all are. */
export async function lacking(engine: string, folder: string, paths: readonly string[]): Promise<Judgement | null> {
  const absent: string[] = [];
  for (const path of paths) {
    await access(path).catch(() => absent.push(path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path));
  }
  if (absent.length === 0) return null;
  const list = absent.join(', ');
  return {
    figures: [],
    information: [],
    missing: {
      chinese: `无法检验 ${engine}：${folder} 里没有 ${list}。`,
      english: `${engine} cannot be judged: ${folder} has no ${list}.`,
    },
  };
}
