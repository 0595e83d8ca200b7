import { expect, test } from 'vitest';
import { capabilities } from './capabilities.ts';
import { helpedBy, ledToByForms, standsOn } from './page-help.ts';

const form = { method: 'get', path: '/profil/nama', event: 'identity.profile_form' } as const;
const save = { method: 'post', path: '/profil/nama', event: 'identity.profile_change' } as const;

test('a page has its own help, and none when it tells that something is not there or went wrong', () => {
  expect(helpedBy(form)).toBe('identity.profile_form');
  expect(helpedBy(form, 200)).toBe('identity.profile_form');
  for (const status of [400, 403, 404, 409, 410, 500, 503]) expect(helpedBy(form, status)).toBeNull();
});

test('a form that comes back with its errors has the help of its page', () => {
  const post = (path: string, event = 'x.y') => helpedBy({ method: 'post', path, event }, 422);
  expect(helpedBy(save, 422)).toBe('identity.profile_form');
  expect(helpedBy(save, 429)).toBe('identity.profile_form');
  expect(post('/wawancara/:id/minta-waktu')).toBe('competition.interview.read');
  expect(post('/kelola/inovasi/:id/kirim', 'registry.innovation.submit')).toBe('registry.innovation.check');
  expect(post('/profil/sesi-lain/akhiri')).toBeNull();
  // What a form leads to is another page, with a help of its own or none.
  expect(helpedBy(save, 200)).toBeNull();
  const chosen = { method: 'post', path: '/kelola/massal/periksa', event: 'competition.bulk.confirm' } as const;
  expect([helpedBy(chosen, 200), helpedBy(chosen, 422)]).toEqual([chosen.event, chosen.event]);
});

test('forms that stand elsewhere are forms, and stand on pages', () => {
  const routes = capabilities.flatMap((it) => it.routes);
  const events = (method: string) => routes.filter((it) => it.method === method).map((it) => it.event);
  expect(Object.keys(standsOn).filter((it) => !events('post').includes(it))).toEqual([]);
  expect(Object.values(standsOn).filter((it) => !events('get').includes(it))).toEqual([]);
  expect(ledToByForms.filter((it) => !events('post').includes(it))).toEqual([]);
});
