import { expect, test } from 'vitest';
import { likeness } from './likeness.ts';

const text = (body: string) => ({ title: '', summary: '', body });

test.each([
  ['sepeda bagus sekolah', 'sepeda bagus sekolah', 1],
  ['sepeda bagus sekolah', 'sepeda bagus sekolah desa', 2 / 3],
  ['sepeda bagus', 'kereta api', 0],
  ['sepeda', 'sepeda', 0],
  ['', '', 0],
])('%j and %j share %s of their word pairs', (a, b, share) => {
  expect(likeness(text(a), text(b))).toBe(share);
});
