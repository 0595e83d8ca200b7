import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8');

/** The colours of a theme by their names without the leading dashes. */
function coloursOf(name: string): Record<string, string> {
  const block = css.split('@plugin').find((part) => part.includes(`name: "${name}"`)) ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key, value]) => [key, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = [
  ...['base-100', 'base-200'].flatMap((ground) =>
    ['color-base-content', 'color-primary', 'muted', 'link', 'link-hover', 'color-error'].map((ink) => [
      ink,
      `color-${ground}`,
    ]),
  ),
  ...['primary', 'secondary', 'neutral', 'info', 'success', 'warning', 'error'].map((it) => [
    `color-${it}-content`,
    `color-${it}`,
  ]),
  ['color-base-content', 'tint-neutral'],
  ['color-primary', 'tint-accent'],
  ...['info', 'success', 'warning'].map((it) => [`color-${it}`, `tint-${it}`]),
  ['color-error', 'tint-danger'],
  ...['accent', 'info', 'success', 'warning', 'danger'].map((it) => ['color-base-content', `tint-${it}`]),
  ['link', 'tint-accent'],
  ['color-primary-content', 'link-hover'],
  ['band-text', 'band'],
  ['hero-button-text', 'hero-button'],
  ['color-base-content', 'hit'],
  ['color-base-content', 'shade-0'],
  ['color-base-content', 'shade-1'],
  ...[2, 3, 4].map((shade) => [`shade-${shade}-text`, `shade-${shade}`]),
] as [string, string][];

/** Borders of controls and the focus ring: 3:1 (WCAG 1.4.11, 2.4.13). */
const EDGES = [
  ['edge', 'color-base-100'],
  ['color-primary', 'color-base-100'],
  ['color-primary', 'color-base-300'],
  ['edge', 'color-base-300'],
  ['focus', 'focus-inner'],
] as [string, string][];

describe.each(['tuntas', 'tuntas-dark'])('theme %s', (name) => {
  const colours = coloursOf(name);

  test.each(TEXT)('text %s on %s has 4.5:1', (ink, ground) => {
    expect(contrast(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGES)('edge %s on %s has 3:1', (edge, ground) => {
    expect(contrast(colours[edge] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test('both themes name the same colours', () => {
  expect(Object.keys(coloursOf('tuntas-dark'))).toEqual(Object.keys(coloursOf('tuntas')));
});
