import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { must } from '#platform/outcome.ts';
import type { TestDatabase } from '../../../tests/support/database.ts';
import {
  days,
  type InvitationDesk,
  invitationDesk,
  invitationMail,
  inviteTo,
  minutes,
} from '../../../tests/support/invitation-desk.ts';
import { testNow } from '../../../tests/support/people.ts';
import { testServer } from '../../../tests/support/server.ts';
import { homeOf } from '../home.ts';
import type { Viewer } from '../model.ts';
import { type InvitationFilter, invitationsFor } from '../queries/invitations.ts';
import { tables } from '../schema.ts';
import { forgetExpired } from './expiry.ts';
import { type NewInvitation, revokeInvitation } from './invitations.ts';

let desk: InvitationDesk;
let database: TestDatabase;
let hubAdmin: Viewer;
let tobaAdmin: Viewer;

beforeAll(async () => {
  desk = await invitationDesk();
  ({ database, hubAdmin, tobaAdmin } = desk);
});
afterAll(() => database.close());

const send = (viewer: Viewer, given: Partial<NewInvitation> & { email: string }, now = testNow) =>
  inviteTo(desk, viewer, given, now);
const newestMailTo = (email: string) => invitationMail(desk, email);

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
