/**
 * The colours of the product, the one truth for CSS (as custom properties), antd and the test that computes their contrast.
 * White paper, ink text, one deep blue; cinnabar only for what needs action.
 */
export const lightTokens = {
  canvas: '#f6f5f3',
  paper: '#ffffff',
  sunken: '#f0f1f3',
  ink: '#171b23',
  inkSoft: '#454c5a',
  inkFaint: '#5f6776',
  line: '#dfe1e6',
  lineStrong: '#7f8694',
  blue: '#1d3c73',
  blueSoft: '#e9eef7',
  onBlue: '#ffffff',
  cinnabar: '#b02a17',
  cinnabarSoft: '#fbeeeb',
  lightDone: '#1d3c73',
  lightGreen: '#1a7042',
  lightYellow: '#8f6200',
  lightRed: '#b02a17',
  lightGrey: '#666d7a',
  washDone: '#e9eef7',
  washGreen: '#e7f3ec',
  washYellow: '#fbf2dc',
  washRed: '#fbeeeb',
  washGrey: '#eff0f2',
  highlight: '#ffe9a8',
} as const;

export type TokenName = keyof typeof lightTokens;

export const darkTokens: Readonly<Record<TokenName, string>> = {
  canvas: '#0f1217',
  paper: '#171b22',
  sunken: '#10141a',
  ink: '#e9ebef',
  inkSoft: '#bcc2cd',
  inkFaint: '#9aa2b0',
  line: '#2b313c',
  lineStrong: '#717a8a',
  blue: '#9dbcf2',
  blueSoft: '#1e2a40',
  onBlue: '#0f1217',
  cinnabar: '#f59580',
  cinnabarSoft: '#38211d',
  lightDone: '#9dbcf2',
  lightGreen: '#6fcb98',
  lightYellow: '#e5b94e',
  lightRed: '#f59580',
  lightGrey: '#a3aab7',
  washDone: '#1e2a40',
  washGreen: '#16301f',
  washYellow: '#352a10',
  washRed: '#38211d',
  washGrey: '#242932',
  highlight: '#5c4a12',
};

/** `inkSoft` becomes `--ink-soft`. */
export function customProperty(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const sheet = globalThis.CSSStyleSheet && new CSSStyleSheet();

/** Sets the colours in a sheet made by script, which a strict content security policy allows; print overrules it. */
export function applyTokens(scheme: 'light' | 'dark'): void {
  const properties = Object.entries(scheme === 'dark' ? darkTokens : lightTokens).map(
    ([name, value]) => `${customProperty(name)}: ${value};`,
  );
  sheet.replaceSync(`:root { color-scheme: ${scheme}; ${properties.join(' ')} }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
