import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { customProperty, darkTokens, lightTokens, type TokenName } from './tokens.ts';

const texts: readonly TokenName[] = [
  'ink',
  'inkSoft',
  'inkFaint',
  'blue',
  'cinnabar',
  'lightDone',
  'lightGreen',
  'lightYellow',
  'lightRed',
  'lightGrey',
];
const grounds: readonly TokenName[] = ['canvas', 'paper', 'sunken'];
const pairs: readonly (readonly [TokenName, TokenName])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['onBlue', 'blue'],
  ['blue', 'blueSoft'],
  ['ink', 'blueSoft'],
  ['cinnabar', 'cinnabarSoft'],
  ['lightDone', 'washDone'],
  ['lightGreen', 'washGreen'],
  ['lightYellow', 'washYellow'],
  ['lightRed', 'washRed'],
  ['lightGrey', 'washGrey'],
  ['ink', 'highlight'],
  ['ink', 'washRed'],
  ['ink', 'washYellow'],
];

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('the %s colours', (_scheme, tokens: Readonly<Record<TokenName, string>>) => {
  test.each(pairs)('%s on %s can be read (WCAG AA, 4.5)', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });
  test.each(grounds)('the border of fields is seen on %s (WCAG AA, 3)', (ground) => {
    expect(contrast(tokens.lineStrong, tokens[ground])).toBeGreaterThanOrEqual(3);
  });
});

test('contrast of black and white is 21, of a colour with itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#777777')).toBe(1);
});

test('a token becomes a custom property', () => {
  expect(customProperty('inkSoft')).toBe('--ink-soft');
});
