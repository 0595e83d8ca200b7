import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { HOUR_MS, objectionDeeds, objectionGround } from '../../../tests/support/objection-deeds.ts';
import { keyFor } from '../../../tests/support/objection-key.ts';
import {
  type ObjectionDesk,
  objectionDesk,
  objectionDocument,
  plantObjection,
  raisingOf,
  stranger,
  textOf,
} from '../../../tests/support/objections.ts';
import { newId } from '../../platform/ids.ts';
import { done, must, refused } from '../../platform/outcome.ts';
import { newPublicCode } from '../../platform/public-code.ts';
import { objectionJobs } from './jobs.ts';
import { objectionsOf } from './queries/figures.ts';
import { objectionBy } from './queries/objection.ts';

let database: TestDatabase;
let desk: ObjectionDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await objectionDesk(database.db);
});
afterAll(() => database.close());

const { confirm, known, raise } = objectionDeeds(() => desk);
const { aFile, closedAt, context, mailsTo } = objectionGround(() => desk);

describe('an objection', () => {
  test('counts once the address is confirmed, and gets its number then', async () => {
    const field = await desk.plant();
    const email = 'penyanggah.satu@contoh.example';
    const raising = raisingOf(field, { text: textOf({ email }) });
    expect(await raise(field, raising)).toEqual(done(null));
    expect((await known(raising.id)).state).toBe('unconfirmed');
    expect((await objectionsOf(database.db.conn, field.editionId)).figures.received).toBe(0);
    const key = await keyFor(database.db, email);
    const code = must(await confirm(key));
    expect(await confirm(key)).toEqual(done(code));
    expect(await known(raising.id)).toMatchObject({ state: 'received', code });
    expect((await objectionsOf(database.db.conn, field.editionId)).figures.received).toBe(1);
    const mails = await mailsTo(email);
    expect(mails.map((it) => it.subject)).toEqual([
      'Konfirmasi sanggahan terhadap Sepeda Bagus',
      `Tanda terima sanggahan ${code.replaceAll(/(.{4})(?=.)/g, '$1-')}`,
    ]);
  });

  test('keeps the key of its mail and the words of a stranger out of tables and log', async () => {
    const field = await desk.plant();
    const { id, key, email } = await plantObjection(database.db, field, {
      text: textOf({ email: 'rahasia@contoh.example' }),
    });
    const kept = await database.db.pool.query('select o::text as row from objection o where id = $1', [id]);
    expect(kept.rows[0].row).not.toContain(key);
    const log = await database.db.pool.query(
      `select event, changes::text || coalesce(person_name, '') as said from audit_event where subject_id = $1 order by id`,
      [id],
    );
    expect(log.rows.map((it) => it.event)).toEqual(['competition.objection.raise', 'competition.objection.confirm']);
    for (const { said } of log.rows)
      for (const word of [email, 'Rahmat', 'penerima manfaat']) expect(said).not.toContain(word);
  });

  test('sent twice is one', async () => {
    const field = await desk.plant();
    const raising = raisingOf(field, { text: textOf({ email: 'dua.kali@contoh.example' }) });
    expect([await raise(field, raising), await raise(field, raising)]).toEqual([done(null), done(null)]);
    expect((await mailsTo('dua.kali@contoh.example')).length).toBe(1);
  });

  test('a second after the closing is refused by the clock of the database', async () => {
    const field = await desk.plant();
    await closedAt(field, new Date(Date.now() - 1000));
    const outcome = await raise(field);
    expect(outcome).toMatchObject({ ok: false, why: { code: 'closed', at: expect.any(Date) } });
    const found = await database.db.pool.query('select from objection where edition_id = $1', [field.editionId]);
    expect(found.rowCount).toBe(0);
  });

  test('before the opening is refused', async () => {
    const early = await desk.plant(objectionDocument({ opens: '2098-01-01T00:00:00Z' }));
    expect(await raise(early)).toMatchObject({ ok: false, why: { code: 'not_open_yet' } });
  });

  test('to what is not announced, not chosen, of another edition or without a window finds nothing', async () => {
    const missing = { ok: false, why: { code: 'not_found' } };
    const field = await desk.plant();
    const elsewhere = await desk.plant();
    expect(await raise(field, { entryId: field.other })).toEqual(missing);
    expect(await raise(field, { entryId: elsewhere.finalist })).toEqual(missing);
    expect(await raise(field, { editionId: newId<'EditionId'>() })).toEqual(missing);
    const embargoed = await desk.plant(objectionDocument({ announced: '2098-01-01T00:00:00Z' }));
    expect(await raise(embargoed)).toEqual(missing);
    const whole = objectionDocument();
    const without = await desk.plant({ ...whole, stages: whole.stages.filter((it) => it.kind !== 'objection') });
    expect(await raise(without)).toEqual(missing);
    await database.db.pool.query(`update edition set state = 'archived' where id = $1`, [field.editionId]);
    expect(await raise(field)).toEqual(missing);
  });

  test('is limited by network and by address', async () => {
    const field = await desk.plant();
    const who = stranger();
    const from = (email: string, at = who) => raise(field, { text: textOf({ email }) }, at);
    for (let n = 0; n < 5; n += 1) expect((await from(`banyak.${n}@contoh.example`)).ok).toBe(true);
    expect(await from('banyak.6@contoh.example')).toMatchObject({
      ok: false,
      why: { code: 'too_many', of: 'network' },
    });
    for (let n = 0; n < 5; n += 1) expect((await from('kotak@contoh.example', stranger())).ok).toBe(true);
    const more = await from('kotak@contoh.example', stranger());
    expect(more).toMatchObject({ ok: false, why: { code: 'too_many', of: 'email' } });
    expect((await mailsTo('kotak@contoh.example')).length).toBe(5);
  });
});

describe('a key', () => {
  test('that nobody has opens nothing', async () => {
    expect(await confirm('kunci-yang-ditebak')).toEqual(refused('not_found'));
    expect(await objectionBy(database.db.conn, { code: newPublicCode() })).toBeNull();
  });

  test('works for a day although the window closes, and not longer', async () => {
    const field = await desk.plant();
    const late = async (email: string, hours: number) => {
      const raising = raisingOf(field, { text: textOf({ email }) });
      must(await raise(field, raising));
      await database.db.pool.query(
        `update objection set raised_at = now() - make_interval(hours => $2) where id = $1`,
        [raising.id, hours],
      );
      return raising.id;
    };
    const inTime = await late('menit.akhir@contoh.example', 23);
    const tooLate = await late('terlambat@contoh.example', 25);
    await closedAt(field, new Date(Date.now() - HOUR_MS));
    expect((await confirm(await keyFor(database.db, 'menit.akhir@contoh.example'))).ok).toBe(true);
    expect(await confirm(await keyFor(database.db, 'terlambat@contoh.example'))).toEqual(refused('expired'));
    expect([(await known(inTime)).state, (await known(tooLate)).state]).toEqual(['received', 'unconfirmed']);
  });

  test('that nobody used is dropped with its files after the window', async () => {
    const field = await desk.plant();
    const open = await desk.plant();
    const file = await aFile();
    const [old, waiting] = [
      raisingOf(field, { text: textOf({ email: 'lupa@contoh.example' }), files: [file] }),
      raisingOf(open, { text: textOf({ email: 'masih@contoh.example' }) }),
    ];
    must(await raise(field, old));
    must(await raise(open, waiting));
    const confirmed = await plantObjection(database.db, field);
    await database.db.pool.query(`update objection set raised_at = now() - interval '30 hours'`);
    await closedAt(field, new Date(Date.now() - HOUR_MS));
    const [job] = objectionJobs;
    await job?.run({}, { ...context(), now: new Date() });
    const ids = [old.id, waiting.id, confirmed.id];
    const found = await database.db.pool.query<{ id: string; net: string }>(
      'select id, sender_network as net from objection where id = any($1)',
      [ids],
    );
    expect(new Map(found.rows.map((it) => [it.id, it.net]))).toEqual(
      new Map([
        [waiting.id, ''],
        [confirmed.id, ''],
      ]),
    );
    const bytes = await database.db.pool.query('select from waiting_bytes where storage_key = $1', [file.storageKey]);
    expect(bytes.rowCount).toBe(1);
    const log = await database.db.pool.query('select event from audit_event where subject_id = $1 order by id desc', [
      old.id,
    ]);
    expect(log.rows[0].event).toBe('competition.objection.drop');
  });
});
