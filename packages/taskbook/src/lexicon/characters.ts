/**
 * Characters as a set of bits, 8 KB. A byte for each of the 65,536 would lie so far apart that a short text waits longer for the memory of
 * its dozen tables than it takes to read.
 */
export type CharacterSet = Uint32Array;

export function characterSet(characters: string): CharacterSet {
  const set = new Uint32Array(0x10000 >> 5);
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    set[code >> 5]! |= 1 << (code & 31);
  }
  return set;
}

/** Is the character of this code in the set? NaN, behind the end of a text, is in none. */
export function isIn(set: CharacterSet, code: number): boolean {
  return ((set[code >> 5]! >> (code & 31)) & 1) === 1;
}

/** 一 to 龟: no mark, no digit and no blank, so that most of a text can pass by the tables that fold those. */
export function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
