import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PersonId, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { carryFacts } from '../../../tests/support/facts.ts';
import { closesAccount, leaves, opensAccount } from '../../../tests/support/leaving.ts';
import { personWith, testConfig, testNow } from '../../../tests/support/people.ts';
import { type Planted, readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import { HERE } from '../../../tests/support/server.ts';
import { addKeeper, handOver, removeKeeper } from '../actions/keeper.ts';
import { acceptOffer } from '../handover/actions/answer.ts';
import { offerKeeping } from '../handover/actions/offer.ts';
import { paths as handoverPaths } from '../handover/paths.ts';
import { paths } from '../paths.ts';
import { listRecords } from '../queries/list.ts';
import { setDepartureAside } from './actions.ts';
import { departureHome } from './home.ts';
import { keepingLost } from './loss.ts';
import { tellKeeperLeft } from './notices.ts';
import { awaitingDepartures, departuresFrom } from './queries.ts';
import { awaitedBy } from './rules.ts';

type Person = Viewer & { readonly person: NonNullable<Viewer['person']> };
let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const later = (days: number) => new Date(testNow.getTime() + days * 24 * 3600 * 1000);
const idOf = (who: Viewer): PersonId => (who as Person).person.id;
const context = (now: Date) => ({ db: stage.db, config: testConfig, log: silentLog, baseUrl: HERE, now });

/** Somebody of Deli Serdang, in its unit when an innovator. */
async function colleague(name: string, role: Role = 'innovator'): Promise<Person> {
  const { institutionId, unitId } = stage.who.writer.acting!;
  return personWith(stage.db, name, [{ role, institutionId, unitId: role === 'innovator' ? unitId : null }]);
}

/** A record that these keep and nobody else. */
async function kept(by: readonly Viewer[], title = 'Antrean ramah'): Promise<Planted> {
  const record = await stage.published({ ...readyContent, title });
  const { id } = record;
  for (const who of by)
    must(await stage.db.transact((tx) => addKeeper(tx, stage.who.admin, { id, personId: idOf(who) }, testNow)));
  const personId = idOf(stage.who.writer);
  must(await stage.db.transact((tx) => removeKeeper(tx, stage.who.admin, { id, personId }, testNow)));
  return record;
}

const leave = (who: Viewer, at: Date) => leaves(stage.db, stage.who.admin, who, at);
const close = (who: Viewer, at: Date) => closesAccount(stage.db, stage.who.hub, who, at);
const openOf = async ({ id }: Planted) =>
  (await departuresFrom(stage.db.conn, id)).filter((it) => it.setAside === null).map((it) => it.name);
const awaited = async (who: Viewer, record: Planted) =>
  (await awaitingDepartures(stage.db.conn, who)).some((it) => it.innovationId === record.id);
const orphaned = async ({ id }: Planted) => {
  const filter = { state: null, mark: 'orphan', institutionId: null, unitId: null, text: '' } as const;
  const found = await listRecords(stage.db.conn, stage.who.admin, filter, { size: 100, offset: 0 });
  return found.items.some((it) => it.id === id);
};
const noticesOf = async (who: Viewer) =>
  (
    await oneRow<{ found: readonly { href: string; values: object }[] }>(
      stage.db,
      sql`select coalesce(json_agg(json_build_object('href', href, 'values', values) order by created_at, id), '[]') as found
        from notice where person_id = ${idOf(who)} and kind = 'registry.notice.keeper_left'`,
    )
  ).found;

test('awaited are the other keepers, else the admin of the institution, else the hub', () => {
  const [a, b, c] = ['a', 'b', 'c'] as unknown as PersonId[];
  const admins = { own: [b!], hub: [c!] };
  expect(awaitedBy({ keepers: [a!] }, admins)).toEqual(['a']);
  expect(awaitedBy({ keepers: [] }, admins)).toEqual(['b']);
  expect(awaitedBy({ keepers: [] }, { ...admins, own: [] })).toEqual(['c']);
});

test('a keeper who leaves is told once to the other keeper, who is awaited until a colleague takes over', async () => {
  const [leaver, stays, next] = [await colleague('Dewi'), await colleague('Budi'), await colleague('Citra')];
  const record = await kept([leaver, stays]);
  expect(await openOf(record)).toEqual([]);
  await leave(leaver, later(1));
  expect([await openOf(record), await orphaned(record)]).toEqual([['Dewi'], false]);
  expect([await awaited(stays, record), await awaited(stage.who.admin, record)]).toEqual([true, false]);
  await carryFacts(stage.db, () => later(1));
  await tellKeeperLeft({ personId: idOf(leaver), at: later(1).toISOString() }, context(later(1)));
  const values = { name: 'Dewi', title: 'Antrean ramah', count: 1 };
  expect(await noticesOf(stays)).toEqual([{ href: paths.keepers.to(record.id), values }]);
  expect(departureHome(stays, await awaitingDepartures(stage.db.conn, stays))).toMatchObject([
    { kind: 'mine', items: [{ text: 'Dewi tidak lagi bertugas; serahkan «Antrean ramah»', tone: 'urgent' }] },
  ]);
  const offer = { id: newId<'OfferId'>(), from: null, to: idOf(next), ids: [record.id], note: '' };
  must(await stage.db.transact((tx) => offerKeeping(tx, stays, offer, later(2))));
  expect(await openOf(record)).toEqual(['Dewi']);
  must(await stage.db.transact((tx) => acceptOffer(tx, next, { id: offer.id, ids: [record.id] }, later(3))));
  expect([await openOf(record), await awaited(stays, record)]).toEqual([[], false]);
});

test('a keeper who leaves everything is told to the admin in one notice, and the records stand among the orphans', async () => {
  const leaver = await colleague('Eka');
  const [one, two] = [await kept([leaver], 'Alfa'), await kept([leaver], 'Beta')];
  const shared = await kept([leaver, await colleague('Fitri')], 'Gama');
  const leaving = { personId: idOf(leaver), membership: leaver.memberships[0]! };
  const loss = await keepingLost(stage.db.conn, stage.who.admin, leaving, testNow);
  expect(loss).toMatchObject({
    title: '2 inovasi akan tanpa penanggung jawab',
    items: [
      { text: 'Alfa', href: paths.work.to(one.id) },
      { text: 'Beta', href: paths.work.to(two.id) },
    ],
    more: null,
    handOver: { href: handoverPaths.new.to({ dari: idOf(leaver) }) },
  });
  // The admin of another institution learns nothing of it.
  expect(await keepingLost(stage.db.conn, stage.who.toba, leaving, testNow)).toBeNull();
  await close(leaver, later(1));
  await carryFacts(stage.db, () => later(1));
  expect(await noticesOf(stage.who.admin)).toEqual([
    { href: handoverPaths.new.to({ dari: idOf(leaver) }), values: { name: 'Eka', title: 'Alfa', count: 2 } },
  ]);
  expect([await orphaned(one), await orphaned(two), await orphaned(shared)]).toEqual([true, true, false]);
  const items = departureHome(stage.who.admin, await awaitingDepartures(stage.db.conn, stage.who.admin))[0]?.items;
  expect(items).toMatchObject([{ text: 'Eka tidak lagi bertugas; serahkan inovasinya', count: 2 }]);
  expect(await keepingLost(stage.db.conn, stage.who.admin, leaving, testNow)).toBeNull();
  // The membership of a closed account ends: nothing new happened.
  await leave(leaver, later(2));
  await carryFacts(stage.db, () => later(2));
  expect((await noticesOf(stage.who.admin)).length).toBe(1);
  const given = { id: one.id, from: idOf(leaver), to: idOf(stage.who.writer) };
  must(await stage.db.transact((tx) => handOver(tx, stage.who.admin, given, later(3))));
  expect([await openOf(one), await openOf(two), await orphaned(one)]).toEqual([[], ['Eka'], false]);
});

test('it is over when the account is opened again, and another membership of the institution keeps it from beginning', async () => {
  const back = await colleague('Gita');
  const record = await kept([back]);
  await close(back, later(1));
  expect(await openOf(record)).toEqual(['Gita']);
  await opensAccount(stage.db, stage.who.hub, back, later(2));
  expect([await openOf(record), await orphaned(record)]).toEqual([[], false]);
  const { institutionId, unitId } = stage.who.writer.acting!;
  const moved = await personWith(stage.db, 'Hadi', [
    { role: 'innovator', institutionId, unitId },
    { role: 'planner', institutionId },
  ]);
  const other = await kept([moved]);
  await leave(moved, later(1));
  expect([await openOf(other), await noticesOf(stage.who.admin).then((it) => it.length)]).toEqual([[], 1]);
});

test('who goes to another institution left the records of this one, though the account is on', async () => {
  const { institutionId, unitId } = stage.who.writer.acting!;
  const moved = await personWith(stage.db, 'Indra', [
    { role: 'innovator', institutionId, unitId },
    { role: 'local_admin', institutionId: stage.who.toba.acting!.institutionId },
  ]);
  const record = await kept([moved]);
  await leave(moved, later(1));
  expect([await openOf(record), await orphaned(record)]).toEqual([['Indra'], true]);
});

test('an admin of the hub keeps a record from elsewhere, and nobody left', async () => {
  const { institutionId } = stage.who.hub.acting!;
  const hub = await personWith(stage.db, 'Pengelola Hub', [{ role: 'hub_admin', institutionId }]);
  const record = await stage.published();
  await stage.db.pool.query('update innovation_keeper set person_id = $1 where innovation_id = $2', [
    idOf(hub),
    record.id,
  ]);
  expect([await openOf(record), await orphaned(record)]).toEqual([[], false]);
});

test('it is set aside once, with a reason, by who may assign keepers', async () => {
  const [leaver, stays] = [await colleague('Joko'), await colleague('Kartika')];
  const record = await kept([leaver, stays]);
  const set = (who: Viewer, reason: string, personId = idOf(leaver)) =>
    stage.db.transact((tx) => setDepartureAside(tx, who, { id: record.id, personId, reason }, later(2)));
  expect(await set(stays, 'Cukup satu.')).toEqual(refused('not_keeper'));
  await leave(leaver, later(1));
  expect(await set(stage.who.toba, 'Cukup satu.')).toEqual(refused('not_yours'));
  expect(await set(stays, '  ')).toEqual(refused('reason_missing'));
  expect(await set(stays, 'x'.repeat(2001))).toEqual(refused('too_long'));
  expect(await set(stays, 'Cukup satu.', idOf(stays))).toEqual(refused('not_keeper'));
  expect(await set(stays, 'Cukup satu.')).toEqual(done(null));
  expect(await set(stays, 'Lain.')).toEqual(done(null));
  expect([await openOf(record), await awaited(stays, record)]).toEqual([[], false]);
  const [kept_] = await departuresFrom(stage.db.conn, record.id);
  expect(kept_?.setAside).toEqual({ reason: 'Cukup satu.', by: 'Kartika', at: later(2) });
});

test('the pages: before leaving, on the record, and the reason; 403 and 404 for others', async () => {
  const leaver = await colleague('Lestari');
  const record = await kept([leaver], 'Posyandu sore');
  const [membership] = leaver.memberships;
  const before = await stage.get('admin', `/keanggotaan/${membership!.id}/akhiri`);
  expect(before.html).toContain('1 inovasi akan tanpa penanggung jawab');
  expect(before.html).toContain('Posyandu sore');
  expect((await stage.get('admin', `/orang/${idOf(leaver)}/nonaktifkan`)).html).toContain('Posyandu sore');
  await leave(leaver, later(-1));
  const work = await stage.get('admin', paths.work.to(record.id));
  expect(work.html).toContain('Lestari tidak lagi bertugas');
  expect(work.html).toContain(handoverPaths.new.to({ dari: idOf(leaver), inovasi: record.id }).replace('&', '&amp;'));
  const form = paths.leaveDeparted.to(record.id, idOf(leaver));
  expect((await stage.get('admin', form)).status).toBe(200);
  expect((await stage.get('toba', form)).status).toBe(404);
  expect((await stage.get('admin', paths.leaveDeparted.to(record.id, idOf(stage.who.hub)))).status).toBe(409);
  const leader = await colleague('Pimpinan', 'leader');
  const cookies = await stage.server.cookiesOf(leader.person.email);
  expect((await stage.server.ask(form, { cookies })).status).toBe(403);
  const empty = await stage.post('admin', form, { alasan: ' ' });
  expect([empty.status, empty.html.includes('error')]).toEqual([422, true]);
  const said = await stage.post('admin', form, { alasan: 'Program selesai.' });
  expect(said.to).toBe(paths.keepers.to(record.id));
  const keepers = await stage.get('admin', paths.keepers.to(record.id));
  expect(keepers.html).toContain('Program selesai.');
  expect(keepers.html).toContain('Tanpa penanggung jawab aktif');
});

test('a last keeper cannot go without handing over, when the other one left before', async () => {
  const [leaver, stays] = [await colleague('Made'), await colleague('Nina')];
  const { id } = await kept([leaver, stays]);
  await leave(leaver, later(1));
  const remove = (personId: PersonId) => stage.db.transact((tx) => removeKeeper(tx, stays, { id, personId }, later(2)));
  expect(await remove(idOf(stays))).toEqual(refused('last_keeper'));
  expect(await remove(idOf(leaver))).toEqual(done(null));
});

test('who gives up the own role reads what would be without a keeper, with the way to hand it over', async () => {
  const own = await colleague('Oki');
  await kept([own], 'Loket malam');
  const viewer = await viewerOfPerson(stage.db.conn, idOf(own), 'innovator');
  const leaving = { personId: idOf(own), membership: own.memberships[0]! };
  const loss = await keepingLost(stage.db.conn, viewer!, leaving, testNow);
  expect(loss).toMatchObject({ items: [{ text: 'Loket malam' }], handOver: { href: handoverPaths.new.to() } });
});
