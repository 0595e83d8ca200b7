import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figures } from '../../src/app/capabilities.ts';
import { digestJobs, numbersOf } from '../../src/insight/digest/jobs.ts';
import { newId } from '../../src/platform/ids.ts';
import { NOON } from '../support/registry-records.ts';
import { type Part, raiseStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
  await stage.record({ state: 'published', content: { title: 'Catatan di layar' } });
});
afterAll(() => stage.database.close());

const ask = (part: Part, path: string, form?: Record<string, string>) =>
  stage.server.ask(path, { cookies: stage.cookiesOf(part), ...(form ? { form, method: 'POST' } : {}) });
const codes = async () =>
  (
    await stage.database.db.pool.query<{ id: string; code: string }>(
      'select id, code from screen_link order by made_at',
    )
  ).rows;

describe('the screen of a meeting room', () => {
  test('opens by its link for whoever holds it, tells no name, and refreshes itself', async () => {
    const form = { id: newId(), nama: 'Ruang rapat' };
    expect((await ask('hub_admin', '/layar/tautan', form)).status).toBe(303);
    expect((await ask('hub_admin', '/layar/tautan', form)).status).toBe(303);
    const [link, ...more] = await codes();
    expect(more).toEqual([]);
    const page = await (await ask('anonymous', `/layar/${link?.code}`)).text();
    expect(page).toContain('<meta http-equiv="refresh" content="60"');
    expect(page).toContain('Inovasi terbit');
    expect(page).not.toContain('Penanggung jawab inovasi');
  });

  test('is closed by revoking the link, and by no other code', async () => {
    const [link] = await codes();
    expect((await ask('leader', `/layar/tautan/${link?.id}/cabut`, {})).status).toBe(404);
    expect((await ask('anonymous', '/layar/AAAA-AAAA-AAAA-AAAA')).status).toBe(404);
    expect((await ask('hub_admin', `/layar/tautan/${link?.id}/cabut`, {})).status).toBe(303);
    expect((await ask('anonymous', `/layar/${link?.code}`)).status).toBe(404);
    expect((await ask('hub_admin', `/layar/tautan/${newId()}/cabut`, {})).status).toBe(404);
  });

  test('wants to know for which room a link is', async () => {
    const answer = await ask('hub_admin', '/layar/tautan', { id: newId(), nama: ' ' });
    expect([answer.status, (await answer.text()).includes('Sebutkan untuk ruang mana')]).toEqual([422, true]);
  });
});

describe('the weekly digest', () => {
  test('tells leaders once what their region did, and is silent where nothing came about', async () => {
    const [job] = digestJobs(figures);
    const context = { db: stage.database.db, baseUrl: 'http://hub.example', now: NOON } as never;
    await job?.run({}, context);
    await job?.run({}, context);
    const told = await stage.database.db.pool.query(
      "select person_id, values from notice where kind = 'insight.notice.weekly'",
    );
    expect(told.rows).toEqual([
      {
        person_id: stage.people.leader.person.id,
        values: {
          place: expect.stringContaining('Toba'),
          published: expect.any(Number),
          raised: 0,
          solved: 0,
          taken: 0,
        },
      },
    ]);
  });

  test('adds up what lies in a province', () => {
    const row = (region: string | null, value: number) => ({ of: { region }, value });
    const week = {
      published: [row('12.12', 2), row('11', 5), row(null, 1)],
      raised: [],
      solved: [],
      taken: [row('12', 1)],
    };
    expect(numbersOf(week, '12')).toEqual({ published: 2, raised: 0, solved: 0, taken: 1 });
    expect(numbersOf(week, '12.12')).toEqual({ published: 2, raised: 0, solved: 0, taken: 0 });
  });
});
