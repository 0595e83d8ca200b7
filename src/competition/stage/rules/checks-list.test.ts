import { expect, test } from 'vitest';
import { groupOf } from './checks-list.ts';

test.each([
  [null, 'waiting'],
  [{ state: 'open', outcome: 'refused' }, 'waiting'],
  [{ state: 'proposed', outcome: 'refused' }, 'proposed'],
  [{ state: 'decided', outcome: 'correction' }, 'correction'],
] as const)('%j stands among %s', (said, group) => {
  expect(groupOf(said)).toBe(group);
});
