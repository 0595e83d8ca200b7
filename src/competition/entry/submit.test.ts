import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { newPublicCode } from '#platform/public-code.ts';
import { type Given, handedOver, plantEdition, plantEntry, smallEdition } from '../../../tests/support/entries.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { mendEntry, restoreEntry, withdrawEntry } from './actions/move.ts';
import { submitEntry } from './actions/submit.ts';
import { entryInvariants } from './invariants.ts';
import type { EntryId } from './model/entry.ts';
import { entryById, textsOf } from './queries/entry.ts';
import { lastSnapshotOf, snapshotOf, verifyReceipt } from './queries/snapshot.ts';
import { entryReading } from './reading.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const organiser = () => stage.who.hub.acting?.institutionId as InstitutionId;
const edition = (given: Given = {}) => plantEdition(stage.db, organiser(), smallEdition(given));
let count = 0;
/** A record of its own title, entered by the writer. */
async function begun(editionId: EditionId, content: Partial<typeof readyContent> = {}): Promise<EntryId> {
  count += 1;
  const { id } = await stage.plant({ ...readyContent, title: `Antrean ramah ${count}`, ...content });
  return plantEntry(stage.db, stage.who.writer, { editionId, innovationId: id });
}
const waiting = async (editionId: EditionId) => handedOver(stage.db, stage.who.writer, await begun(editionId));
const submit = (id: EntryId, who: Viewer = stage.who.admin) => stage.db.transact((tx) => submitEntry(tx, who, { id }));
const stateOf = async (id: EntryId) => (await entryById(stage.db.conn, id))?.state;

describe('submitting', () => {
  test('freezes all that the entry says, with a receipt that verifies', async () => {
    const id = await waiting(await edition());
    const { receipt, code } = must(await submit(id));
    expect(receipt).toMatch(/^KU-2026-\d{6}$/);
    const snapshot = await snapshotOf(stage.db.conn, id);
    expect(snapshot?.content).toMatchObject({
      receipt,
      submittedBy: 'Admin Deli',
      entry: { id, no: 1, group: 'umum', groupName: 'Umum' },
      institution: { unitName: 'Dinas Pendidikan' },
      sections: [
        { code: 'ringkasan', text: readyContent.summary, words: 5, most: 200 },
        { code: 'latar', text: readyContent.background },
        { code: 'lampiran', text: '' },
      ],
      evidence: [],
    });
    const proved = await verifyReceipt(stage.db.conn, code);
    expect([proved?.holds, proved?.standing]).toEqual([true, 'counts']);
    const again = await submit(id);
    expect(again).toMatchObject({ ok: false, why: { why: 'submitted' } });
  });

  test('is for the admin, and for what is whole', async () => {
    const id = await handedOver(stage.db, stage.who.writer, await begun(await edition(), { summary: '' }));
    expect(await submit(id, stage.who.writer)).toMatchObject({ ok: false, why: { why: 'admin_only' } });
    expect(await submit(id)).toMatchObject({
      ok: false,
      why: { why: 'ineligible', checks: [{ code: 'lengkap', finding: { sections: ['ringkasan'] } }] },
    });
    expect(await stateOf(id)).toBe('with_admin');
  });

  test('where no approval is wanted is the unit’s own deed', async () => {
    const id = await begun(await edition({ approval: 'none' }));
    expect((await submit(id, stage.who.writer)).ok).toBe(true);
  });

  test('twice at once makes one submission', async () => {
    const id = await waiting(await edition());
    const both = await Promise.all([submit(id), submit(id)]);
    expect(both.map((it) => it.ok).sort()).toEqual([false, true]);
    const kept = await oneRow<{ n: number }>(
      stage.db,
      sql`select count(*) as n from entry_snapshot where entry_id = ${id}`,
    );
    expect(kept.n).toBe(1);
  });

  test('of two that race for the last place one wins', async () => {
    const editionId = await edition({ quota: 1 });
    const [one, other] = [await waiting(editionId), await waiting(editionId)];
    const both = await Promise.all([submit(one), submit(other)]);
    expect(both.map((it) => it.ok).sort()).toEqual([false, true]);
    expect(both.find((it) => !it.ok)).toMatchObject({
      why: { why: 'quota_full', checks: [{ finding: { key: 'quota.full', used: 1, most: 1 } }] },
    });
    const states = [await stateOf(one), await stateOf(other)].sort();
    expect(states).toEqual(['submitted', 'with_admin']);
  });

  test('that waits beyond the closing comes too late, by the clock of the database, and loses nothing', async () => {
    const closes = new Date(Date.now() + 700);
    const editionId = await edition({ closes });
    const id = await waiting(editionId);
    const key = `entry:${editionId}:${stage.who.writer.acting?.institutionId}`;
    // Somebody else of the institution is counting when it comes, and until after the closing.
    const counting = Promise.withResolvers<void>();
    const holder = stage.db.transact(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx as never);
      counting.resolve();
      await sql`select pg_sleep(1.2)`.execute(tx as never);
    });
    await counting.promise;
    expect(Date.now()).toBeLessThan(closes.getTime());
    const late = await submit(id);
    await holder;
    expect(late).toMatchObject({ ok: false, why: { why: 'closed' } });
    expect(late.ok ? null : late.why.at.getTime()).toBeGreaterThanOrEqual(closes.getTime());
    expect(await stateOf(id)).toBe('with_admin');
    expect((await textsOf(stage.db.conn, id)).get('ringkasan')?.text).toBe(readyContent.summary);
  });
});

describe('what was submitted', () => {
  test('cannot be changed or taken away', async () => {
    const id = await waiting(await edition());
    must(await submit(id));
    for (const deed of [
      `update entry_snapshot set receipt = 'X' where entry_id = '${id}'`,
      `delete from entry_snapshot where entry_id = '${id}'`,
      'truncate entry_snapshot cascade',
    ])
      await expect(stage.db.pool.query(deed)).rejects.toThrow('what was submitted stays as it was');
  });

  test('and is changed all the same behind the back of the house verifies no more', async () => {
    const id = await waiting(await edition());
    const { code } = must(await submit(id));
    await stage.db.pool.query('alter table entry_snapshot disable trigger entry_snapshot_frozen');
    await stage.db.pool.query(
      `update entry_snapshot set content = jsonb_set(content, '{sections,0,text}', '"Diubah."') where entry_id = $1`,
      [id],
    );
    await stage.db.pool.query('alter table entry_snapshot enable trigger entry_snapshot_frozen');
    expect((await verifyReceipt(stage.db.conn, code))?.holds).toBe(false);
    const told = (await entryInvariants(stage.db.conn)).map((it) => it.name);
    expect(told).toEqual(['entry_snapshot_digest']);
  });

  test('of a code that nobody gave is nothing', async () => {
    expect(await verifyReceipt(stage.db.conn, newPublicCode())).toBeNull();
  });
});

describe('what jurors read', () => {
  test('is what was submitted, without the place where they read blind, and is gone when it is withdrawn', async () => {
    const id = await waiting(await edition());
    must(await submit(id));
    const read = (blind: boolean) => entryReading.readingOf(stage.db.conn, id, { blind });
    const [open, blind] = [await read(false), await read(true)];
    expect(open?.sections.map((it) => it.code)).toEqual(['ringkasan', 'latar']);
    expect(open?.facts.map((it) => it.value)).toEqual([
      'Umum',
      'Dinas Pendidikan, Pemerintah Kabupaten Deli Serdang, Kabupaten Deli Serdang, Sumatera Utara',
    ]);
    expect(blind?.facts.map((it) => it.value)).toEqual(['Umum']);
    expect(blind?.names).toEqual([
      'Pemerintah Kabupaten Deli Serdang',
      'Dinas Pendidikan',
      'Kabupaten Deli Serdang',
      'Deli Serdang',
      'Admin Deli',
      'Penulis',
    ]);
    must(await stage.db.transact((tx) => withdrawEntry(tx, stage.who.admin, { id })));
    expect(await read(false)).toBeNull();
  });
});

describe('a withdrawal', () => {
  const withdraw = (id: EntryId) => stage.db.transact((tx) => withdrawEntry(tx, stage.who.writer, { id }));
  const restore = (id: EntryId) => stage.db.transact((tx) => restoreEntry(tx, stage.who.writer, { id }));

  test('is undone until the closing, with the receipt it had', async () => {
    const id = await waiting(await edition());
    const { code } = must(await submit(id));
    must(await withdraw(id));
    expect([await stateOf(id), (await verifyReceipt(stage.db.conn, code))?.standing]).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
    expect(await snapshotOf(stage.db.conn, id)).toBeNull();
    must(await restore(id));
    expect([await stateOf(id), (await verifyReceipt(stage.db.conn, code))?.standing]).toEqual(['submitted', 'counts']);
  });

  test('frees the place in the quota, and cannot be undone when another has taken it', async () => {
    const editionId = await edition({ quota: 1 });
    const [one, other] = [await waiting(editionId), await waiting(editionId)];
    must(await submit(one));
    must(await withdraw(one));
    must(await submit(other));
    expect(await restore(one)).toEqual({ ok: false, why: 'quota_full' });
    expect(await stateOf(one)).toBe('withdrawn');
  });

  test('opens the entry for mending, and submitting again replaces the receipt', async () => {
    const id = await waiting(await edition());
    const first = must(await submit(id));
    must(await withdraw(id));
    must(await stage.db.transact((tx) => mendEntry(tx, stage.who.writer, { id })));
    expect(await stateOf(id)).toBe('draft');
    await handedOver(stage.db, stage.who.writer, id);
    const second = must(await submit(id));
    expect(second.receipt).not.toBe(first.receipt);
    expect((await lastSnapshotOf(stage.db.conn, id))?.content.entry.no).toBe(2);
    const standings = [first, second].map(async (it) => (await verifyReceipt(stage.db.conn, it.code))?.standing);
    expect(await Promise.all(standings)).toEqual(['replaced', 'counts']);
  });

  test('of a draft goes back to a draft', async () => {
    const id = await begun(await edition());
    must(await withdraw(id));
    must(await restore(id));
    expect(await stateOf(id)).toBe('draft');
  });
});
