import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type InnovationId, saveSection } from '#registry/index.ts';
import { askingAt, type CaseDesk, caseDesk, type CasePart as Part } from '../../../tests/support/cases.ts';
import type { TestDatabase } from '../../../tests/support/database.ts';
import { testNow } from '../../../tests/support/people.ts';
import { openCase } from './actions/open.ts';
import type { CaseId } from './model.ts';
import { caseById, casesOf, listCases } from './queries/cases.ts';
import { whyNotRead } from './rules.ts';

let desk: CaseDesk;
let database: TestDatabase;
let record: InnovationId;
let published: InnovationId;
let who: CaseDesk['who'];
const { ask, text, idOf, tick, noticed, opened } = askingAt(() => desk);

beforeAll(async () => {
  desk = await caseDesk();
  ({ database, record, published, who } = desk);
});
afterAll(() => database.close());

const statuses = async (path: string, parts: readonly Part[]) =>
  Promise.all(parts.map(async (part) => (await ask(path, part)).status));
const note = (id: CaseId, part: Part, catatan: string, tentang = 'bagian:background') =>
  ask(`/kelola/pendampingan/${id}/catatan`, part, { id: newId(), tentang, catatan });
const agree = (id: CaseId, part: Part, more: Record<string, string> = {}) =>
  ask(`/kelola/pendampingan/${id}/tindak-lanjut`, part, {
    ...{ id: newId(), tindakan: 'Minta data kelurahan', bagian: 'background', penanggung: idOf('keeper') },
    ...{ tenggat: '2026-03-09', ...more },
  });
const actionsIn = async (id: CaseId) =>
  (
    await database.db.pool.query<{ id: string; state: string; remark: string }>(
      'select id, state, remark from coaching_action where case_id = $1 order by agreed_at, id',
      [id],
    )
  ).rows;

describe('a case', () => {
  test('brings notes and actions beside the section, and shows what changed since', async () => {
    const id = await opened('hub', 'coach');
    await tick();
    expect([await noticed('keeper'), await noticed('coach')]).toEqual([
      ['coaching.notice.case_opened'],
      ['coaching.notice.case_opened'],
    ]);
    expect((await note(id, 'coach', 'Berapa anak, dan dari mana datanya?')).status).toBe(303);
    expect((await note(id, 'coach', 'Tulis jumlah penerima.', 'kriteria:beneficial')).status).toBe(303);
    expect((await agree(id, 'coach')).status).toBe(303);
    await tick();
    expect(await noticed('keeper')).toContain('coaching.notice.action_agreed');
    const section = await text(`/kelola/inovasi/${record}/bagian/latar-belakang`, 'keeper');
    for (const told of ['Berapa anak, dan dari mana', 'Minta data kelurahan', 'Catatan pendamping'])
      expect(section).toContain(told);
    expect(section).not.toContain('Tulis jumlah penerima');
    expect(await text(`/kelola/inovasi/${record}/bagian/dampak`, 'keeper')).not.toContain('Berapa anak, dan dari mana');
    expect(await text(`/kelola/pendampingan/${id}/banding`, 'coach')).toContain('Naskah belum berubah');
    const content = { background: 'Pada 2025 tercatat 37 anak berhenti sekolah.' };
    await database.db.transact(async (tx) => {
      must(await saveSection(tx, who.keeper, { id: record, revision: 1, content }, testNow));
    });
    const compared = await text(`/kelola/pendampingan/${id}/banding`, 'coach');
    expect(compared).toContain('<ins>');
    expect(compared).toContain('Berapa anak, dan dari mana');
    expect(await text(`/kelola/pendampingan/${id}`, 'coach')).toContain('tercatat 37 anak');
  });

  test('is there for keepers, the admin, the hub and the coaches of the record, and for nobody else', async () => {
    const id = await opened('admin', 'coach');
    const action = (await agree(id, 'coach')) && (await actionsIn(id))[0]?.id;
    for (const path of [
      `/kelola/pendampingan/${id}`,
      `/kelola/pendampingan/${id}/banding`,
      `/kelola/tindak-lanjut/${action}`,
    ]) {
      expect(await statuses(path, ['keeper', 'admin', 'hub', 'coach'])).toEqual([200, 200, 200, 200]);
      expect(await statuses(path, ['other', 'stranger', 'leader'])).toEqual([404, 404, 404]);
      expect((await ask(path)).status).toBe(303);
    }
    expect((await note(id, 'stranger', 'Saya')).status).toBe(404);
    expect((await note(id, 'keeper', 'Saya')).status).toBe(403);
    expect((await ask('/kelola/tindak-lanjut', 'stranger')).status).toBe(200);
    expect(await text('/kelola/tindak-lanjut', 'stranger')).not.toContain('Minta data kelurahan');
  });

  test('shows the next coach what was agreed before', async () => {
    const [before] = await casesOf(database.db.conn, who.hub, record);
    const id = await opened('hub', 'next');
    const page = await text(`/kelola/pendampingan/${id}`, 'next');
    expect(page).toContain('Kesepakatan pendampingan sebelumnya');
    expect(page).toContain('Minta data kelurahan');
    expect((await ask(`/kelola/pendampingan/${before?.id}`, 'next')).status).toBe(200);
    expect((await note(before?.id as CaseId, 'next', 'Bukan kasus saya')).status).toBe(403);
  });

  test('is opened by a coach on what is published, by admins on what they run, once', async () => {
    const form = { id: newId(), inovasi: published, pendamping: idOf('coach') };
    const both = await Promise.all([1, 2].map(() => ask('/kelola/pendampingan/baru', 'coach', form)));
    expect(new Set(both.map((it) => it.headers.get('location'))).size).toBe(1);
    expect((await ask('/kelola/pendampingan/baru', 'coach', { ...form, id: newId(), inovasi: record })).status).toBe(
      403,
    );
    expect((await ask(`/kelola/pendampingan/baru?inovasi=${record}`, 'coach')).status).toBe(404);
    expect((await ask('/kelola/pendampingan/baru', 'keeper')).status).toBe(404);
    const none = await ask('/kelola/pendampingan/baru', 'hub', { id: newId(), inovasi: record, pokok: 'Tetap ada' });
    expect([none.status, (await none.text()).includes('Tetap ada')]).toEqual([422, true]);
    const stranger = { ...form, id: newId(), pendamping: idOf('stranger') };
    expect((await ask('/kelola/pendampingan/baru', 'hub', stranger)).status).toBe(422);
    expect(await text('/kelola/pendampingan/baru?q=kunjungan', 'hub')).toContain('Kunjungan rumah');
    expect(await text('/kelola/pendampingan/baru?q=kunjungan', 'coach')).not.toContain('Kunjungan rumah');
    const foreign = {
      id: newId<'CaseId'>(),
      innovationId: record,
      coachIds: [],
      topic: '',
      clinicId: null,
      entry: null,
    };
    const outcome = await database.db.transact((tx) => openCase(tx, who.stranger, foreign, testNow));
    expect(outcome).toEqual({ ok: false, why: 'not_yours' });
  });

  test('closes with its result and opens again; other coaches come in between', async () => {
    const id = await opened('hub', 'coach');
    const path = `/kelola/pendampingan/${id}`;
    const none = await ask(`${path}/pendamping`, 'hub', {});
    expect(none.status).toBe(422);
    const chosen = { pendamping: [idOf('coach'), idOf('next')] };
    expect((await ask(`${path}/pendamping`, 'hub', {}, chosen)).status).toBe(303);
    expect((await caseById(database.db.conn, id))?.coaches.map((it) => it.name)).toEqual([
      'Tiur Pendamping',
      'Yusuf Pendamping',
    ]);
    expect((await ask(`${path}/tutup`, 'next', { hasil: ' ' })).status).toBe(422);
    expect((await ask(`${path}/tutup`, 'next', { hasil: 'Lebih terukur.' })).status).toBe(303);
    expect((await note(id, 'coach', 'Terlambat')).status).toBe(409);
    expect(await text(path, 'keeper')).toContain('Lebih terukur.');
    expect((await ask(`${path}/buka`, 'coach', {})).status).toBe(303);
    expect((await note(id, 'coach', 'Lagi')).status).toBe(303);
  });

  test('is read by whom the rule says, in words and in SQL alike', async () => {
    const all = (await database.db.pool.query<{ id: CaseId }>('select id from coaching_case')).rows;
    expect(all.length).toBeGreaterThan(4);
    for (const viewer of [...Object.values(who), nobody]) {
      const seen = await listCases(database.db.conn, viewer, { words: '', state: null }, { size: 100, offset: 0 });
      for (const { id } of all) {
        const it = await caseById(database.db.conn, id);
        expect(seen.rows.some((row) => row.id === id)).toBe(it !== null && whyNotRead(it, viewer) === null);
      }
    }
  });
});

describe('a note', () => {
  const last = async (id: CaseId) =>
    (
      await database.db.pool.query('select id, body, revision from coaching_note where case_id = $1 order by id desc', [
        id,
      ])
    ).rows[0] as { id: string; body: string; revision: number };

  test('without words or without a place comes back with what was typed; twice it is one', async () => {
    const id = await opened('hub', 'coach');
    const empty = await note(id, 'coach', '  ');
    expect(empty.status).toBe(422);
    const nowhere = await note(id, 'coach', 'Tetap tertulis', 'bagian:tidak-ada');
    expect([nowhere.status, (await nowhere.text()).includes('Tetap tertulis')]).toEqual([422, true]);
    expect((await note(id, 'coach', 'x'.repeat(5001))).status).toBe(422);
    const form = { id: newId(), tentang: 'bagian:impact', catatan: 'Sekali saja' };
    await Promise.all([1, 2].map(() => ask(`/kelola/pendampingan/${id}/catatan`, 'coach', form)));
    const { rows } = await database.db.pool.query('select 1 from coaching_note where case_id = $1', [id]);
    expect(rows.length).toBe(1);
  });

  test('is mended by its writer, struck with a reason that stays readable, and restored', async () => {
    const id = await opened('hub', 'coach');
    await note(id, 'coach', 'Salah tulis');
    const written = await last(id);
    const path = `/kelola/catatan-pendampingan/${written.id}`;
    expect(await statuses(path, ['coach', 'hub', 'keeper', 'other'])).toEqual([200, 200, 403, 404]);
    const mended = { revision: '1', tentang: 'bagian:background', catatan: 'Benar tulis' };
    expect((await ask(path, 'coach', mended)).status).toBe(303);
    const stale = await ask(path, 'hub', { ...mended, catatan: 'Versi lama' });
    expect([stale.status, (await last(id)).body]).toEqual([409, 'Benar tulis']);
    expect((await ask(`${path}/coret`, 'coach', { alasan: '' })).status).toBe(422);
    expect((await ask(`${path}/coret`, 'coach', { alasan: 'Keliru orang.' })).status).toBe(303);
    expect(await text(`/kelola/pendampingan/${id}`, 'keeper')).toContain('Dicabut: Keliru orang.');
    expect(await text(`/kelola/inovasi/${record}/bagian/latar-belakang`, 'keeper')).not.toContain('Benar tulis');
    expect((await ask(path, 'coach', { ...mended, revision: '3' })).status).toBe(409);
    expect((await ask(`${path}/pulihkan`, 'coach', {})).status).toBe(303);
    expect(await text(`/kelola/inovasi/${record}/bagian/latar-belakang`, 'keeper')).toContain('Benar tulis');
  });
});
