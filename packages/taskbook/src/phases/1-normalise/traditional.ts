/// <reference path="../../opencc-dictionary.d.ts" />
import TRADITIONAL_TO_SIMPLIFIED from 'opencc-js/dict/TSCharacters';
import { characterSet, isIn } from '../../lexicon/characters.ts';

/**
 * Is the text written in traditional characters? Counts characters that occur in one of the two scripts only; a text that merely quotes some stays as it is,
 * because a few characters (乾, 著) are good simplified ones too.
 */
export function isTraditional(text: string): boolean {
  const step = Math.max(1, Math.floor(text.length / SAMPLE));
  let traditional = 0;
  let simplified = 0;
  for (let at = 0; at < text.length; at += step) {
    const code = text.charCodeAt(at);
    if (isIn(ONLY_TRADITIONAL, code)) traditional++;
    else if (isIn(ONLY_SIMPLIFIED, code)) simplified++;
  }
  return traditional > 5 && traditional > simplified;
}

/** Writes the simplified form of every traditional character into a folding table. */
export function addSimplified(table: Uint16Array): void {
  for (const pair of TRADITIONAL_TO_SIMPLIFIED.split('|')) {
    // Both sides one character inside the basic plane: the map keeps the length.
    if (pair.length === 3 && pair[1] === ' ') table[pair.charCodeAt(0)] = pair.charCodeAt(2);
  }
}

const SAMPLE = 30_000;
const ONLY_TRADITIONAL = characterSet(
  '個們來國學會產業經濟實動與時對開長進過還這爲為發現點機關體級網縣區黨導強總題種質設計劃項際問應當從將',
);
const ONLY_SIMPLIFIED = characterSet(
  '个们来国学会产业经济实动与时对开长进过还这为为发现点机关体级网县区党导强总题种质设计划项际问应当从将',
);
