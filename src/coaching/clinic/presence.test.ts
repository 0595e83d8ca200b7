import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { plantClinic, plantRegistration } from '../../../tests/support/clinics.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { formIn } from '../../../tests/support/form.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { markByCode, markByHand, markByPersonalCode } from './actions/presence.ts';
import type { ClinicId } from './model/clinic.ts';
import type { RegistrationId } from './model/registration.ts';
import { paths } from './paths.ts';
import { marksOf, secretOf } from './queries/present.ts';
import { personalCode, printedCode, readCode, screenCode } from './rules/code.ts';
import { windowOf } from './rules/presence.ts';

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(testNow.getTime() + hours * HOUR_MS);
/** One that runs at `testNow`. */
const times = { startsAt: at(-1), endsAt: at(3) };

let database: TestDatabase;
let server: TestServer;
let toba: InstitutionId;
type Part = 'hub' | 'coach' | 'admin' | 'sari' | 'budi';
type Known = Viewer & { readonly person: NonNullable<Viewer['person']> };
const who = {} as Record<Part, Known>;
const cookies = {} as Record<Part, string>;
/** A clinic that runs, and the registrations of Sari and Budi. */
let id: ClinicId;
let sari: RegistrationId;
let budi: RegistrationId;
let secret = '';

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  const unitId = await unitIn(db, toba, 'Dinas Kesehatan Toba');
  who.hub = await personWith(db, 'Ratna Hub', [{ role: 'hub_admin', institutionId: province }]);
  who.coach = await personWith(db, 'Pendamping Uji', [{ role: 'coach', institutionId: province }]);
  who.admin = await personWith(db, 'Hendra Toba', [{ role: 'local_admin', institutionId: toba }]);
  who.sari = await personWith(db, 'Sari Toba', [{ role: 'innovator', institutionId: toba, unitId }]);
  who.budi = await personWith(db, 'Budi Toba', [{ role: 'innovator', institutionId: toba, unitId }]);
  server = testServer(db);
  for (const part of Object.keys(who) as Part[]) cookies[part] = await server.cookiesOf(who[part].person.email);
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ id, sari, budi } = await running());
  secret = await secretOf(database.db.conn, id);
});

async function running(given: object = {}) {
  const { db } = database;
  const plan = { ...times, invitedIds: [toba], coachIds: [who.coach.person.id], ...given };
  const clinicId = await plantClinic(db, who.hub, plan);
  const before = new Date(plan.startsAt.getTime() - HOUR_MS / 2);
  const comes = (part: Part) => plantRegistration(db, who[part], { clinicId, now: before });
  return { id: clinicId, sari: await comes('sari'), budi: await comes('budi') };
}

const ask = (path: string, part: Part, form?: Record<string, string>, headers?: Record<string, string>) =>
  server.ask(path, { cookies: cookies[part], ...(form ? { form } : {}), ...(headers ? { headers } : {}) });
const text = async (path: string, part: Part) => (await ask(path, part)).text();
const markOf = async (registration: RegistrationId) => (await marksOf(database.db.conn, id)).get(registration) ?? null;
const byCode = (part: Part, code: string, now = testNow) =>
  database.db.transact((tx) => markByCode(tx, who[part], { clinicId: id, code }, now));
const byPersonal = (part: Part, code: string, now = testNow) =>
  database.db.transact((tx) => markByPersonalCode(tx, who[part], { clinicId: id, code }, now));
const signer = () => ({ id, secret });

describe('the code on the screen', () => {
  test('marks who holds it and has a place, once, and says by what and by whom', async () => {
    const page = await text(paths.attend.to(id, screenCode(signer(), testNow)), 'sari');
    expect(page).toContain('Saya hadir');
    for (let n = 0; n < 2; n += 1)
      expect((await ask(paths.attend.to(id, screenCode(signer(), testNow)), 'sari', {})).status).toBe(303);
    expect(await markOf(sari)).toMatchObject({
      ...{ isPresent: true, means: 'screen_code', markedByName: 'Sari Toba', markedAt: testNow },
    });
    const [last, ...rest] = await historyOf(database.db.conn, { kind: 'clinic', id });
    expect(last).toMatchObject({ event: 'coaching.clinic.mark', personId: who.sari.person.id });
    expect(rest.filter((it) => it.event === 'coaching.clinic.mark')).toEqual([]);
    expect(await text(paths.presence.to(id), 'hub')).toContain('Kode di layar, Sari Toba');
  });

  test('reading it writes nothing', async () => {
    await text(paths.attend.to(id, screenCode(signer(), testNow)), 'sari');
    expect(await markOf(sari)).toBeNull();
  });

  test('is another one each minute; a photo that is sent home comes too late', async () => {
    const code = screenCode(signer(), testNow);
    const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);
    expect(screenCode(signer(), later(1))).not.toBe(code);
    expect(await byCode('sari', code, later(3))).toEqual({ ok: false, why: 'code_expired' });
    expect((await byCode('sari', code, later(2))).ok).toBe(true);
    expect(await byCode('budi', screenCode(signer(), later(5)), testNow)).toEqual({ ok: false, why: 'code_expired' });
  });

  test('is shown to hosts alone', async () => {
    expect((await ask(paths.screen.to(id), 'coach')).status).toBe(200);
    expect(await text(paths.screenPart.to(id), 'hub')).toContain('data-poll-url');
    for (const path of [paths.screen.to(id), paths.screenPart.to(id), paths.print.to(id), paths.presence.to(id)])
      expect((await ask(path, 'admin')).status).toBe(404);
  });
});

describe('somebody who is not there', () => {
  test('is not marked by a code of another clinic', async () => {
    const other = await running();
    const foreign = { id: other.id, secret: await secretOf(database.db.conn, other.id) };
    expect(await byCode('sari', screenCode(foreign, testNow))).toEqual({ ok: false, why: 'code_other_clinic' });
    const own = personalCode(foreign, other.sari);
    expect(await byPersonal('hub', own)).toEqual({ ok: false, why: 'code_other_clinic' });
    const answer = await ask(paths.attend.to(id, screenCode(foreign, testNow)), 'sari', {});
    expect([answer.status, (await answer.text()).includes('Kode ini milik klinik lain.')]).toEqual([409, true]);
  });

  test.each(['', 's', 's.x', 's.1.aaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa', '../../etc/passwd', 'p.'.repeat(400)])(
    'is not marked by a made-up code (%#)',
    async (code) => {
      const outcome = await byCode('sari', code);
      expect(outcome.ok ? null : outcome.why).toMatch(/^code_(?:forged|other_clinic)$/);
      expect(await markOf(sari)).toBeNull();
    },
  );

  test('is not marked by a code that was changed', async () => {
    const code = personalCode(signer(), sari);
    const forged = code.replace(sari, budi);
    expect(await byPersonal('hub', forged)).toEqual({ ok: false, why: 'code_forged' });
    const printed = printedCode(signer(), '2026-03-01').replace('20260301', '20260302');
    expect(await byCode('sari', printed)).toEqual({ ok: false, why: 'code_forged' });
    expect(await byCode('sari', `${screenCode(signer(), testNow).slice(0, -1)}_`)).toEqual({
      ok: false,
      why: 'code_forged',
    });
  });

  test('is not marked on another day, nor outside the window of the clinic', async () => {
    expect(await byCode('sari', printedCode(signer(), '2026-03-01'))).toEqual({ ok: false, why: 'code_expired' });
    const { opens, closes } = windowOf(times);
    const early = new Date(opens.getTime() - 1000);
    const late = new Date(closes.getTime() + 1000);
    for (const now of [early, late]) {
      const today = now.toISOString().slice(0, 10);
      expect(await byCode('sari', screenCode(signer(), now), now)).toEqual({ ok: false, why: 'outside_window' });
      expect(await byCode('sari', printedCode(signer(), today), now)).toEqual({ ok: false, why: 'outside_window' });
      expect(await byPersonal('hub', personalCode(signer(), sari), now)).toEqual({ ok: false, why: 'outside_window' });
    }
    expect((await byCode('sari', screenCode(signer(), opens), opens)).ok).toBe(true);
  });

  test('is not marked without a registration, after withdrawing, or while waiting', async () => {
    expect(await byCode('admin', screenCode(signer(), testNow))).toEqual({ ok: false, why: 'not_registered' });
    const nobody = newId<'RegistrationId'>();
    expect(await byPersonal('hub', personalCode(signer(), nobody))).toEqual({ ok: false, why: 'not_registered' });
    const set = (state: string, withdrawn: Date | null) =>
      database.db.pool.query('update clinic_registration set state = $2, withdrawn_at = $3 where id = $1', [
        ...[sari, state, withdrawn],
      ]);
    await set('waiting', null);
    expect(await byCode('sari', screenCode(signer(), testNow))).toEqual({ ok: false, why: 'waits' });
    await set('withdrawn', testNow);
    expect(await byCode('sari', screenCode(signer(), testNow))).toEqual({ ok: false, why: 'not_registered' });
  });

  test('does not mark oneself by the own code, nor others', async () => {
    const [mine, his] = [personalCode(signer(), sari), personalCode(signer(), budi)];
    expect(await byCode('sari', mine)).toEqual({ ok: false, why: 'not_host' });
    expect(await byPersonal('sari', his)).toEqual({ ok: false, why: 'not_host' });
    expect((await ask(paths.attend.to(id, mine), 'sari')).status).toBe(403);
    expect((await ask(paths.presence.to(id), 'sari', { peserta: sari })).status).toBe(404);
    expect([await markOf(sari), await markOf(budi)]).toEqual([null, null]);
  });

  test('is not marked at a clinic that is cancelled', async () => {
    await database.db.pool.query(
      `update clinic set state = 'cancelled', cancelled_at = $2, cancel_reason = 'x' where id = $1`,
      [id, testNow],
    );
    expect(await byCode('sari', screenCode(signer(), testNow))).toEqual({ ok: false, why: 'not_open' });
  });
});

describe('the code that a person carries', () => {
  test('marks the person when a host scans it; scanned again it says so', async () => {
    expect(await text(paths.one.to(id), 'sari')).toContain('Kode QR peserta');
    const code = personalCode(signer(), sari);
    const scanned = `http://localhost:3000${paths.attend.to(id, code)}`;
    expect(await (await ask(paths.scan.to(id), 'coach', { kode: scanned })).text()).toContain(
      'Sari Toba tercatat hadir.',
    );
    expect(await (await ask(paths.scan.to(id), 'hub', { kode: code })).text()).toContain('sudah tercatat hadir');
    expect(await markOf(sari)).toMatchObject({ means: 'personal_code', markedByName: 'Pendamping Uji' });
    const wrong = await ask(paths.scan.to(id), 'hub', { kode: 'coba' });
    expect([wrong.status, formIn(await wrong.text(), paths.scan.to(id))?.kode]).toEqual([422, 'coba']);
  });
});

describe('a mark by hand', () => {
  const json = { accept: 'application/json' };

  test('is one however often the form is sent', async () => {
    const form = formIn(await text(paths.presence.to(id), 'coach'), paths.presence.to(id)) ?? {};
    for (let n = 0; n < 2; n += 1) expect((await ask(paths.presence.to(id), 'coach', form)).status).toBe(303);
    const marks = await database.db.pool.query('select from clinic_presence where registration_id = $1', [
      form.peserta,
    ]);
    expect(marks.rowCount).toBe(1);
  });

  test('that waited on a device is taken later with the time at which it was made, once', async () => {
    const made = at(-0.5);
    const form = { tanda: newId<'MarkId'>(), peserta: sari, pada: made.toISOString() };
    for (let n = 0; n < 2; n += 1)
      expect(await (await ask(paths.presence.to(id), 'hub', form, json)).json()).toEqual({ ok: true });
    expect(await markOf(sari)).toMatchObject({ means: 'hand', wasOffline: true, markedAt: made, receivedAt: testNow });
    expect(await text(paths.presence.to(id), 'hub')).toContain('tanpa jaringan');
  });

  test.each([
    ['was made before the doors opened', -3, 0, 'outside_window'],
    ['is of a clock that runs ahead', 0.5, 0, 'from_the_future'],
    ['waited for more than a week', 1, 24 * 8, 'too_late'],
  ] as const)('that %s is refused', async (_what, made, now, why) => {
    const mark = { clinicId: id, id: newId<'MarkId'>(), registrationId: sari, offlineAt: at(made) };
    expect(await database.db.transact((tx) => markByHand(tx, who.hub, mark, at(now)))).toEqual({ ok: false, why });
    expect(await markOf(sari)).toBeNull();
  });

  test('of somebody of another clinic is refused, and a device is told why', async () => {
    const other = await running({ startsAt: at(20), endsAt: at(24) });
    const form = { tanda: newId<'MarkId'>(), peserta: other.sari };
    expect((await ask(paths.presence.to(id), 'hub', form, json)).status).toBe(200);
    expect(await (await ask(paths.presence.to(id), 'hub', form, json)).json()).toMatchObject({ ok: false });
    expect((await ask(paths.presence.to(id), 'hub', form)).status).toBe(404);
    const early = await ask(paths.presence.to(other.id), 'hub', form, json);
    expect(await early.json()).toMatchObject({ ok: false, why: expect.stringContaining('1 jam sebelum') });
    expect((await ask(paths.presence.to(id), 'hub', { ...form, peserta: 'x' })).status).toBe(404);
    expect((await ask(paths.presence.to(id), 'hub', { ...form, pada: 'kemarin' })).status).toBe(404);
  });
});

describe('a correction', () => {
  test('wants a reason, keeps every mark, and may say both', async () => {
    await byCode('sari', screenCode(signer(), testNow));
    const path = paths.correct.to(id, sari);
    const form = formIn(await text(path, 'hub'), path) ?? {};
    const bare = await ask(path, 'hub', { ...form, alasan: ' ' });
    expect([bare.status, (await bare.text()).includes('Tulis alasannya.')]).toEqual([422, true]);
    const said = { ...form, alasan: 'Pulang sebelum mulai.' };
    for (let n = 0; n < 2; n += 1) expect((await ask(path, 'hub', said)).status).toBe(303);
    expect(await markOf(sari)).toMatchObject({ isPresent: false, means: 'correction', markedByName: 'Ratna Hub' });
    const page = await text(path, 'hub');
    expect(page).toContain('Pulang sebelum mulai.');
    expect(page).toContain('Kode di layar, Sari Toba');
    expect((await ask(path, 'sari', said)).status).toBe(404);
  });
});

describe('the list of attendance', () => {
  test('prints on A4 with columns for signatures, and is taken along', async () => {
    await byCode('sari', screenCode(signer(), testNow));
    const file = await ask(paths.presenceSheet.to(id), 'hub');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const pdf = await readPdf(new Uint8Array(await file.arrayBuffer()));
    const said = pdf.text;
    for (const words of ['Daftar hadir', 'Klinik Medan', 'Sari Toba', 'Budi Toba', 'Tanda tangan', 'Kode di layar'])
      expect(said).toContain(words);
    const rows = (await (await ask(paths.presenceFile.to('json').replace(':id', id), 'hub')).json()) as {
      rows: readonly Record<string, unknown>[];
    };
    expect(rows.rows.map((it) => [it.name, it.present, it.means])).toEqual([
      ['Budi Toba', false, null],
      ['Sari Toba', true, 'screen_code'],
    ]);
    expect((await ask(paths.presenceSheet.to(id), 'sari')).status).toBe(404);
  });
});

test('codes are read by their signature alone', () => {
  const one = { id: '0190f5a0-0000-7000-8000-000000000001' as ClinicId, secret: 'a' };
  const when = { now: testNow, today: '2026-03-02' };
  expect(readCode(printedCode(one, '2026-03-02'), one, when)).toEqual({ kind: 'printed' });
  expect(readCode(printedCode(one, '2026-03-02'), { ...one, secret: 'b' }, when)).toBe('code_forged');
});
