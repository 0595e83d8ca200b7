import { expect, test } from 'vitest';
import { helpedBy } from './page-help.ts';

const form = { method: 'get', path: '/profil/nama', event: 'identity.profile_form' } as const;
const save = { method: 'post', path: '/profil/nama', event: 'identity.profile_change' } as const;

test('a page has its own help, and none when it tells that something is not there or went wrong', () => {
  expect(helpedBy(form)).toBe('identity.profile_form');
  expect(helpedBy(form, 200)).toBe('identity.profile_form');
  for (const status of [400, 403, 404, 409, 410, 500, 503]) expect(helpedBy(form, status)).toBeNull();
});

test('a form that comes back with its errors has the help of its page', () => {
  expect(helpedBy(save, 422)).toBe('identity.profile_form');
  // What a form leads to is another page.
  expect(helpedBy(save, 200)).toBeNull();
  expect(helpedBy({ ...save, path: '/profil/keluar-semua' }, 422)).toBeNull();
});
