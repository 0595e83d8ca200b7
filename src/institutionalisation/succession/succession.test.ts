import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId, Role, Viewer } from '#identity/index.ts';
import { done, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { carryFacts } from '../../../tests/support/facts.ts';
import { plantClaim, planted } from '../../../tests/support/lasting.ts';
import { closesAccount, leaves, opensAccount } from '../../../tests/support/leaving.ts';
import { personWith, testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import { editRecord } from '../lasting/actions/claim.ts';
import type { LastingRecordId } from '../lasting/model/record.ts';
import { paths as lastingPaths } from '../lasting/paths.ts';
import { endAgreement } from './actions.ts';
import { successionHome } from './home.ts';
import { agreementsLost } from './loss.ts';
import { paths } from './paths.ts';
import { leftAgreement } from './queries.ts';

type Person = Viewer & { readonly person: NonNullable<Viewer['person']> };
let stage: Stage;
let innovationId: InnovationId;
beforeAll(async () => {
  stage = await recordsStage();
  ({ id: innovationId } = await stage.published({ ...readyContent, title: 'Antrean ramah' }));
});
afterAll(() => stage.close());

const later = (days: number) => new Date(testNow.getTime() + days * 24 * 3600 * 1000);
const idOf = (who: Viewer): PersonId => (who as Person).person.id;
const official = (name: string, role: Role = 'leader'): Promise<Person> =>
  personWith(stage.db, name, [{ role, institutionId: stage.who.admin.acting!.institutionId }]);
const promise = (who: Viewer, year = 2026) => ({
  ...planted.performance,
  ...{ year, official: who.person!.name, officialId: idOf(who) },
});
const agreed = (who: Viewer, year = 2026) =>
  plantClaim(stage, stage.who.writer, { innovationId, content: promise(who, year) });
const isOpen = async (id: LastingRecordId, now = later(2)) => {
  const found = await leftAgreement(stage.db.conn, id, now);
  return found !== null && found.ended === null;
};
const noticesOf = async (who: Viewer) =>
  (
    await oneRow<{ found: readonly { href: string; values: object }[] }>(
      stage.db,
      sql`select coalesce(json_agg(json_build_object('href', href, 'values', values) order by created_at, id), '[]') as found
        from notice where person_id = ${idOf(who)} and kind = 'institutionalisation.notice.official_left'`,
    )
  ).found;

test('the official of running agreements leaves: the admin is told once, and the home page leads to the innovation', async () => {
  const head = await official('Kepala Dinas');
  const [running, past] = [await agreed(head), await agreed(head, 2025)];
  const leaving = { personId: idOf(head), membership: head.memberships[0]! };
  expect(await agreementsLost(stage.db.conn, stage.who.admin, leaving, testNow)).toMatchObject({
    title: '1 perjanjian kinerja masih berjalan',
    items: [{ href: lastingPaths.record.to(running) }],
    more: null,
  });
  expect(await agreementsLost(stage.db.conn, stage.who.toba, leaving, testNow)).toBeNull();
  expect(await isOpen(running)).toBe(false);
  await leaves(stage.db, stage.who.admin, head, later(1));
  expect([await isOpen(running), await isOpen(past)]).toEqual([true, false]);
  await carryFacts(stage.db, () => later(1));
  const values = { name: 'Kepala Dinas', title: 'Antrean ramah', count: 1 };
  expect(await noticesOf(stage.who.admin)).toEqual([{ href: lastingPaths.page.to(innovationId), values }]);
  expect([await noticesOf(stage.who.writer), await noticesOf(stage.who.hub)]).toEqual([[], []]);
  expect(await successionHome(stage.db.conn, stage.who.admin, later(2))).toMatchObject([
    { text: 'Kepala Dinas tidak lagi bertugas; perbarui perjanjian kinerja untuk «Antrean ramah»', tone: 'urgent' },
  ]);
  for (const who of [stage.who.writer, stage.who.hub, stage.who.toba])
    expect(await successionHome(stage.db.conn, who, later(2))).toEqual([]);
  // What the year has ended is nobody's promise any more.
  expect(await isOpen(running, new Date('2027-02-01T00:00:00Z'))).toBe(false);
  const next = await official('Kepala Dinas baru');
  const anew = await plantClaim(stage, stage.who.writer, { innovationId, content: promise(next) });
  await stage.db.pool.query('update lasting_record set created_at = $2 where id = $1', [anew, later(2)]);
  expect(await isOpen(running, later(3))).toBe(false);
  // The promise of somebody else for something else is no successor.
  const other = { position: 'Camat', indicator: 'Kecamatan terlayani' };
  await stage.db.pool.query('update lasting_record set content = content || $2 where id = $1', [anew, other]);
  expect(await isOpen(running, later(3))).toBe(true);
  await stage.db.pool.query('delete from lasting_record where id = $1', [anew]);
});

test('it is over when the record names the successor, or the official comes back', async () => {
  const [gone, next] = [await official('Sekretaris'), await official('Sekretaris baru')];
  const [one, two] = [await agreed(gone), await agreed(gone)];
  await closesAccount(stage.db, stage.who.hub, gone, later(1));
  expect([await isOpen(one), await isOpen(two)]).toEqual([true, true]);
  const change = { id: one, revision: 1, content: promise(next) };
  expect(await stage.db.transact((tx) => editRecord(tx, stage.who.writer, change, later(2)))).toEqual(done(one));
  expect(await isOpen(one)).toBe(false);
  await opensAccount(stage.db, stage.who.hub, gone, later(2));
  expect(await isOpen(two)).toBe(false);
});

test('another role in the institution keeps the promise', async () => {
  const { institutionId } = stage.who.admin.acting!;
  const both = await personWith(stage.db, 'Kepala Bidang', [
    { role: 'leader', institutionId },
    { role: 'planner', institutionId },
  ]);
  const id = await agreed(both);
  const leaving = { personId: idOf(both), membership: both.memberships[0]! };
  expect(await agreementsLost(stage.db.conn, stage.who.admin, leaving, testNow)).toBeNull();
  await leaves(stage.db, stage.who.admin, both, later(1));
  expect(await isOpen(id)).toBe(false);
});

test('only an admin says that it ended, once, with a reason, and only when its official has left', async () => {
  const head = await official('Camat');
  const id = await agreed(head);
  const end = (who: Viewer, reason: string) =>
    stage.db.transact((tx) => endAgreement(tx, who, { id, reason }, later(2)));
  expect(await end(stage.who.admin, 'Jabatan dihapus.')).toEqual(refused('not_left'));
  await leaves(stage.db, stage.who.admin, head, later(1));
  expect(await end(stage.who.toba, 'Jabatan dihapus.')).toEqual(refused('not_found'));
  expect(await end(stage.who.writer, 'Jabatan dihapus.')).toEqual(refused('admin_only'));
  expect(await end(stage.who.admin, ' ')).toEqual(refused('reason_missing'));
  expect(await end(stage.who.admin, 'x'.repeat(2001))).toEqual(refused('too_long'));
  expect(await end(stage.who.admin, 'Jabatan dihapus.')).toEqual(done(null));
  expect(await end(stage.who.hub, 'Lain.')).toEqual(done(null));
  const found = await leftAgreement(stage.db.conn, id, later(2));
  expect(found?.ended).toEqual({ reason: 'Jabatan dihapus.', by: 'Admin Deli', at: later(2) });
});

test('the pages: the prompt above the eight dimensions, the reason, and 403, 404 and 409 for others', async () => {
  const head = await official('Lurah');
  const { id: innovation } = await stage.published({ ...readyContent, title: 'Loket malam' });
  const claim = { innovationId: innovation, content: promise(head) };
  const id = await plantClaim(stage, stage.who.writer, claim);
  const path = paths.end.to(id);
  expect((await stage.get('admin', path)).status).toBe(409);
  expect((await stage.get('admin', `/orang/${idOf(head)}/nonaktifkan`)).html).toContain(
    '1 perjanjian kinerja masih berjalan',
  );
  await leaves(stage.db, stage.who.admin, head, later(-1));
  const page = lastingPaths.page.to(innovation);
  const shown = await stage.get('admin', page);
  for (const told of ['Lurah tidak lagi bertugas', `href="${path}"`, 'Catat perjanjian baru'])
    expect(shown.html).toContain(told);
  const written = await stage.get('writer', page);
  expect([written.html.includes('Catat perjanjian baru'), written.html.includes(`href="${path}"`)]).toEqual([
    true,
    false,
  ]);
  expect((await stage.get('admin', path)).status).toBe(200);
  expect((await stage.get('writer', path)).status).toBe(403);
  expect((await stage.get('toba', path)).status).toBe(404);
  const empty = await stage.post('admin', path, { alasan: '' });
  expect([empty.status, empty.html.includes('Tulis alasannya.')]).toEqual([422, true]);
  expect((await stage.post('admin', path, { alasan: 'Kelurahan digabung.' })).to).toBe(page);
  expect((await stage.get('admin', page)).html).toContain('Kelurahan digabung.');
});
