import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { contentsOf } from '../support/contents.ts';
import type { Ask } from '../support/server.ts';
import { raiseStage, type Stage } from '../support/stage.ts';
import { formFor } from './forms.ts';
import { targetOf } from './targets.ts';

let stage: Stage;
let viewing = '';
const reason = 'Membantu mencari berkas.';

beforeAll(async () => {
  stage = await raiseStage();
  // The hub has its key from when it first says who it is.
  await stage.server.ask('/.well-known/tuntas');
  viewing = stage.cookiesOf('system_admin');
  const form = { alasan: reason };
  const path = `/orang/${stage.people.hub_admin.person.id}/lihat-sebagai`;
  const begun = await stage.server.ask(path, { cookies: viewing, form });
  expect([begun.status, begun.headers.get('location')]).toEqual([303, '/beranda']);
});
afterAll(() => stage.database.close());

const routes = capabilities.flatMap((it) => it.routes);
const ending = '/akhiri-lihat-sebagai';

/** The tables that the visits change; the log is left out where reading may leave its trace. */
async function changedBy(without: readonly string[], visits: () => Promise<void>): Promise<readonly string[]> {
  const before = await contentsOf(stage.database.db, without);
  await visits();
  return (await contentsOf(stage.database.db, without)).filter((it) => !before.includes(it));
}

/** What a page lacks, or shows too much. */
function oddOn(html: string): readonly string[] {
  if (!html.startsWith('<!doctype html>')) return [];
  const hasBanner = html.includes('Anda melihat sebagai Orang hub_admin sampai');
  const hasForms = html.includes('action="/keluar"') || html.includes('action="/tema"');
  return [...(hasBanner ? [] : ['no banner']), ...(hasForms ? ['forms'] : [])];
}

const TEN = 10;
/** Looking at every table takes its time: once for ten routes, of which none may change anything. */
const inTens = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / TEN) }, (_none, at) => all.slice(at * TEN, (at + 1) * TEN));

test('while viewing as the admin of the hub, no form changes anything', { timeout: 480_000 }, async () => {
  // Programs come by tokens: cookies say nothing there.
  const writing = routes.filter((it) => it.method !== 'get' && !it.forPrograms && it.path !== ending);
  expect(writing.length).toBeGreaterThan(60);
  const answers: string[] = [];
  for (const some of inTens(writing)) {
    const asked: (readonly [string, Ask])[] = [];
    for (const route of some) {
      const path = await targetOf(stage, route);
      const form = route.method === 'post' ? await formFor(stage, 'hub_admin', route, path) : undefined;
      const method = route.method === 'patch' ? 'PATCH' : route.method === 'delete' ? 'DELETE' : undefined;
      asked.push([path, { cookies: viewing, form, method }]);
    }
    const changed = await changedBy([], async () => {
      for (const [path, ask] of asked) {
        const { status } = await stage.server.ask(path, ask);
        if (status !== 403) answers.push(`${path} ${status}`);
      }
    });
    if (changed.length > 0) answers.push(`one of ${asked.map(([path]) => path)} changed ${changed}`);
  }
  expect(answers).toEqual([]);
});

test('every page says as whom, and none of those by which one signs in is shown', { timeout: 480_000 }, async () => {
  const odd: string[] = [];
  const closed: string[] = [];
  for (const some of inTens(routes.filter((it) => it.method === 'get'))) {
    const targets: (readonly [pattern: string, path: string])[] = [];
    for (const route of some) targets.push([route.path, await targetOf(stage, route)]);
    const changed = await changedBy(['audit_event'], async () => {
      for (const [pattern, path] of targets) {
        const answer = await stage.server.ask(path, { cookies: viewing });
        odd.push(...oddOn(await answer.text()).map((it) => `${path} ${it}`));
        if (answer.status === 403) closed.push(pattern);
      }
    });
    if (changed.length > 0) odd.push(`one of ${targets.map(([, path]) => path)} changed ${changed}`);
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
