import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newestMails } from '#platform/mail.ts';
import { must } from '#platform/outcome.ts';
import type { TestDatabase } from '../../../tests/support/database.ts';
import {
  days,
  type InvitationDesk,
  invitationDesk,
  invitationMail,
  inviteTo,
  mailDesk,
  minutes,
} from '../../../tests/support/invitation-desk.ts';
import { governmentOf, personWith, testNow, testPassword, unitIn } from '../../../tests/support/people.ts';
import type { InstitutionId, UnitId, Viewer } from '../model.ts';
import { invitationByToken, invitationsFor } from '../queries/invitations.ts';
import { membershipsOf } from '../queries/people-list.ts';
import { tables } from '../schema.ts';
import { acceptInvitation, joinByInvitation } from './acceptance.ts';
import { type NewInvitation, resendInvitation, revokeInvitation } from './invitations.ts';
import { closeUnit } from './units.ts';

let desk: InvitationDesk;
let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
let clinic: UnitId;
let hubAdmin: Viewer;
let tobaAdmin: Viewer;

beforeAll(async () => {
  desk = await invitationDesk();
  ({ database, province, toba, clinic, hubAdmin, tobaAdmin } = desk);
});
afterAll(() => database.close());

const every = { state: null, limit: 100 };
const send = (viewer: Viewer, given: Partial<NewInvitation> & { email: string }, now = testNow) =>
  inviteTo(desk, viewer, given, now);
const newestMailTo = (email: string) => invitationMail(desk, email);

function join(token: string, over: Partial<Parameters<typeof joinByInvitation>[1]> = {}, now = minutes(5)) {
  const given = { token, name: 'Dewi Sinaga', password: testPassword, locale: 'id' as const, ip: '203.0.113.9' };
  return database.db.transact((tx) => joinByInvitation(tx, { ...given, ...over }, now));
}

describe('inviting', () => {
  test('sends one mail with a link, of which only the digest is kept', async () => {
    const id = must(await send(tobaAdmin, { email: 'dewi@contoh.example' }));
    const mail = await newestMailTo('dewi@contoh.example');
    expect(mail.subject).toBe('Undangan bergabung di Tuntas: Puskesmas Contoh, Pemerintah Kabupaten Toba');
    expect(mail.bodyText).toContain('https://hub.contoh.example/terima-undangan?token=');
    expect(mail.bodyText).toContain('Tautan berlaku sampai 16 Maret 2026');
    const row = await tables(database.db.conn)
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row.token_hash).not.toContain(mail.token);
    const [entry] = await historyOf(database.db.conn, { kind: 'invitation', id });
    expect(entry).toMatchObject({ event: 'identity.invited', personName: 'Maria' });
    expect(JSON.stringify(entry)).not.toContain(mail.token);
  });

  test('says the same whether or not the address has an account', async () => {
    await personWith(database.db, 'Sudah Ada', []);
    const known = await send(tobaAdmin, { email: 'sudah.ada@contoh.example' });
    const unknown = await send(tobaAdmin, { email: 'belum.ada@contoh.example' });
    expect([known.ok, unknown.ok]).toEqual([true, true]);
    const [first, second] = [
      await newestMailTo('sudah.ada@contoh.example'),
      await newestMailTo('belum.ada@contoh.example'),
    ];
    expect(first.bodyText.replace(first.token, '')).toBe(second.bodyText.replace(second.token, ''));
  });

  test.each([
    ['role_not_yours', { role: 'local_admin' as const, unitId: null }],
    ['role_not_yours', { role: 'hub_admin' as const, unitId: null }],
    ['unit_required', { unitId: null }],
  ])('is refused for an admin lokal: %s', async (why, over) => {
    expect(await send(tobaAdmin, { email: 'tidak@contoh.example', ...over })).toEqual({ ok: false, why });
  });

  test('is refused into another institution and its units', async () => {
    const samosir = await governmentOf(database.db, '12.17');
    const foreign = await unitIn(database.db, samosir, 'Dinas Kesehatan');
    const elsewhere = await send(tobaAdmin, { email: 'x@contoh.example', institutionId: samosir, unitId: foreign });
    expect(elsewhere).toEqual({ ok: false, why: 'other_institution' });
    const mixed = await send(tobaAdmin, { email: 'x@contoh.example', unitId: foreign });
    expect(mixed).toEqual({ ok: false, why: 'unit_unknown' });
    const all = await tables(database.db.conn).selectFrom('invitation').select('email').execute();
    expect(all.map((row) => row.email)).not.toContain('x@contoh.example');
  });

  test('is refused when the role is held or the same invitation waits, also when sent twice at once', async () => {
    await personWith(database.db, 'Sudah Anggota', [{ role: 'innovator', institutionId: toba, unitId: clinic }]);
    const member = await send(tobaAdmin, { email: 'sudah.anggota@contoh.example' });
    expect(member).toEqual({ ok: false, why: 'already_member' });
    const email = 'klik.ganda@contoh.example';
    const twice = await Promise.all([send(tobaAdmin, { email }), send(tobaAdmin, { email })]);
    expect(twice.map((it) => (it.ok ? 'sent' : it.why)).sort()).toEqual(['already_invited', 'sent']);
    const mails = (await newestMails(database.db.conn, 100)).filter((it) => it.recipient === email);
    expect(mails).toHaveLength(1);
  });

  test('is possible again when the first has expired', async () => {
    const email = 'terlambat@contoh.example';
    must(await send(tobaAdmin, { email }));
    expect(await send(tobaAdmin, { email }, days(13))).toEqual({ ok: false, why: 'already_invited' });
    expect((await send(tobaAdmin, { email }, days(14))).ok).toBe(true);
  });

  test('into the hub is for the hub, and shows an admin lokal only the own', async () => {
    must(
      await send(hubAdmin, {
        email: 'penerus@contoh.example',
        role: 'hub_admin',
        institutionId: province,
        unitId: null,
      }),
    );
    const outside = await send(hubAdmin, { email: 'p@contoh.example', role: 'hub_admin', unitId: null });
    expect(outside).toEqual({ ok: false, why: 'hub_institution_only' });
    const seen = (await invitationsFor(database.db.conn, tobaAdmin, every, testNow)).map((it) => it.email);
    expect(seen).toContain('dewi@contoh.example');
    expect(seen).not.toContain('penerus@contoh.example');
    const all = (await invitationsFor(database.db.conn, hubAdmin, every, testNow)).map((it) => it.email);
    expect(all).toContain('penerus@contoh.example');
  });
});

describe('accepting', () => {
  test('makes the account with its role, once', async () => {
    const email = 'baru@contoh.example';
    const id = must(await send(tobaAdmin, { email }));
    const { token } = await newestMailTo(email);
    const person = must(await join(token, { name: '  Dewi   Sinaga ' }));
    expect(person).toMatchObject({ name: 'Dewi Sinaga', email });
    const held = await membershipsOf(database.db.conn, person.id);
    expect(held.map((it) => [it.role, it.unitName, it.institutionName])).toEqual([
      ['innovator', 'Puskesmas Contoh', 'Pemerintah Kabupaten Toba'],
    ]);
    expect(await join(token)).toEqual({ ok: false, why: { code: 'accepted' } });
    const events = (await historyOf(database.db.conn, { kind: 'person', id: person.id })).map((it) => it.event);
    expect(events).toEqual(['identity.membership_started', 'identity.person_added']);
    const [last] = await historyOf(database.db.conn, { kind: 'invitation', id });
    expect(last).toMatchObject({ event: 'identity.invitation_accepted', personName: 'Dewi Sinaga', ip: '203.0.113.9' });
  });

  test('twice at once makes one account', async () => {
    const email = 'serentak@contoh.example';
    must(await send(tobaAdmin, { email }));
    const { token } = await newestMailTo(email);
    const outcomes = await Promise.all([join(token), join(token)]);
    expect(outcomes.map((it) => (it.ok ? 'joined' : it.why.code)).sort()).toEqual(['accepted', 'joined']);
  });

  test('is refused with a weak password, without name, with a wrong link, too late, or after revoking', async () => {
    const email = 'hati.hati@contoh.example';
    const id = must(await send(tobaAdmin, { email }));
    const { token } = await newestMailTo(email);
    expect(await join(token, { password: 'pendek' })).toEqual({
      ok: false,
      why: { code: 'password', why: 'too_short' },
    });
    expect(await join(token, { password: 'hati.hati-1234' })).toMatchObject({
      why: { code: 'password', why: 'personal' },
    });
    expect(await join(token, { name: ' ' })).toEqual({ ok: false, why: { code: 'name', why: 'name_missing' } });
    expect(await join(`${token}x`)).toEqual({ ok: false, why: { code: 'unknown' } });
    expect(await join(token, {}, days(14))).toEqual({ ok: false, why: { code: 'expired' } });
    must(await database.db.transact((tx) => revokeInvitation(tx, tobaAdmin, id, minutes(3))));
    expect(await join(token)).toEqual({ ok: false, why: { code: 'revoked' } });
    const people = await tables(database.db.conn)
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .execute();
    expect(people).toEqual([]);
  });

  test('into a unit that was closed meanwhile is refused', async () => {
    const unit = await unitIn(database.db, toba, 'Unit Bubar');
    must(await send(tobaAdmin, { email: 'bubar@contoh.example', unitId: unit }));
    const { token } = await newestMailTo('bubar@contoh.example');
    must(await database.db.transact((tx) => closeUnit(tx, tobaAdmin, unit, minutes(1))));
    expect(await join(token)).toEqual({ ok: false, why: { code: 'unit_closed' } });
  });

  test('with an account needs its own sign-in, and gives it the role', async () => {
    const agus = await personWith(database.db, 'Agus Punya Akun', []);
    must(await send(tobaAdmin, { email: agus.person.email }));
    const { token } = await newestMailTo(agus.person.email);
    expect(await join(token)).toEqual({ ok: false, why: { code: 'has_account' } });
    const accept = (viewer: Viewer) => database.db.transact((tx) => acceptInvitation(tx, viewer, token, minutes(6)));
    expect(await accept(tobaAdmin)).toEqual({ ok: false, why: 'other_person' });
    expect(await accept(agus)).toEqual({ ok: true, value: null });
    expect((await membershipsOf(database.db.conn, agus.person.id)).map((it) => it.role)).toEqual(['innovator']);
    expect(await accept(agus)).toEqual({ ok: false, why: 'accepted' });
  });
});

describe('an invitation that waits', () => {
  test('is sent again with a new link that alone works, and not at once', async () => {
    const email = 'lagi@contoh.example';
    const id = must(await send(tobaAdmin, { email }));
    const first = await newestMailTo(email);
    const resend = (viewer: Viewer, now: Date) =>
      database.db.transact((tx) => resendInvitation(tx, viewer, { id, desk: mailDesk }, now));
    expect(await resend(tobaAdmin, minutes(1))).toEqual({ ok: false, why: 'too_soon' });
    expect(await resend(tobaAdmin, days(20))).toEqual({ ok: true, value: null });
    const second = await newestMailTo(email);
    expect(second.token).not.toBe(first.token);
    expect(await invitationByToken(database.db.conn, first.token)).toBeNull();
    expect((await invitationByToken(database.db.conn, second.token))?.expiresAt).toEqual(days(34));
  });

  test('is not handled by the admin of another institution', async () => {
    const samosir = await governmentOf(database.db, '12.17');
    const stranger = await personWith(database.db, 'Orang Samosir', [{ role: 'local_admin', institutionId: samosir }]);
    const id = must(await send(tobaAdmin, { email: 'milik.toba@contoh.example' }));
    const revoked = await database.db.transact((tx) => revokeInvitation(tx, stranger, id, minutes(1)));
    expect(revoked).toEqual({ ok: false, why: 'unknown' });
    const resent = await database.db.transact((tx) =>
      resendInvitation(tx, stranger, { id, desk: mailDesk }, minutes(9)),
    );
    expect(resent).toEqual({ ok: false, why: 'unknown' });
  });

  test('of the system is not taken back by the hub', async () => {
    const system = await personWith(database.db, 'Sistem', [{ role: 'system_admin', institutionId: province }]);
    const given = {
      email: 'sistem2@contoh.example',
      role: 'system_admin' as const,
      institutionId: province,
      unitId: null,
    };
    const id = must(await send(system, given));
    const revoked = await database.db.transact((tx) => revokeInvitation(tx, hubAdmin, id, minutes(1)));
    expect(revoked).toEqual({ ok: false, why: 'role_not_yours' });
  });
});

test('the database itself refuses an innovator without unit and a second open invitation', async () => {
  const values = sql`gen_random_uuid(), md5(random()::text), 'a@contoh.example', 'innovator', ${toba}::uuid, null,
    ${tobaAdmin.person?.id}::uuid, now(), now(), now() + interval '1 day'`;
  const insert = sql`insert into invitation (id, token_hash, email, role, institution_id, unit_id, invited_by,
    created_at, sent_at, expires_at) values (${values})`;
  await expect(insert.execute(tables(database.db.conn))).rejects.toThrow('invitation_check');
});
