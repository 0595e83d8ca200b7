import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { testNow } from '../../../tests/support/people.ts';
import { plantStanding } from '../../../tests/support/replication-states.ts';
import {
  askInterest,
  plantInterest,
  type ReplicationDesk,
  replicationDesk,
  replicationNow,
} from '../../../tests/support/replications.ts';
import { refused } from '../../platform/outcome.ts';
import { emptyContent, setLineage } from '../../registry/index.ts';
import { registerAgreement } from './actions/agree.ts';
import { refuseInterest, stopReplication } from './actions/end.ts';
import { certify } from './actions/evaluate.ts';
import { linkRecord } from './actions/replica.ts';
import { appointFacilitator, verifyInterest } from './actions/verify.ts';
import { replicationFacts } from './facts.ts';
import { transferInvariants } from './invariants.ts';
import type { ReplicationState } from './model/states.ts';

let database: TestDatabase;
let desk: ReplicationDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await replicationDesk(database.db);
});
afterAll(() => database.close());

const lineageTo = (id: string, originId: string) =>
  database.db.pool.query('insert into innovation_lineage (innovation_id, origin_innovation_id) values ($1, $2)', [
    id,
    originId,
  ]);

/** A record of the institution before the public. */
const plantRecord = (title: string, institutionId: ReplicationDesk['places']['deli']) =>
  desk.plant.innovation({ state: 'published', content: emptyContent(title), institutionId });

const standing = (state: ReplicationState, given: object = {}) => {
  const { places, people, originId } = desk;
  const of = { originId, ownerId: places.deli, institutionId: places.nias, unitId: null, regionCode: '12.04' };
  const by = { askedBy: people.nias.person.id, verifiedBy: people.owner.person.id };
  return plantStanding(database.db, { ...of, ...by, ...given }, state);
};

describe('interest', () => {
  test('refuses the own innovation, the own region, and what leads back to it', async () => {
    const { places, people } = desk;
    expect(await askInterest(desk, people.keeper)).toEqual(refused('own_innovation'));
    const sister = await desk.plant.institution('Perumda Deli Serdang', '12.07', 'regional_enterprise');
    const sisterUnit = await desk.plant.unit(sister, 'Unit Perumda');
    const acting = { role: 'innovator', institutionId: sister, unitId: sisterUnit } as const;
    const elsewhere = { ...people.keeper, acting: { ...people.keeper.acting, ...acting } } as never;
    expect(await askInterest(desk, elsewhere, { institutionId: sister, unitId: sisterUnit })).toEqual(
      refused('own_region'),
    );
    const own = await plantRecord('Kelas Jauh Toba', places.toba);
    const adapted = await plantRecord('Kelas Jauh Nias', places.nias);
    const again = await plantRecord('Kelas Jauh Deli', places.deli);
    await lineageTo(adapted, own);
    await lineageTo(again, adapted);
    expect(await askInterest(desk, people.writer, { originId: again })).toEqual(refused('circular'));
    expect((await askInterest(desk, people.nias, { originId: own })).ok).toBe(true);
  });

  test('of the same unit is one, and of another person no more', async () => {
    const id = await plantInterest(desk);
    expect(await askInterest(desk, desk.people.writer, { id })).toEqual({ ok: true, value: { id } });
    expect(await askInterest(desk, desk.people.writer)).toEqual(refused('going_already'));
    const reason = { id, revision: 1, reason: 'Salah unit.' };
    await database.db.transact((tx) => refuseInterest(tx, desk.people.owner, reason, testNow));
    const anew = await plantInterest(desk);
    expect((await replicationNow(desk, anew)).state).toBe('interest');
    await database.db.pool.query('delete from replication where id = $1', [anew]);
  });

  test('is shown for nobody else, and for a published origin alone', async () => {
    const { people, places } = desk;
    expect(await askInterest(desk, people.writer, { institutionId: places.nias })).toEqual(refused('not_yours'));
    const draft = await desk.plant.innovation({
      state: 'draft',
      content: emptyContent('Draf Deli'),
      institutionId: places.deli,
    });
    expect(await askInterest(desk, people.writer, { originId: draft })).toEqual(refused('unknown_origin'));
    expect(await askInterest(desk, people.writer, { why: ' ' })).toEqual(refused('reason_missing'));
  });

  test('whoever belongs to the replicator judges nothing of it', async () => {
    const { people, places } = desk;
    const of = { institutionId: places.toba, unitId: places.tobaUnit, regionCode: '12.12' };
    const id = await standing('interest', { ...of, askedBy: people.writer.person.id });
    const note = { id, revision: 1, note: 'Benar.' };
    const verify = (who: typeof people.both) => database.db.transact((tx) => verifyInterest(tx, who, note, testNow));
    expect(await verify(people.both)).toEqual(refused('own_claim'));
    expect(await verify(people.admin)).toEqual(refused('not_yours'));
    expect(await verify(people.hub)).toEqual({ ok: true, value: null });
    await database.db.pool.query(
      "update replication set state = 'stopped', stood = 'verified', reason = 'x' where id = $1",
      [id],
    );
    const judged = await standing('evaluated', { ...of, askedBy: people.writer.person.id });
    const input = { id: judged, revision: 1, today: '2026-03-02', hubRegion: '12' };
    const given = await database.db.transact((tx) => certify(tx, people.both, input, testNow));
    expect(given).toEqual(refused('own_claim'));
    await database.db.pool.query('delete from replication where id = $1', [judged]);
  });
});

describe('a replication', () => {
  test('an agreement without its paper is refused', async () => {
    const id = await standing('verified');
    const said = { kind: 'pks', number: '1', date: '2026-02-01', parties: 'Keduanya', today: '2026-03-02' } as const;
    const sign = (given: object) =>
      database.db.transact((tx) =>
        registerAgreement(tx, desk.people.nias, { id, revision: 1, ...said, evidence: null, ...given }, testNow),
      );
    const asked = await askedByAdmin();
    expect(asked).toEqual(refused('not_yours'));
    await database.db.pool.query('update replication set unit_id = $2 where id = $1', [id, desk.places.niasUnit]);
    expect(await sign({})).toEqual(refused('signature_missing'));
    expect(await sign({ date: '2026-13-01' })).toEqual(refused('day_wrong'));
    expect(await sign({ date: '2026-12-01' })).toEqual(refused('day_ahead'));
    expect(await sign({ number: ' ' })).toEqual(refused('number_missing'));
    expect(await sign({ kind: null })).toEqual(refused('kind_missing'));
    expect(await sign({ revision: 9 })).toEqual(refused('stale'));
    await database.db.pool.query('delete from replication where id = $1', [id]);

    async function askedByAdmin() {
      const { hub } = desk.people;
      const input = { id, revision: 1, ...said, evidence: null };
      return database.db.transact((tx) => registerAgreement(tx, hub, input, testNow));
    }
  });

  test('a facilitator is a coach or of the hub', async () => {
    const id = await standing('verified');
    const appoint = (personId: never) =>
      database.db.transact((tx) => appointFacilitator(tx, desk.people.hub, { id, revision: 1, personId }, testNow));
    expect(await appoint(desk.people.leader.person.id as never)).toEqual(refused('unknown_person'));
    expect(await appoint(desk.people.coach.person.id as never)).toEqual({ ok: true, value: null });
    await database.db.pool.query('delete from replication where id = $1', [id]);
  });

  test('is not stopped without a reason, and counts no more', async () => {
    const id = await standing('agreed');
    const facts = async () => {
      const asked = { kind: 'innovation', ids: [desk.originId], year: 2026, now: testNow };
      return (await replicationFacts.factsOf(database.db.conn, asked)).get(desk.originId)?.get('replication.regions');
    };
    expect((await facts())?.value).toBe(1);
    expect((await facts())?.says).toContain('Nias');
    const stop = (reason: string) =>
      database.db.transact((tx) => stopReplication(tx, desk.people.owner, { id, revision: 1, reason }, testNow));
    expect(await stop('')).toEqual(refused('reason_missing'));
    expect(await stop('Anggaran dicabut.')).toEqual({ ok: true, value: null });
    expect((await facts())?.value).toBe(0);
    const { state, stood } = await replicationNow(desk, id);
    expect([state, stood]).toEqual(['stopped', 'agreed']);
  });

  test('a lineage that runs in a circle is refused', async () => {
    const { places, people } = desk;
    const child = await plantRecord('Sepeda Bagus Nias', places.nias);
    await lineageTo(child, desk.originId);
    const lineage = { originId: child, originText: '', adaptation: '' };
    const set = await database.db.transact((tx) => setLineage(tx, people.hub, { id: desk.originId, lineage }, testNow));
    expect(set).toEqual(refused('circular_origin'));
    const above = await plantRecord('Sepeda Lama', places.nias);
    await lineageTo(desk.originId, above);
    const id = await standing('verified', { unitId: places.niasUnit });
    const link = await database.db.transact((tx) => linkRecord(tx, people.nias, { id, recordId: above }, testNow));
    expect(link).toEqual(refused('circular'));
    await database.db.pool.query('delete from innovation_lineage where innovation_id = $1', [desk.originId]);
    await database.db.pool.query('delete from replication where id = $1', [id]);
  });

  test('without its paper or its three people is told by the invariants', async () => {
    const id = await standing('running', { unitId: desk.places.niasUnit, isBare: true });
    const found = (await transferInvariants(database.db.conn)).filter((it) => it.subject === id);
    expect(found.map((it) => it.name)).toEqual([
      'replication.agreement_has_paper',
      'replication.application_has_proof',
      'replication.committed_by_three',
    ]);
  });
});
