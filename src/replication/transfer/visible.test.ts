import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { plantStanding } from '../../../tests/support/replication-states.ts';
import { type ReplicationDesk, replicationDesk } from '../../../tests/support/replications.ts';
import { nobody, type Viewer } from '../../identity/index.ts';
import { replicationById, replicationsFor } from './queries/replication.ts';
import { whyNotRead } from './rules/moves.ts';

let database: TestDatabase;
let desk: ReplicationDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await replicationDesk(database.db);
});
afterAll(() => database.close());

test('both statements of the rule of reading agree for everybody', async () => {
  const { places, people, originId } = desk;
  const by = { verifiedBy: people.hub.person.id, originId, ownerId: places.deli };
  const inToba = { institutionId: places.toba, regionCode: '12.12', askedBy: people.writer.person.id, ...by };
  const inNias = { institutionId: places.nias, regionCode: '12.04', askedBy: people.nias.person.id, ...by };
  const ids = [
    await plantStanding(database.db, { ...inToba, unitId: places.tobaUnit }, 'interest'),
    await plantStanding(database.db, { ...inToba, unitId: null }, 'refused'),
    await plantStanding(database.db, { ...inNias, unitId: places.niasUnit }, 'running'),
    await plantStanding(database.db, { ...inNias, unitId: null, facilitatorId: people.coach.person.id }, 'paused'),
  ];
  const viewers: readonly Viewer[] = [...Object.values(people), nobody];
  for (const viewer of viewers) {
    const listed = (await replicationsFor(database.db.conn, viewer)).map((it) => it.id as string).sort();
    const allowed: string[] = [];
    for (const id of ids) {
      const found = await replicationById(database.db.conn, id);
      if (found && whyNotRead(found, viewer) === null) allowed.push(id);
    }
    expect([viewer.person?.name, listed]).toEqual([viewer.person?.name, allowed.sort()]);
  }
  const seen = await Promise.all(viewers.map((it) => replicationsFor(database.db.conn, it)));
  expect(seen.map((it) => it.length)).toEqual([4, 1, 4, 4, 2, 2, 2, 2, 4, 0]);
});
