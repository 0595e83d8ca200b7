import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, type Post, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { breaches } from '../invariants.ts';
import { type InstitutionId, nobody, type Viewer } from '../model.ts';
import {
  adminCounts,
  adminsByInstitution,
  adminsOf,
  hubAdmins,
  membersOfUnit,
  peopleByIds,
} from '../queries/people.ts';
import { findPeople, membershipsOf, personFor } from '../queries/people-list.ts';
import { whyNotReadPerson } from '../rules/person.ts';
import { tables } from '../schema.ts';
import { chooseActing, endMembership } from './memberships.ts';
import { changeProfile, deactivatePerson, reactivatePerson } from './people.ts';

let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
let samosir: InstitutionId;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  province = await governmentOf(database.db, '12');
  toba = await governmentOf(database.db, '12.12');
  samosir = await governmentOf(database.db, '12.17');
});
afterAll(() => database.close());
beforeEach(async () => {
  await tables(database.db.conn).updateTable('person').set({ acting_membership_id: null }).execute();
  await tables(database.db.conn).deleteFrom('membership').execute();
});

let counter = 0;
const person = (...posts: readonly Post[]) => {
  counter += 1;
  return personWith(database.db, `Orang ${counter}`, posts);
};
const hub = () => person({ role: 'hub_admin', institutionId: province });
const system = () => person({ role: 'system_admin', institutionId: province });
const transact = <T>(work: Parameters<typeof database.db.transact<T>>[0]) => database.db.transact(work);
const idOf = (viewer: Viewer) => viewer.memberships[0]?.id ?? newId<'MembershipId'>();

describe('ending a membership', () => {
  test('keeps it in the history and tells the log by names', async () => {
    const admin = await person({ role: 'local_admin', institutionId: toba });
    const unit = await unitIn(database.db, toba, 'Dinas Pendidikan');
    const dewi = await person({ role: 'innovator', institutionId: toba, unitId: unit });
    expect((await membersOfUnit(database.db.conn, unit)).map((it) => it.id)).toEqual([dewi.person.id]);
    const ended = await transact((tx) => endMembership(tx, admin, idOf(dewi), testNow));
    expect(ended).toEqual({ ok: true, value: dewi.person.id });
    expect(await membersOfUnit(database.db.conn, unit)).toEqual([]);
    expect((await membershipsOf(database.db.conn, dewi.person.id))[0]?.endedAt).toEqual(testNow);
    const [entry] = await historyOf(database.db.conn, { kind: 'person', id: dewi.person.id });
    expect(entry?.event).toBe('identity.membership_ended');
    expect(entry?.changes).toEqual([
      { field: 'role', before: 'innovator', after: null },
      { field: 'institution', before: 'Pemerintah Kabupaten Toba', after: null },
      { field: 'unit', before: 'Dinas Pendidikan', after: null },
    ]);
    expect(await transact((tx) => endMembership(tx, admin, idOf(dewi), testNow))).toEqual({ ok: false, why: 'ended' });
  });

  test('of the last admin of the hub is refused, also to himself and to the system', async () => {
    const [ratna, root] = [await hub(), await system()];
    const end = (viewer: Viewer, of: Viewer) => transact((tx) => endMembership(tx, viewer, idOf(of), testNow));
    expect(await end(ratna, ratna)).toEqual({ ok: false, why: 'last_hub_admin' });
    expect(await end(root, ratna)).toEqual({ ok: false, why: 'last_hub_admin' });
    expect(await end(root, root)).toEqual({ ok: false, why: 'last_system_admin' });
    await hub();
    expect((await end(ratna, ratna)).ok).toBe(true);
  });

  test('by two admins of each other at the same moment leaves one', async () => {
    const [left, right] = [await hub(), await hub()];
    const end = (viewer: Viewer, of: Viewer) => transact((tx) => endMembership(tx, viewer, idOf(of), testNow));
    const outcomes = await Promise.all([end(left, right), end(right, left)]);
    expect(outcomes.filter((it) => it.ok)).toHaveLength(1);
    expect((await adminCounts(database.db.conn)).hubAdmins).toBe(1);
  });

  test('of an unknown id is refused', async () => {
    const admin = await hub();
    const unknown = await transact((tx) => endMembership(tx, admin, newId(), testNow));
    expect(unknown).toEqual({ ok: false, why: 'unknown' });
  });
});

describe('an account', () => {
  test('that is closed loses its sessions, keeps its roles, and is no contact any more', async () => {
    const [ratna, dewi] = [await hub(), await person({ role: 'local_admin', institutionId: toba })];
    await tables(database.db.conn)
      .insertInto('auth_session')
      .values({
        id: newId(),
        token: 'a-token',
        person_id: dewi.person.id,
        expires_at: new Date('2030-01-01'),
        ip_address: null,
        user_agent: null,
        created_at: testNow,
        updated_at: testNow,
      })
      .execute();
    expect(await adminsOf(database.db.conn, toba)).toHaveLength(1);
    const both = await adminsByInstitution(database.db.conn, [toba, samosir, toba]);
    expect([...both].map(([id, admins]) => [id, admins.map((it) => it.email)])).toEqual([[toba, [dewi.person.email]]]);
    must(await transact((tx) => deactivatePerson(tx, ratna, dewi.person.id, testNow)));
    expect(await adminsOf(database.db.conn, toba)).toEqual([]);
    expect((await peopleByIds(database.db.conn, [dewi.person.id])).get(dewi.person.id)?.name).toBe(dewi.person.name);
    const sessions = tables(database.db.conn).selectFrom('auth_session').select('id');
    expect(await sessions.where('person_id', '=', dewi.person.id).execute()).toEqual([]);
    const again = await transact((tx) => deactivatePerson(tx, ratna, dewi.person.id, testNow));
    expect(again).toEqual({ ok: false, why: 'already' });
    must(await transact((tx) => reactivatePerson(tx, ratna, dewi.person.id, testNow)));
    expect((await adminsOf(database.db.conn, toba)).map((it) => it.id)).toEqual([dewi.person.id]);
  });

  test('is not closed by an admin lokal when it also works elsewhere', async () => {
    const maria = await person({ role: 'local_admin', institutionId: toba });
    const both = await person({ role: 'coach', institutionId: toba }, { role: 'coach', institutionId: samosir });
    const closed = await transact((tx) => deactivatePerson(tx, maria, both.person.id, testNow));
    expect(closed).toEqual({ ok: false, why: 'not_yours' });
  });

  test('of the last admin of the hub is not closed', async () => {
    const [ratna, root] = [await hub(), await system()];
    const closed = await transact((tx) => deactivatePerson(tx, root, ratna.person.id, testNow));
    expect(closed).toEqual({ ok: false, why: 'last_hub_admin' });
    expect((await hubAdmins(database.db.conn)).map((it) => it.id)).toEqual([ratna.person.id]);
  });

  test('takes a new name and language from its owner, and tells the log what changed', async () => {
    const dewi = await person();
    const change = (name: string) => transact((tx) => changeProfile(tx, dewi, { name, locale: 'en' }, testNow));
    expect(await change('D')).toEqual({ ok: false, why: 'name_missing' });
    expect(await change('x'.repeat(201))).toEqual({ ok: false, why: 'name_too_long' });
    expect(await change(' Dewi  Sinaga, S.Kep ')).toEqual({ ok: true, value: null });
    const [entry] = await historyOf(database.db.conn, { kind: 'person', id: dewi.person.id });
    expect(entry?.changes).toEqual([
      { field: 'name', before: dewi.person.name, after: 'Dewi Sinaga, S.Kep' },
      { field: 'locale', before: 'id', after: 'en' },
    ]);
    expect(await transact((tx) => changeProfile(tx, nobody, { name: 'Siapa', locale: 'id' }, testNow))).toEqual({
      ok: false,
      why: 'nobody',
    });
  });
});

test('one acts in a role one holds, and in no other', async () => {
  const posts: readonly Post[] = [
    { role: 'coach', institutionId: toba },
    { role: 'planner', institutionId: samosir },
  ];
  const yusuf = await person(...posts);
  const other = await person({ role: 'leader', institutionId: toba });
  const choose = (id: Parameters<typeof chooseActing>[2]) => transact((tx) => chooseActing(tx, yusuf, id, testNow));
  expect(await choose(idOf(other))).toEqual({ ok: false, why: 'not_held' });
  const second = yusuf.memberships[1]?.id ?? newId<'MembershipId'>();
  expect(await choose(second)).toEqual({ ok: true, value: null });
  const row = await tables(database.db.conn)
    .selectFrom('person')
    .select('acting_membership_id')
    .where('id', '=', yusuf.person.id)
    .executeTakeFirstOrThrow();
  expect(row.acting_membership_id).toBe(second);
});

describe('the list of people', () => {
  const everybody = { text: '', role: null, institutionId: null, state: null };
  const find = (viewer: Viewer, filter: Partial<Parameters<typeof findPeople>[2]> = {}) =>
    findPeople(database.db.conn, viewer, { ...everybody, ...filter }, { size: 100, offset: 0 });

  test('shows each viewer exactly whom the rule lets him see', async () => {
    const people = [
      await hub(),
      await person({ role: 'local_admin', institutionId: toba }),
      await person({ role: 'innovator', institutionId: samosir, unitId: await unitIn(database.db, samosir, 'Dinas') }),
      await person({ role: 'coach', institutionId: toba }, { role: 'coach', institutionId: samosir }),
      await person(),
    ];
    const ids = people.map((it) => it.person.id);
    for (const viewer of [...people, nobody]) {
      const seen = (await find(viewer)).items.map((it) => it.id).filter((id) => ids.includes(id));
      const allowed = people
        .filter((it) => whyNotReadPerson(viewer, it.memberships) === null)
        .map((it) => it.person.id);
      expect(seen.toSorted()).toEqual(allowed.toSorted());
      for (const it of people) {
        const one = await personFor(database.db.conn, viewer, it.person.id);
        expect(one !== null).toBe(allowed.includes(it.person.id));
      }
    }
  });

  test('hides from an admin lokal what a person does elsewhere', async () => {
    const maria = await person({ role: 'local_admin', institutionId: toba });
    const both = await person({ role: 'coach', institutionId: toba }, { role: 'leader', institutionId: samosir });
    const seen = await personFor(database.db.conn, maria, both.person.id);
    expect(seen?.memberships.map((it) => it.role)).toEqual(['coach']);
    const all = await personFor(database.db.conn, await hub(), both.person.id);
    expect(all?.memberships.map((it) => it.role).toSorted()).toEqual(['coach', 'leader']);
  });

  test('is narrowed by words, role, institution and state', async () => {
    const ratna = await hub();
    const dewi = await person({ role: 'coach', institutionId: toba });
    await person({ role: 'coach', institutionId: samosir });
    const ids = async (filter: Partial<Parameters<typeof findPeople>[2]>) =>
      (await find(ratna, filter)).items.map((it) => it.id);
    expect(await ids({ role: 'coach', institutionId: toba })).toEqual([dewi.person.id]);
    expect((await find(ratna, { role: 'coach' })).total).toBe(2);
    expect(await ids({ text: dewi.person.email.slice(0, 9), role: 'coach' })).toContain(dewi.person.id);
    expect(await ids({ text: '%', role: 'coach' })).toEqual([]);
    must(await transact((tx) => deactivatePerson(tx, ratna, dewi.person.id, testNow)));
    expect(await ids({ state: 'deactivated', role: 'coach' })).toEqual([dewi.person.id]);
    expect(await ids({ state: 'active', role: 'coach', institutionId: toba })).toEqual([]);
  });
});

describe('the invariants', () => {
  test('hold, and tell what is broken', async () => {
    await system();
    expect(await breaches(database.db.conn)).toEqual([]);
    const unit = await unitIn(database.db, toba, 'Unit Tertutup');
    const dewi = await person({ role: 'innovator', institutionId: toba, unitId: unit });
    await tables(database.db.conn).updateTable('unit').set({ closed_at: testNow }).where('id', '=', unit).execute();
    expect(await breaches(database.db.conn)).toEqual([
      { name: 'identity.closed_unit_empty', subject: unit, detail: idOf(dewi) },
    ]);
    await tables(database.db.conn).updateTable('unit').set({ closed_at: null }).where('id', '=', unit).execute();
  });

  test('tell of units that stand below themselves, and of a house without administrator', async () => {
    const [a, b] = [await unitIn(database.db, samosir, 'A Unit'), await unitIn(database.db, samosir, 'B Unit')];
    const put = (id: typeof a, parent: typeof a | null) =>
      tables(database.db.conn).updateTable('unit').set({ parent_unit_id: parent }).where('id', '=', id).execute();
    await put(a, b);
    await put(b, a);
    const names = (await breaches(database.db.conn)).map((it) => `${it.name} ${it.subject}`).toSorted();
    expect(names).toEqual(
      ['identity.administrators hub', `identity.unit_circle ${a}`, `identity.unit_circle ${b}`].toSorted(),
    );
    await put(a, null);
    await put(b, null);
  });
});
