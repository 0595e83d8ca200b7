import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import { formIn } from '../../../tests/support/form.ts';
import { testNow } from '../../../tests/support/people.ts';
import { type Part, raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { addActivity, changeActivity, copyProgramme, publishProgramme } from './actions.ts';
import type { ActivityId } from './model.ts';
import { programmeOf, publicProgramme } from './queries.ts';
import { contentOf, copyOf, faultsOf, type TypedActivity } from './rules.ts';

const typed: TypedActivity = {
  ...{ kind: 'clinic', title: 'Klinik proposal', quarter: '2', startsOn: '', endsOn: '', place: 'Medan' },
  ...{ office: 'Biro Organisasi', target: '60 proposal', state: 'planned', result: '' },
};
const TODAY = '2026-03-02';

describe('what was typed of an activity', () => {
  test.each([
    [{}, {}],
    [
      { title: '', office: '', kind: 'x' },
      { kind: 'kind_missing', title: 'title_missing', office: 'office_missing' },
    ],
    [{ quarter: '' }, { quarter: 'quarter_missing' }],
    [{ quarter: '', startsOn: '2026-05-01' }, {}],
    [{ startsOn: '2025-05-01' }, { startsOn: 'year_wrong' }],
    [{ startsOn: 'Mei' }, { startsOn: 'day_wrong' }],
    [{ startsOn: '2026-05-02', endsOn: '2026-05-01' }, { endsOn: 'days_wrong' }],
    [{ endsOn: '2026-05-01' }, { endsOn: 'days_wrong' }],
    [{ state: 'done' }, { result: 'result_missing' }],
    [{ state: 'postponed', result: 'Anggaran.' }, {}],
    [{ state: 'done', result: 'Jadi.', startsOn: '2026-05-01' }, { state: 'done_early' }],
    [{ state: '' }, { state: 'state_missing' }],
    [{ target: 'x'.repeat(501) }, { target: 'text_long' }],
  ] as const)('%j is told as %j', (given, faults) => {
    expect(faultsOf({ ...typed, ...given }, 2026, TODAY)).toEqual(faults);
  });

  test('takes its quarter from its day, and is planned anew a year later', () => {
    const content = contentOf({ ...typed, startsOn: '2026-09-30', state: 'done', result: 'Jadi.' });
    expect(content.quarter).toBe(3);
    expect(copyOf(content)).toEqual({ ...content, startsOn: null, endsOn: null, state: 'planned', result: '' });
  });
});

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());
const db = () => stage.database.db;
const get = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });

describe('a programme', () => {
  const of = (year: number) => ({ hubRegion: '12', year });
  const add = (
    who: Viewer,
    more: Partial<TypedActivity> = {},
    id: ActivityId = newId<'HubActivityId'>(),
    year = 2026,
  ) => db().transact((tx) => addActivity(tx, who, { id, ...of(year), typed: { ...typed, ...more } }, testNow));
  const publish = (who: Viewer, year = 2026) => db().transact((tx) => publishProgramme(tx, who, of(year), testNow));
  const copy = (who: Viewer, year: number) => db().transact((tx) => copyProgramme(tx, who, of(year), testNow));

  test('is the hub’s own until it is published, changes in the open after that, and is copied once', async () => {
    const { hub_admin: hub, local_admin: admin } = stage.people;
    expect(await publish(hub)).toEqual(refused('nothing_planned'));
    expect(await add(admin)).toEqual(refused('hub_only'));
    const id = newId<'HubActivityId'>();
    expect(await add(hub, { startsOn: '2026-06-02', endsOn: '2026-06-03' }, id)).toEqual(done(id));
    expect(await add(hub, { startsOn: '2026-06-02', endsOn: '2026-06-03' }, id)).toEqual(done(id));
    expect(await add(hub, { title: 'Lain' }, id)).toEqual(refused('id_taken'));
    await add(hub, { title: 'Batal', state: 'cancelled', result: 'Tanpa anggaran.' });
    expect(await publicProgramme(db().conn, '12', 2026)).toBeNull();
    expect((await get('anonymous', '/hub/program/2026')).status).toBe(404);
    expect((await get('anonymous', '/hub/program/2026/kalender.ics')).status).toBe(404);
    expect((await get('anonymous', '/hub/program/2026/unduh.json')).status).toBe(404);
    expect(await (await get('anonymous', '/hub')).text()).toContain('Program tahun ini belum diterbitkan.');
    expect(await publish(admin)).toEqual(refused('hub_only'));
    expect(await publish(hub)).toEqual(done(2026));
    expect(await publish(hub)).toEqual(done(2026));
    for (const path of ['/hub', '/hub/program/2026'])
      expect(await (await get('anonymous', path)).text()).toContain('Klinik proposal');
    const ical = await (await get('anonymous', '/hub/program/2026/kalender.ics')).text();
    expect(ical.split('\r\n').filter((it) => /^(DTSTART|DTEND|SUMMARY|STATUS)/.test(it))).toEqual([
      'DTSTART;VALUE=DATE:20260602',
      'DTEND;VALUE=DATE:20260604',
      'SUMMARY:Klinik proposal',
      'STATUS:CONFIRMED',
    ]);
    const change = (more: Partial<TypedActivity>, revision: number) =>
      db().transact((tx) =>
        changeActivity(tx, hub, { hubRegion: '12', id, revision, typed: { ...typed, ...more } }, testNow),
      );
    expect(await change({ place: 'Binjai' }, 1)).toMatchObject({ ok: true });
    expect(await change({ place: 'Binjai' }, 1)).toMatchObject({ ok: true });
    expect(await change({ place: 'Toba' }, 1)).toEqual(refused('stale'));
    expect(await copy(hub, 2026)).toEqual(refused('nothing_to_copy'));
    expect(await copy(hub, 2027)).toEqual(done(1));
    expect(await copy(hub, 2027)).toEqual(done(1));
    const next = await programmeOf(db().conn, '12', 2027);
    expect(next.activities.map((it) => [it.title, it.state, it.startsOn, it.place])).toEqual([
      ['Klinik proposal', 'planned', null, 'Binjai'],
    ]);
    expect((await get('anonymous', '/hub/program/2027')).status).toBe(404);
  });

  test('is planned on pages that say each fault at its box', async () => {
    const path = '/kelola/program/2026/kegiatan';
    const cookies = stage.cookiesOf('hub_admin');
    const form = formIn(await (await get('hub_admin', path)).text(), path);
    const wrong = await stage.server.ask(path, { form: { ...form, target: 'dua puluh' }, cookies });
    const text = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const told of ['Isi nama kegiatan.', 'Pilih jenis kegiatan.', 'Pilih triwulan', 'dua puluh'])
      expect(text).toContain(told);
    const given = { ...form, nama: 'Rapat', jenis: 'meeting', triwulan: '4', kantor: 'Biro' };
    expect((await stage.server.ask(path, { form: given, cookies })).status).toBe(303);
    expect(await (await get('hub_admin', '/kelola/program/2026')).text()).toContain('Rapat');
    expect((await get('hub_admin', '/kelola/program/99')).status).toBe(404);
    expect((await get('local_admin', '/kelola/program')).status).toBe(404);
  });
});
