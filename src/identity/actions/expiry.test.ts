import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { newestMails } from '#platform/mail.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testConfig, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { testServer } from '../../../tests/support/server.ts';
import { homeOf } from '../home.ts';
import type { InstitutionId, UnitId, Viewer } from '../model.ts';
import { type InvitationFilter, invitationsFor } from '../queries/invitations.ts';
import { tables } from '../schema.ts';
import { forgetExpired } from './expiry.ts';
import { invite, type NewInvitation, revokeInvitation } from './invitations.ts';

let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
let clinic: UnitId;
let hubAdmin: Viewer;
let tobaAdmin: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  province = await governmentOf(database.db, '12');
  toba = await governmentOf(database.db, '12.12');
  clinic = await unitIn(database.db, toba, 'Puskesmas Contoh');
  hubAdmin = await personWith(database.db, 'Ratna', [{ role: 'hub_admin', institutionId: province }]);
  tobaAdmin = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
});
afterAll(() => database.close());

const desk = { config: testConfig, baseUrl: 'https://hub.contoh.example' };
const minutes = (n: number) => new Date(testNow.getTime() + n * 60_000);
const days = (n: number) => minutes(n * 24 * 60);

function send(viewer: Viewer, given: Partial<NewInvitation> & { email: string }, now = testNow) {
  const wanted = { role: 'innovator' as const, institutionId: toba, unitId: clinic, desk, ...given };
  return database.db.transact((tx) => invite(tx, viewer, wanted, now));
}

async function newestMailTo(email: string) {
  const mail = (await newestMails(database.db.conn, 100)).find((it) => it.recipient === email);
  if (!mail) throw new Error(`no mail to ${email}`);
  const token = /\/terima-undangan\?token=([\w-]+)/.exec(mail.bodyText)?.[1];
  if (!token) throw new Error('no link in the mail');
  return { ...mail, token };
}

describe('invitations that run out', () => {
  const emails = async (state: InvitationFilter, now: Date, viewer = tobaAdmin) =>
    (await invitationsFor(database.db.conn, viewer, { state, limit: 100 }, now)).map((it) => it.email);
  const home = async (now: Date, viewer = tobaAdmin) =>
    inLocale('id', async () =>
      (await homeOf(database.db.conn, viewer, now)).flatMap((section) => section.items.map((it) => [it.text, it.href])),
    );

  beforeAll(async () => {
    await tables(database.db.conn).deleteFrom('invitation').execute();
    must(await send(tobaAdmin, { email: 'lama@contoh.example' }));
    must(await send(tobaAdmin, { email: 'muda@contoh.example' }, days(5)));
    must(await send(hubAdmin, { email: 'hub@contoh.example' }));
    const revoked = must(await send(tobaAdmin, { email: 'cabut@contoh.example' }));
    await database.db.transact((tx) => revokeInvitation(tx, tobaAdmin, revoked, minutes(1)));
  });

  test('are filtered by their state', async () => {
    expect(await emails('open', days(12))).toEqual([
      'muda@contoh.example',
      'lama@contoh.example',
      'hub@contoh.example',
    ]);
    expect(await emails('ending', days(10))).toEqual([]);
    expect(await emails('ending', days(12))).toEqual(['lama@contoh.example', 'hub@contoh.example']);
    expect(await emails('expired', days(14))).toEqual(['lama@contoh.example', 'hub@contoh.example']);
    expect(await emails('revoked', days(14))).toEqual(['cabut@contoh.example']);
    expect(await emails('accepted', days(14))).toEqual([]);
  });

  test('are named on the home page of who sent them', async () => {
    expect(await home(days(10))).toEqual([['Undangan yang menunggu jawaban', '/undangan?keadaan=menunggu']]);
    expect((await home(days(12)))[0]).toEqual([
      'Undangan untuk lama@contoh.example hampir lewat waktu',
      '/undangan?keadaan=hampir',
    ]);
    expect((await home(days(15))).slice(0, 2)).toEqual([
      ['Undangan untuk lama@contoh.example lewat waktu', '/undangan?keadaan=lewat'],
      ['Undangan yang lewat waktu', '/undangan?keadaan=lewat'],
    ]);
  });

  test('tell on their page whom to ask for another', async () => {
    const { token } = await newestMailTo('lama@contoh.example');
    const server = testServer(database.db, { clock: () => days(15) });
    const dead = await server.ask(`/terima-undangan?token=${token}`);
    expect([dead.status, await dead.text()]).toEqual([
      410,
      expect.stringContaining('Anda diundang oleh Maria untuk Puskesmas Contoh, Pemerintah Kabupaten Toba.'),
    ]);
    const unknown = await server.ask('/terima-undangan?token=salah');
    expect(await unknown.text()).not.toContain('Anda diundang oleh');
  });

  test('are forgotten with their address ninety days after they ran out', async () => {
    const left = async () => (await tables(database.db.conn).selectFrom('invitation').select('email').execute()).length;
    await database.db.transact((tx) => forgetExpired(tx, days(90)));
    expect(await left()).toBe(4);
    await database.db.transact((tx) => forgetExpired(tx, days(104.01)));
    expect(await tables(database.db.conn).selectFrom('invitation').select('email').execute()).toEqual([
      { email: 'muda@contoh.example' },
    ]);
    const log = await database.db.pool.query(
      "select changes::text as it from audit_event where event = 'identity.invitation_forgotten'",
    );
    expect(log.rows).toHaveLength(3);
    expect(JSON.stringify(log.rows)).not.toContain('@');
  });
});
