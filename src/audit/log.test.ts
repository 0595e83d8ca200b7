import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { record, recordAll, seal } from './actions.ts';
import { jobs } from './jobs.ts';
import { manifest } from './manifest.ts';
import { type Actor, systemActor } from './model.ts';
import { historyOf, loggedEvents, searchLog, verifyChain } from './queries.ts';
import { changesBetween, digestOf } from './rules.ts';
import { tables } from './schema.ts';

let database: TestDatabase | null = null;
const open = () => {
  if (!database) throw new Error('no database');
  return database.db;
};
const now = new Date('2026-03-02T03:00:00Z');
const ratna: Actor = { personId: newId(), name: 'Ratna Dewi', role: 'hub_admin', ip: '203.0.113.7' };
const thing = (id = 'a') => ({ kind: 'unit', id });

beforeEach(async () => {
  await database?.close();
  database = await testDatabase();
});
afterAll(() => database?.close());

function write(count: number, event = 'identity.unit_added') {
  const entries = Array.from({ length: count }, (_, n) => ({ event, subject: thing(), after: { name: `Unit ${n}` } }));
  return open().transact((tx) => recordAll(tx, ratna, entries, now));
}
const sealAll = () => open().transact((tx) => seal(tx, now));

/** Whoever owns the server can switch triggers off: then only the chain tells. */
async function tamper(statement: string): Promise<void> {
  const client = await open().pool.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    const changed = await client.query(statement);
    expect(changed.rowCount).toBeGreaterThan(0);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

describe('the log', () => {
  test('keeps who did what to which thing, from where, and what changed', async () => {
    const [before, after] = [
      { name: 'Lama', open: true, since: now },
      { name: 'Baru', open: true, since: now },
    ];
    const entry = { event: 'identity.unit_changed', subject: thing(), before, after };
    await open().transact((tx) => record(tx, ratna, entry, now));
    const [row] = await historyOf(open().conn, thing());
    expect(row).toEqual({
      id: 1,
      at: now,
      event: 'identity.unit_changed',
      personId: ratna.personId,
      personName: 'Ratna Dewi',
      role: 'hub_admin',
      subjectKind: 'unit',
      subjectId: 'a',
      ip: '203.0.113.7',
      asPersonId: null,
      asPersonName: null,
      changes: [{ field: 'name', before: 'Lama', after: 'Baru' }],
    });
    const kept = await tables(open().conn).selectFrom('audit_event').selectAll().executeTakeFirstOrThrow();
    expect([kept.before_digest, kept.after_digest]).toEqual([digestOf(before), digestOf(after)]);
  });

  test('loses an event with the action that was rolled back', async () => {
    const failing = open().transact(async (tx) => {
      await record(tx, ratna, { event: 'identity.unit_added', subject: thing() }, now);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await historyOf(open().conn, thing())).toEqual([]);
  });

  test('cannot be changed, deleted or emptied', async () => {
    await write(1);
    await sealAll();
    const refused = (statement: string) =>
      expect(open().pool.query(statement)).rejects.toThrow('the audit log is append-only');
    await refused("update audit_event set person_name = 'Orang Lain'");
    await refused('delete from audit_event');
    await refused('truncate audit_event');
    await refused("update audit_seal set digest = 'x'");
    await refused('delete from audit_seal');
    await refused('truncate audit_seal');
    const verdict = await verifyChain(open().conn);
    const last = await tables(open().conn).selectFrom('audit_seal').select('digest').executeTakeFirstOrThrow();
    expect(verdict).toEqual({ ok: true, seals: 1, events: 1, unsealed: 0, head: last.digest });
  });

  test('refuses an event without a capability in its name', async () => {
    const wrong = open().transact((tx) => record(tx, ratna, { event: 'changed', subject: thing() }, now));
    await expect(wrong).rejects.toThrow('audit_event_event_check');
  });
});

const slippedIn = `insert into audit_event (id, at, event, subject_kind, subject_id) overriding system value
  values (3, now(), 'identity.unit_added', 'unit', 'a')`;

describe('the chain', () => {
  test('holds over many batches and tells what is not yet sealed', async () => {
    await write(1500);
    expect(await sealAll()).toBe(1000);
    expect(await sealAll()).toBe(500);
    expect(await sealAll()).toBe(0);
    await write(3);
    expect(await verifyChain(open().conn)).toMatchObject({ ok: true, seals: 2, events: 1500, unsealed: 3 });
    expect(await manifest.invariants?.(open().conn)).toEqual([]);
  });

  test.each([
    ['a changed name', "update audit_event set person_name = 'Orang Lain' where id = 2", 'digest'],
    ['a changed time', "update audit_event set at = at + interval '1 ms' where id = 3", 'digest'],
    ['a changed value', `update audit_event set changes = '[]' where id = 1`, 'digest'],
    ['a deleted event', 'delete from audit_event where id = 2', 'missing_events'],
    ['an event that was slipped in', slippedIn, 'missing_events'],
  ])('finds %s', async (_name, statement, fault) => {
    await write(2);
    await sealAll();
    // A number that a rolled-back action used up is a hole that an event could be slipped into.
    await open().pool.query("select nextval(pg_get_serial_sequence('audit_event', 'id'))");
    await write(2);
    await sealAll();
    await tamper(statement.replace('id = 3', 'id = 4'));
    const verdict = await verifyChain(open().conn);
    expect(verdict).toMatchObject({ ok: false, fault });
    expect(await manifest.invariants?.(open().conn)).toHaveLength(1);
  });

  test('finds a seal that was made anew', async () => {
    await write(2);
    await sealAll();
    await write(2);
    await sealAll();
    await tamper("update audit_seal set digest = repeat('0', 64) where no = 1");
    expect(await verifyChain(open().conn)).toEqual({ ok: false, seal: 1, fault: 'digest' });
    await tamper('delete from audit_seal where no = 1');
    expect(await verifyChain(open().conn)).toEqual({ ok: false, seal: 2, fault: 'previous' });
  });

  test('waits for an action that is still writing, and does not skip its event', async () => {
    const { promise: gate, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: written, resolve: hasWritten } = Promise.withResolvers<void>();
    const slow = open().transact(async (tx) => {
      await record(tx, ratna, { event: 'identity.unit_added', subject: thing('slow') }, now);
      hasWritten();
      await gate;
    });
    await written;
    // A later event commits first, with a higher number than the one that is still being written.
    await open().transact((tx) => record(tx, ratna, { event: 'identity.unit_added', subject: thing('quick') }, now));
    const sealing = sealAll();
    await untilSomebodyWaits();
    letGo();
    await slow;
    expect(await sealing).toBe(2);
    expect(await verifyChain(open().conn)).toMatchObject({ ok: true, seals: 1, events: 2, unsealed: 0 });
  });

  test('is made once when two workers seal at the same moment', async () => {
    await write(10);
    const sealed = await Promise.all([sealAll(), sealAll()]);
    expect(sealed.toSorted()).toEqual([0, 10]);
    expect(await verifyChain(open().conn)).toMatchObject({ ok: true, seals: 1, events: 10, unsealed: 0 });
  });

  test('is sealed to the end by the job', async () => {
    await write(2100);
    const job = jobs[0];
    await job?.run({}, { db: open(), now } as Parameters<NonNullable<typeof job>['run']>[1]);
    expect(await verifyChain(open().conn)).toMatchObject({ ok: true, seals: 3, events: 2100, unsealed: 0 });
  });
});

/** Until a session of this database waits for a lock: asked of the server, so that no time is guessed. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await open().pool.query(
      'select 1 from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and not granted',
    );
    if (waiting.rowCount) return;
  }
}

describe('searching the log', () => {
  const all = { text: '', event: '', from: null, until: null, before: null };
  const ids = async (filter: Partial<Parameters<typeof searchLog>[1]>, size = 100) =>
    (await searchLog(open().conn, { ...all, ...filter }, size)).map((row) => row.id);

  beforeEach(async () => {
    const at = (day: string, who: Actor, event: string, subjectId: string) =>
      open().transact((tx: Tx) => record(tx, who, { event, subject: thing(subjectId) }, new Date(`${day}T10:00:00Z`)));
    await at('2026-03-01', ratna, 'identity.unit_added', 'a');
    await at('2026-03-02', systemActor, 'identity.unit_added', 'b');
    await at('2026-03-03', { ...ratna, personId: null, name: '100% Budi_' }, 'identity.unit_closed', 'a');
  });

  test('goes by part of a name, letter for letter', async () => {
    expect(await ids({ text: 'dewi' })).toEqual([1]);
    expect(await ids({ text: '%' })).toEqual([3]);
    expect(await ids({ text: 'Budi_' })).toEqual([3]);
    expect(await ids({ text: "' or 1=1 --" })).toEqual([]);
  });

  test('goes by the id of a person or a thing', async () => {
    expect(await ids({ text: ratna.personId?.toUpperCase() ?? '' })).toEqual([1]);
  });

  test('goes by event and time, the end not included', async () => {
    expect(await ids({ event: 'identity.unit_added' })).toEqual([2, 1]);
    expect(await ids({ from: new Date('2026-03-02T00:00:00Z'), until: new Date('2026-03-03T10:00:00Z') })).toEqual([2]);
  });

  test('goes on where the page before ended', async () => {
    expect(await ids({}, 2)).toEqual([3, 2]);
    expect(await ids({ before: 2 }, 2)).toEqual([1]);
  });

  test('knows which events occur', async () => {
    expect(await loggedEvents(open().conn)).toEqual(['identity.unit_added', 'identity.unit_closed']);
  });
});

test('changes name the fields that differ, and cut what is long', () => {
  const long = 'x'.repeat(500);
  expect(changesBetween({ a: 1, b: [1, 2], c: null }, { a: 1, b: [1, 3], c: undefined, d: long })).toEqual([
    { field: 'b', before: [1, 2], after: [1, 3] },
    { field: 'd', before: null, after: `${'x'.repeat(400)}…` },
  ]);
  expect(digestOf({ b: 2, a: 1 })).toBe(digestOf({ a: 1, b: 2 }));
  expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }));
});

test('the sealed digest does not depend on how the database gives a time back', async () => {
  await write(1);
  await sealAll();
  await sql`set time zone 'Asia/Jayapura'`.execute(tables(open().conn));
  expect((await verifyChain(open().conn)).ok).toBe(true);
});
