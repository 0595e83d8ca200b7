import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { raiseStage, type Stage } from '../support/stage.ts';
import { type Written, watchTables } from '../support/written.ts';
import { pathOf } from './addresses.ts';
import { formFor } from './forms.ts';
import { targetOf } from './targets.ts';
import { watchHandlers } from './watched-routes.ts';

let stage: Stage;
let written: Written;
let viewing = '';
const reason = 'Membantu mencari berkas.';

beforeAll(async () => {
  stage = await raiseStage({ size: 2 });
  // The hub has its key from when it first says who it is.
  await stage.server.ask('/.well-known/tuntas');
  viewing = stage.cookiesOf('system_admin');
  const form = { alasan: reason };
  const path = `/orang/${stage.people.hub_admin.person.id}/lihat-sebagai`;
  const begun = await stage.server.ask(path, { cookies: viewing, form });
  expect([begun.status, begun.headers.get('location')]).toEqual([303, '/beranda']);
  written = await watchTables(stage.database.db);
});
afterAll(() => stage.database.close());

const routes = capabilities.flatMap((it) => it.routes);
const ending = '/akhiri-lihat-sebagai';

/** The tables that the visit writes to. */
async function changedBy<T>(
  visit: () => Promise<T>,
): Promise<{ readonly changed: readonly string[]; readonly value: T }> {
  await written();
  const value = await visit();
  return { changed: await written(), value };
}

/** What a page lacks, or shows too much. */
function oddOn(html: string): readonly string[] {
  if (!html.startsWith('<!doctype html>')) return [];
  const hasBanner = html.includes('Anda melihat sebagai Orang hub_admin sampai');
  const hasForms = html.includes('action="/keluar"') || html.includes('action="/tema"');
  return [...(hasBanner ? [] : ['no banner']), ...(hasForms ? ['forms'] : [])];
}

// No handler is asked, so that it makes no difference what the form says and whether what it is about is there.
test('while viewing as the admin of the hub, no form changes anything', async () => {
  // Programs come by tokens: cookies say nothing there.
  const writing = routes.filter((it) => it.method !== 'get' && !it.forPrograms && it.path !== ending);
  expect(writing.length).toBeGreaterThan(60);
  const watched = watchHandlers(routes);
  const answerTo = async (route: (typeof routes)[number]): Promise<string> => {
    const method = route.method === 'patch' ? 'PATCH' : route.method === 'delete' ? 'DELETE' : undefined;
    const form = method ? undefined : {};
    const answer = await stage.server.ask(pathOf(route.path), { cookies: viewing, form, method });
    return `${answer.status}, ${watched.looked().asked} handlers`;
  };
  const { changed, value } = await changedBy(async () => {
    const answers: string[] = [];
    for (const route of writing) answers.push(`${route.path} ${await answerTo(route)}`);
    return answers;
  });
  expect(value.filter((it) => !it.endsWith(' 403, 0 handlers'))).toEqual([]);
  expect(changed).toEqual([]);
  // They would have been asked otherwise.
  const own = stage.cookiesOf('local_admin');
  await stage.server.ask('/tema', { cookies: own, form: {} });
  expect(watched.looked().asked).toBe(1);
  watched.end();
});

test('nor does a whole form about something that is there', async () => {
  const route = routes.find((it) => it.method === 'post' && it.path === '/masalah/:id/coret');
  const path = await targetOf(stage, route!);
  const form = await formFor(stage, 'hub_admin', route!, path);
  const { changed, value } = await changedBy(() => stage.server.ask(path, { cookies: viewing, form }));
  expect([value.status, changed]).toEqual([403, []]);
  const own = await changedBy(() => stage.server.ask(path, { cookies: stage.cookiesOf('hub_admin'), form }));
  expect(own.changed).toContain('audit_event');
});

test('every page says as whom, and none of those by which one signs in is shown', { timeout: 900_000 }, async () => {
  const odd: string[] = [];
  const closed: string[] = [];
  for (const route of routes.filter((it) => it.method === 'get')) {
    const path = await targetOf(stage, route);
    const { changed, value } = await changedBy(async () => {
      const answer = await stage.server.ask(path, { cookies: viewing });
      return { status: answer.status, html: await answer.text() };
    });
    odd.push(...oddOn(value.html).map((it) => `${path} ${it}`));
    if (value.status === 403) closed.push(route.path);
    // The log is left out: reading may leave its trace there.
    if (changed.some((it) => it !== 'audit_event')) odd.push(`${path} changed ${changed}`);
  }
  expect(odd).toEqual([]);
  expect(closed).toEqual(
    routes.filter((it) => it.method === 'get' && /^\/(profil\/|bertindak$)/.test(it.path)).map((it) => it.path),
  );
  expect(closed).toContain('/profil/dua-langkah');
  expect(closed).toContain('/profil/sesi');
});

test('what is read and logged meanwhile carries both, and the end is logged too', async () => {
  const pool = stage.database.db.pool;
  const answer = await stage.server.ask(ending, { cookies: viewing, method: 'POST' });
  expect(answer.headers.get('location')).toBe(`/orang/${stage.people.hub_admin.person.id}`);
  const found = await pool.query(
    `select event, person_name, role, as_person_name, changes from audit_event where as_person_id is not null order by id`,
  );
  const names = found.rows.map((it) => it.event);
  expect(names[0]).toBe('identity.support_view_begun');
  expect(names.at(-1)).toBe('identity.support_view_ended');
  expect(names.length).toBeGreaterThan(2);
  for (const row of found.rows) {
    const { person_name, role, as_person_name } = row;
    expect([person_name, role, as_person_name]).toEqual(['Orang system_admin', 'system_admin', 'Orang hub_admin']);
  }
  for (const row of [found.rows[0], found.rows.at(-1)])
    expect(row.changes).toContainEqual({ field: 'reason', before: null, after: reason });
  const own = await stage.server.ask('/profil/sesi', { cookies: viewing });
  expect(own.status).toBe(200);
  expect(await own.text()).not.toContain('Anda melihat sebagai');
});
