import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addEvidence, type EvidenceId, keepFile, lookAt, useEvidence } from '#files/index.ts';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { paperBytes, plainPaper } from '../../../tests/support/evidence.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { openArchive, readEntry } from '../../../tests/support/zip.ts';
import { setKit } from './actions/set.ts';
import type { KitAccess } from './model.ts';
import { kitOf } from './queries/kit.ts';

let database: TestDatabase;
let server: TestServer;
let record: InnovationId;
let deli: InstitutionId;
let admin: Viewer;
const cookies = { admin: '', stranger: '' };
const papers = {} as Record<'sop' | 'decree' | 'secret' | 'link', EvidenceId>;

async function paper(title: string, own: { readonly file?: string; readonly url?: string }): Promise<EvidenceId> {
  const id = newId<'EvidenceId'>();
  const said = { id, institutionId: deli, unitId: null, paper: { ...plainPaper, title, isPublic: false } };
  const bytes = new Uint8Array([...paperBytes, ...new TextEncoder().encode(title)]);
  const file = own.file ? must(await lookAt(testConfig, { bytes, name: own.file })) : null;
  const kept = file && (await keepFile({ db: database.db, config: testConfig, now: testNow }, file));
  const given = kept
    ? { ...said, kind: 'file' as const, file: kept }
    : { ...said, kind: 'link' as const, url: own.url ?? '' };
  await database.db.transact(async (tx) => {
    must(await addEvidence(tx, admin, given, testNow));
    const subject = { kind: 'innovation', id: record };
    must(await useEvidence(tx, admin, { evidenceId: id, subject, place: 'section:summary' }, testNow));
  });
  return id;
}

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  deli = await governmentOf(db, '12.07');
  admin = await personWith(db, 'Hendra Deli', [{ role: 'local_admin', institutionId: deli }]);
  await personWith(db, 'Orang Nias', [{ role: 'local_admin', institutionId: await governmentOf(db, '12.04') }]);
  record = await new Planter(db).innovation({ institutionId: deli, content: { title: 'Sepeda Bagus' } });
  papers.sop = await paper('SOP pembelajaran', { file: 'SOP.pdf' });
  papers.decree = await paper('SK tim', { file: 'SOP.pdf' });
  papers.secret = await paper('Rahasia dapur', { file: 'rahasia.pdf' });
  papers.link = await paper('Video cara mengajar', { url: 'https://contoh.example/video' });
  server = testServer(db);
  cookies.admin = await server.cookiesOf('hendra.deli@contoh.example');
  cookies.stranger = await server.cookiesOf('orang.nias@contoh.example');
});
afterAll(() => database.close());

async function unzipped(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const opened = openArchive(bytes);
  const files = new Map<string, Uint8Array>();
  for (const name of opened.names) files.set(name, await readEntry(opened, name));
  return files;
}

async function shared(access: KitAccess, which: readonly (keyof typeof papers)[] = ['decree', 'sop', 'link']) {
  const { revision } = await kitOf(database.db.conn, record);
  const items = which.map((it) => ({
    evidenceId: papers[it],
    kind: it === 'decree' ? ('decree' as const) : ('sop' as const),
  }));
  must(
    await database.db.transact((tx) =>
      setKit(tx, admin, { innovationId: record, access, note: 'Baca SK dahulu.', items, revision }, testNow),
    ),
  );
}

const path = () => `/inovasi/${record}/replikasi/kit`;
const ask = (last = '', as?: keyof typeof cookies, more = {}) =>
  server.ask(path() + last, { ...(as ? { cookies: cookies[as] } : {}), ...more });
const archive = async (as?: keyof typeof cookies) => {
  const answer = await ask('/unduh.zip', as);
  return answer.status === 200 ? unzipped(new Uint8Array(await answer.arrayBuffer())) : null;
};

describe('a kit', () => {
  test('is one ZIP of what the owner marked, in that order, with its list and digests', async () => {
    await shared('public');
    const files = await archive();
    expect([...(files?.keys() ?? [])]).toEqual([
      '01 SOP.pdf',
      '02 SOP.pdf',
      'manifest.json',
      'BACA-SAYA.html',
      'SHA256SUMS',
    ]);
    const manifest = JSON.parse(new TextDecoder().decode(files?.get('manifest.json')));
    expect(
      manifest.papers.map((it: { title: string; kind: string; state: string }) => [it.title, it.kind, it.state]),
    ).toEqual([
      ['SK tim', 'decree', 'whole'],
      ['SOP pembelajaran', 'sop', 'whole'],
      ['Video cara mengajar', 'sop', 'link'],
    ]);
    const digest = createHash('sha256')
      .update(files?.get('01 SOP.pdf') ?? '')
      .digest('hex');
    expect(manifest.papers[0]).toMatchObject({ sha256: digest, number: 'SK/1/2026', date: '2026-01-15' });
    expect(new TextDecoder().decode(files?.get('SHA256SUMS'))).toContain(`${digest}  01 SOP.pdf\n`);
    const page = new TextDecoder().decode(files?.get('BACA-SAYA.html'));
    for (const told of ['Sepeda Bagus', 'Baca SK dahulu.', 'SK/1/2026', digest]) expect(page).toContain(told);
  });

  test('holds nothing that was not marked, or proves the record no more', async () => {
    await shared('public');
    const all = [...((await archive())?.values() ?? [])].map((it) => new TextDecoder().decode(it)).join('');
    expect(all).not.toContain('ahasia');
    expect(await (await ask()).text()).not.toContain('ahasia');
    await database.db.pool.query('update evidence set archived_at = now() where id = $1', [papers.decree]);
    expect([...((await archive())?.keys() ?? [])][0]).toBe('01 SOP.pdf');
    expect((await archive())?.has('02 SOP.pdf')).toBe(false);
    await database.db.pool.query('update evidence set archived_at = null where id = $1', [papers.decree]);
  });

  test('is taken by whom its owner lets, and by nobody else', async () => {
    await shared('signed_in');
    const away = await ask('/unduh.zip');
    expect([away.status, away.headers.get('location')]).toEqual([303, path()]);
    expect(await (await ask()).text()).toContain('Masuk dahulu');
    expect(await (await ask()).text()).not.toContain('contoh.example/video');
    expect(await archive('stranger')).not.toBeNull();
    await shared('agreed');
    expect(await archive('stranger')).toBeNull();
    expect(await (await ask('', 'stranger')).text()).toContain('menandatangani kesepakatan');
    expect(await archive('admin')).not.toBeNull();
  });

  test('counts who took it, a look at its head not, and tells its owner alone', async () => {
    await shared('public');
    const before = (await kitOf(database.db.conn, record)).takings;
    await ask('/unduh.zip', undefined, { method: 'HEAD' });
    await archive();
    await archive('stranger');
    expect((await kitOf(database.db.conn, record)).takings).toBe(before + 2);
    expect((await ask('/pengambilan', 'stranger')).status).toBe(404);
    const page = await (await ask('/pengambilan', 'admin')).text();
    for (const told of ['Orang Nias', 'Pengunjung tanpa akun']) expect(page).toContain(told);
    expect(await (await ask('/pengambilan/unduh.csv', 'admin')).text()).toContain('Orang Nias');
    expect((await ask('/pengambilan/unduh.csv', 'stranger')).status).toBe(404);
  });

  test('says which file the storage has lost, and gives the others', async () => {
    await shared('public');
    const { items } = await kitOf(database.db.conn, record);
    const lost = items.find((it) => it.evidenceId === papers.decree)?.file;
    await rm(join(testConfig.dataDir, 'files', lost?.storageKey ?? ''));
    const files = await archive();
    expect([...(files?.keys() ?? [])][0]).toBe('02 SOP.pdf');
    const manifest = JSON.parse(new TextDecoder().decode(files?.get('manifest.json')));
    expect(manifest.papers.map((it: { state: string }) => it.state)).toEqual(['missing', 'whole', 'link']);
  });
});

describe('setting a kit', () => {
  const send = (form: Record<string, string>, as: keyof typeof cookies = 'admin') => ask('/ubah', as, { form });
  const ticked = (id: string) => ({ [`pilih.${id}`]: 'ya', [`jenis.${id}`]: 'sop', [`urutan.${id}`]: '1' });

  test('is the owner’s', async () => {
    expect((await ask('/ubah', 'stranger')).status).toBe(404);
    expect((await send({ revision: '1' }, 'stranger')).status).toBe(404);
    expect((await ask('/ubah')).status).toBe(303);
  });

  test('takes evidence of the record alone, and an older form is told', async () => {
    const { revision } = await kitOf(database.db.conn, record);
    const strange = await send({ revision: String(revision), akses: 'public', ...ticked(newId()) });
    expect([strange.status, (await strange.text()).includes('tidak lagi menjadi bukti')]).toEqual([422, true]);
    const own = { revision: String(revision), akses: 'signed_in', catatan: 'Satu.', ...ticked(papers.sop) };
    expect((await send(own)).status).toBe(303);
    expect((await send(own)).status).toBe(303);
    expect((await kitOf(database.db.conn, record)).revision).toBe(revision + 1);
    const stale = await send({ ...own, catatan: 'Dua.' });
    expect([stale.status, (await stale.text()).includes('Dua.')]).toEqual([409, true]);
    expect((await send({ ...own, revision: String(revision + 1), catatan: 'x'.repeat(2001) })).status).toBe(422);
  });

  test('without a paper leaves nothing to take', async () => {
    await shared('public', []);
    expect((await ask('/unduh.zip')).status).toBe(404);
    expect(await (await ask()).text()).toContain('Belum ada kit');
  });
});
