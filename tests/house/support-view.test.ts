import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { contentsOf } from '../support/contents.ts';
import { raiseStage, type Stage } from '../support/stage.ts';
import { formFor, targetOf } from './targets.ts';

let stage: Stage;
let viewing = '';
const reason = 'Membantu mencari berkas.';

beforeAll(async () => {
  stage = await raiseStage();
  viewing = stage.cookiesOf('system_admin');
  const form = { alasan: reason };
  const path = `/orang/${stage.people.hub_admin.person.id}/lihat-sebagai`;
  const begun = await stage.server.ask(path, { cookies: viewing, form });
  expect([begun.status, begun.headers.get('location')]).toEqual([303, '/beranda']);
});
afterAll(() => stage.database.close());

const routes = capabilities.flatMap((it) => it.routes);
const ending = '/akhiri-lihat-sebagai';

/** What the tables hold; the log is left out where reading may leave its trace. */
const contents = (without: readonly string[] = []) => contentsOf(stage.database.db, without);

test('while viewing as the admin of the hub, no form changes anything', { timeout: 480_000 }, async () => {
  // Programs come by tokens: cookies say nothing there.
  const writing = routes.filter((it) => it.method !== 'get' && !it.forPrograms && it.path !== ending);
  expect(writing.length).toBeGreaterThan(60);
  const answers: string[] = [];
  for (const route of writing) {
    const path = await targetOf(stage, route);
    const form = route.method === 'post' ? await formFor(stage, 'hub_admin', route, path) : undefined;
    const before = await contents();
    const method = route.method === 'patch' ? 'PATCH' : route.method === 'delete' ? 'DELETE' : undefined;
    const answer = await stage.server.ask(path, { cookies: viewing, form, method });
    if (answer.status !== 403) answers.push(`${route.method} ${path} ${answer.status}`);
    const changed = (await contents()).filter((it) => !before.includes(it));
    if (changed.length > 0) answers.push(`${route.method} ${path} changed ${changed.join(', ')}`);
  }
  expect(answers).toEqual([]);
});

test('every page says as whom, and none of those by which one signs in is shown', { timeout: 480_000 }, async () => {
  const odd: string[] = [];
  const closed: string[] = [];
  for (const route of routes.filter((it) => it.method === 'get')) {
    const path = await targetOf(stage, route);
    const before = await contents(['audit_event']);
    const answer = await stage.server.ask(path, { cookies: viewing });
    const changed = (await contents(['audit_event'])).filter((it) => !before.includes(it));
    if (changed.length > 0) odd.push(`${path} changed ${changed.join(', ')}`);
    const html = await answer.text();
    const isPage = html.startsWith('<!doctype html>');
    if (isPage && !html.includes('Anda melihat sebagai Orang hub_admin sampai')) odd.push(`${path} no banner`);
    if (isPage && (html.includes('action="/keluar"') || html.includes('action="/tema"'))) odd.push(`${path} forms`);
    if (answer.status === 403) closed.push(route.path);
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
