import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InstitutionId, type Viewer, viewerOfPerson } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import { paperBytes } from '../../../tests/support/evidence.ts';
import { formIn } from '../../../tests/support/form.ts';
import {
  commitmentPaper,
  plantCommitment,
  plantVerifiedCommitment,
  typedCommitment,
} from '../../../tests/support/hub-members.ts';
import { governmentOf, personWith, testConfig, testNow } from '../../../tests/support/people.ts';
import { HERE } from '../../../tests/support/server.ts';
import { type Part, raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { decideCommitment, registerCommitment, withdrawCommitment } from './actions.ts';
import { commitmentHome } from './home.ts';
import { commitmentInvariants } from './invariants.ts';
import { commitmentJobs } from './jobs.ts';
import type { CommitmentId } from './model.ts';
import { tellCommitmentDecided, tellCommitmentRegistered } from './notices.ts';
import { paths } from './paths.ts';
import { commitmentById, commitmentsOf } from './queries/commitments.ts';
import { memberById, membersOf } from './queries/members.ts';
import { standingOf } from './rules/standing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const db = () => stage.database.db;
const TODAY = '2026-03-02';
const stateOf = async (id: CommitmentId) => (await commitmentById(db().conn, id))?.state;
const decide = (who: Viewer, id: CommitmentId, more: object = {}) =>
  db().transact((tx) => decideCommitment(tx, who, { id, revision: 1, verdict: 'verify', note: '', ...more }, testNow));
const context = () => ({ db: db(), config: testConfig, baseUrl: HERE, now: testNow }) as never;
const noticesOf = async (who: Viewer, kind: string) =>
  (
    await db().pool.query('select values from notice where person_id = $1 and kind = $2', [
      who.person?.id,
      `network.notice.${kind}`,
    ])
  ).rows.map((it) => it.values);

describe('the members', () => {
  test('are the 33 regencies and cities of the hub, in the order of their codes', async () => {
    const members = await membersOf(db().conn, '12');
    expect([members.length, members[0]?.regionCode, members.at(-1)?.regionCode]).toEqual([33, '12.01', '12.78']);
    expect(await memberById(db().conn, '12', stage.places.province)).toBeNull();
    expect(await memberById(db().conn, '11', stage.places.toba)).toBeNull();
  });
});

describe('a commitment', () => {
  test('is brought once, looked at by another, replaces the one before, and tells both sides', async () => {
    const { local_admin: admin, hub_admin: hub } = stage.people;
    const { toba } = stage.places;
    const id = newId<'HubCommitmentId'>();
    const evidence = await commitmentPaper(db(), { institutionId: toba });
    const given = { id, institutionId: toba, typed: typedCommitment, evidence, hubRegion: '12' };
    const bring = (who: Viewer, more: object = {}) =>
      db().transact((tx) => registerCommitment(tx, who, { ...given, ...more }, testNow));
    expect(await bring(stage.people.innovator)).toEqual(refused('not_found'));
    expect(await bring(stage.people.leader)).toEqual(refused('members_only'));
    expect(await bring(stage.people.other_admin)).toEqual(refused('not_found'));
    expect(await bring(admin, { typed: { ...typedCommitment, number: '' } })).toEqual(refused('number_missing'));
    expect(await bring(hub, { institutionId: stage.places.province })).toEqual(refused('not_found'));
    expect(await bring(admin)).toEqual(done(id));
    expect(await bring(admin)).toEqual(done(id));
    expect(await bring(hub)).toEqual(refused('id_taken'));
    expect(await bring(admin, { id: newId<'HubCommitmentId'>() })).toEqual(refused('waiting_already'));
    const at = testNow.toISOString();
    await tellCommitmentRegistered({ commitmentId: id, at }, context());
    await tellCommitmentRegistered({ commitmentId: id, at }, context());
    expect((await noticesOf(hub, 'commitment_registered')).length).toBe(1);

    expect(await decide(admin, id)).toEqual(refused('hub_only'));
    expect(await decide(stage.people.other_admin, id)).toEqual(refused('not_found'));
    expect(await decide(hub, id, { verdict: 'return' })).toEqual(refused('note_missing'));
    expect(await decide(hub, id, { revision: 7 })).toEqual(refused('stale'));
    expect(await decide(hub, id)).toEqual(done(id));
    expect(await decide(hub, id)).toEqual(done(id));
    await tellCommitmentDecided({ commitmentId: id, at }, context());
    expect((await noticesOf(admin, 'commitment_verified')).length).toBe(1);
    expect(standingOf((await memberById(db().conn, '12', toba))!, TODAY)).toBe('signed');

    const next = await plantCommitment(db(), admin, { institutionId: toba, typed: { number: '2' } });
    expect(standingOf((await memberById(db().conn, '12', toba))!, TODAY)).toBe('signed');
    expect(await decide(hub, next)).toEqual(done(next));
    expect([await stateOf(id), await stateOf(next)]).toEqual(['replaced', 'verified']);
    expect((await commitmentsOf(db().conn, toba)).map((it) => it.id)).toEqual([next, id]);
    expect(await commitmentInvariants(db().conn)).toEqual([]);
  });

  test('comes back with a note, and is taken back while nobody has looked', async () => {
    const { other_admin: admin, hub_admin: hub } = stage.people;
    const { deliSerdang } = stage.places;
    const id = await plantCommitment(db(), admin, { institutionId: deliSerdang });
    expect(await decide(hub, id, { verdict: 'return', note: 'Belum ditandatangani.' })).toEqual(done(id));
    const member = (await memberById(db().conn, '12', deliSerdang))!;
    expect([standingOf(member, TODAY), member.open?.id]).toEqual(['returned', id]);
    const next = await plantCommitment(db(), admin, { institutionId: deliSerdang });
    const withdraw = (who: Viewer, revision = 1) =>
      db().transact((tx) => withdrawCommitment(tx, who, { id: next, revision }, testNow));
    expect(await withdraw(stage.people.local_admin)).toEqual(refused('not_found'));
    expect(await withdraw(admin, 3)).toEqual(refused('stale'));
    expect(await withdraw(admin)).toEqual(done(next));
    expect(await withdraw(admin)).toEqual(done(next));
    expect(await decide(hub, next, { revision: 2 })).toEqual(refused('not_waiting'));
    expect(await stateOf(next)).toBe('withdrawn');
  });

  test('that the hub brought for a member is looked at by another of the hub', async () => {
    const nias = await governmentOf(db(), '12.04');
    const { hub_admin: hub } = stage.people;
    const id = await plantCommitment(db(), hub, { institutionId: nias });
    expect(await decide(hub, id)).toEqual(refused('own'));
    const other = await personWith(db(), 'Admin hub lain', [
      { role: 'hub_admin', institutionId: stage.places.province },
    ]);
    expect(await decide(other, id)).toEqual(done(id));
  });

  test('that ends in 60, 14 or 1 days is told to the admins once each', async () => {
    const samosir = await governmentOf(db(), '12.17');
    const admin = await personWith(db(), 'Admin Samosir', [{ role: 'local_admin', institutionId: samosir }]);
    const cast = { admin, hub: stage.people.hub_admin };
    await plantVerifiedCommitment(db(), cast, { institutionId: samosir, typed: { validUntil: '2026-05-01' } });
    const run = (now: string) =>
      commitmentJobs[0]!.run(null, { db: db(), baseUrl: HERE, config: testConfig, now: new Date(now) } as never);
    await run('2026-03-01T03:00:00Z');
    expect(await noticesOf(admin, 'commitment_ending')).toEqual([]);
    await run('2026-03-02T03:00:00Z');
    await run('2026-03-02T04:00:00Z');
    expect((await noticesOf(admin, 'commitment_ending')).length).toBe(1);
    await run('2026-04-17T03:00:00Z');
    expect((await noticesOf(admin, 'commitment_ending')).map((it) => it.until)).toEqual(['1 Mei 2026', '1 Mei 2026']);
    const standing = (await viewerOfPerson(db().conn, admin.person.id, 'local_admin'))!;
    const [section] = await commitmentHome(db().conn, standing, testNow);
    expect(section?.items.map((it) => it.text)).toEqual(['Komitmen bersama segera berakhir']);
  });
});

const get = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });

describe('the pages', () => {
  test('bring a commitment, say each fault at its box with the file kept, and verify it', async () => {
    const { server } = stage;
    const medan = await governmentOf(db(), '12.71');
    const who = await personWith(db(), 'Admin Medan', [{ role: 'local_admin', institutionId: medan }]);
    const cookies = await server.cookiesOf(who.person.email);
    const path = paths.register.to(medan);
    const html = await (await server.ask(path, { cookies })).text();
    expect(html).toContain('Unduh rancangan surat (PDF)');
    const kept = formIn(html, path);
    const send = (fields: Record<string, string>, file: boolean) => {
      const data = new FormData();
      for (const [name, value] of Object.entries({ ...kept, ...fields })) data.set(name, value);
      if (file) data.set('berkas', new File([paperBytes], 'komitmen.pdf', { type: 'application/pdf' }));
      return server.ask(path, { cookies, form: data as never });
    };
    const typed = { nomor_surat: '7/2026', ditandatangani: '2026-02-01', jabatan: 'Wali Kota', sampai: '', umum: 'ya' };
    const wrong = await send({ ...typed, jabatan: '', ditandatangani: '2027-01-01' }, true);
    const told = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const text of ['Isi jabatan penanda tangan.', 'Tidak boleh di masa depan.', '7/2026', 'komitmen.pdf'])
      expect(told).toContain(text);
    const missing = await send(typed, false);
    expect([missing.status, (await missing.text()).includes('Lampirkan pindaian surat')]).toEqual([422, true]);
    const sent = await send(typed, true);
    expect(sent.status).toBe(303);
    const twice = await send(typed, true);
    expect([twice.status, twice.headers.get('location')]).toEqual([303, sent.headers.get('location')]);
    const one = sent.headers.get('location') ?? '';
    expect((await get('other_admin', one)).status).toBe(404);
    const page = await (await get('hub_admin', one)).text();
    const form = formIn(page, `${one}/periksa`);
    const decided = await server.ask(`${one}/periksa`, {
      form: { ...form, hasil: 'verify' },
      cookies: stage.cookiesOf('hub_admin'),
    });
    expect(decided.status).toBe(303);
    const hub = await (await get('anonymous', '/hub/anggota/12.71')).text();
    for (const text of ['7/2026', 'Wali Kota', 'Komitmen bersama berlaku', 'Sampai diganti yang baru', '/berkas/'])
      expect(hub).toContain(text);
  });

  test('show the list to the hub, and to a member the own page', async () => {
    const list = await (await get('hub_admin', '/kelola/anggota?keadaan=none&q=nias+selatan')).text();
    expect(list).toContain('1 anggota');
    expect((await get('local_admin', '/kelola/anggota')).status).toBe(404);
    expect((await get('local_admin', '/kelola/keanggotaan')).status).toBe(200);
    for (const part of ['local_admin', 'leader', 'planner', 'hub_admin', 'system_admin'] as const)
      expect([part, (await get(part, paths.member.to(stage.places.toba))).status]).toEqual([part, 200]);
    for (const part of ['other_admin', 'innovator', 'coach'] as const)
      expect([part, (await get(part, paths.member.to(stage.places.toba))).status]).toEqual([part, 404]);
    expect((await get('hub_admin', paths.member.to(stage.places.province as InstitutionId))).status).toBe(404);
    expect((await get('other_admin', '/kelola/anggota/unduh.json')).status).toBe(404);
    const file = await (await get('hub_admin', '/kelola/anggota/unduh.json?keadaan=none')).text();
    expect([file.includes('12.14'), file.includes('12.71')]).toEqual([true, false]);
  });

  test('make the letter', async () => {
    const answer = await get('local_admin', paths.letter.to(stage.places.toba));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5000);
  });

  test('tell of a commitment that waits nothing to the public', async () => {
    const before = await (await get('anonymous', '/hub')).text();
    expect(before).toContain('Kota Medan (');
    const dairi = await governmentOf(db(), '12.11');
    await plantCommitment(db(), stage.people.hub_admin, { institutionId: dairi, typed: { number: 'RAHASIA-1' } });
    const page = await (await get('anonymous', '/hub/anggota/12.11')).text();
    expect([page.includes('RAHASIA-1'), page.includes('Belum ada komitmen bersama')]).toEqual([false, true]);
    expect((await get('anonymous', '/hub/anggota/12.99')).status).toBe(404);
  });

  test('say who the hub is, with each fault at its box', async () => {
    const cookies = stage.cookiesOf('hub_admin');
    const form = formIn(await (await get('hub_admin', '/kelola/hub')).text(), '/kelola/hub');
    const send = (fields: object) => stage.server.ask('/kelola/hub', { form: { ...form, ...fields }, cookies });
    const wrong = await send({ surel: 'bukan', telepon: 'abc', kantor: 'Biro Organisasi' });
    const text = await wrong.text();
    expect([wrong.status, text.includes('alamat surel yang benar'), text.includes('Isi nomor telepon')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await send({ surel: 'hub@contoh.example', kantor: 'Biro Organisasi' })).status).toBe(303);
    expect((await send({ surel: 'lain@contoh.example' })).status).toBe(409);
    expect(await (await get('anonymous', '/hub')).text()).toContain('mailto:hub@contoh.example');
    expect((await get('local_admin', '/kelola/hub')).status).toBe(404);
  });
});
