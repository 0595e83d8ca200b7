import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { nobody, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { testConfig } from '../../../tests/support/people.ts';
import { type Rated, ratedDocument } from '../../../tests/support/rated.ts';
import { callerOn, marksNow, plantFinalists, rate, tokenFor } from '../../../tests/support/rating.ts';
import { recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { ASKS_A_NETWORK, ASKS_AN_ADDRESS, askRating, type Caller } from './actions/ask.ts';
import { confirmRating } from './actions/confirm.ts';
import { forgetRaters } from './actions/forget.ts';
import type { BallotId, Mark } from './model.ts';
import { ballotCounts } from './queries/figures.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const planted = (document?: EditionDocument) => plantFinalists(stage, document);

type Given = {
  readonly email?: string;
  readonly marks?: readonly Mark[];
  readonly who?: Viewer;
  readonly caller?: Partial<Caller>;
  readonly id?: BallotId;
};
const mark = (entryId: EntryId, n: number, comment = ''): Mark => ({ entryId, mark: n, comment });
const ask = ({ editionId, entries }: Rated, given: Given = {}) => {
  const marks = given.marks ?? [mark(entries[0] as EntryId, 4)];
  const id = given.id ?? newId<'BallotId'>();
  const asked = { id, editionId, email: given.email ?? 'warga@contoh.id', marks };
  return askRating(callerOn(stage.db, { config: unlimited, ...given.caller }), given.who ?? nobody, asked);
};
const unlimited = { ...testConfig, authRateLimit: false };
const confirm = async ({ editionId }: Rated, email = 'warga@contoh.id', who: Viewer = nobody) =>
  confirmRating(callerOn(stage.db), who, { editionId, token: await tokenFor(stage.db, email) });
const rows = async <Row extends object>(text: string, ...values: unknown[]) =>
  (await stage.db.pool.query<Row>(text, values)).rows;

describe('a rating', () => {
  test('counts once its link was followed, not before, and following it twice is once', async () => {
    const it = await planted();
    const [first, second] = it.entries as [EntryId, EntryId];
    must(await ask(it, { marks: [mark(first, 4), mark(second, 2)] }));
    expect(await marksNow(stage.db, it)).toEqual(['00000', '00000', '00000']);
    const token = await tokenFor(stage.db, 'warga@contoh.id');
    const follow = () => confirmRating(callerOn(stage.db), nobody, { editionId: it.editionId, token });
    expect(await follow()).toEqual({ ok: true, value: { counted: 2, refused: 0 } });
    expect(await follow()).toEqual({ ok: true, value: { counted: 2, refused: 0 } });
    expect(await marksNow(stage.db, it)).toEqual(['00010', '01000', '00000']);
  });

  test('of one address counts once for an entry: a later one takes its place, the others stay', async () => {
    const it = await planted();
    const [first, second] = it.entries as [EntryId, EntryId];
    const { editionId } = it;
    await rate(stage.db, {
      editionId,
      email: 'ani@contoh.id',
      marks: [
        [first, 1],
        [second, 3],
      ],
    });
    await rate(stage.db, { editionId, email: 'ani+lagi@contoh.id', marks: [[first, 5]] });
    await rate(stage.db, { editionId, email: 'budi@contoh.id', marks: [[first, 4]] });
    expect(await marksNow(stage.db, it)).toEqual(['00011', '00100', '00000']);
  });

  test('of one address confirmed twice at once is one', async () => {
    const it = await planted();
    const [first] = it.entries as [EntryId];
    const tokens: string[] = [];
    for (const n of [2, 3]) {
      must(await ask(it, { email: 'dua@contoh.id', marks: [mark(first, n)] }));
      tokens.push(await tokenFor(stage.db, 'dua@contoh.id'));
    }
    const both = tokens.map((token) => confirmRating(callerOn(stage.db), nobody, { editionId: it.editionId, token }));
    expect((await Promise.all(both)).map((one) => one.ok)).toEqual([true, true]);
    expect(['01000', '00100']).toContain((await marksNow(stage.db, it))[0]);
  });

  test('sent twice by a double click is one, with one mail', async () => {
    const it = await planted();
    const id = newId<'BallotId'>();
    must(await ask(it, { id, email: 'klik@contoh.id' }));
    must(await ask(it, { id, email: 'klik@contoh.id' }));
    expect(await rows('select 1 from mail_message where recipient = $1', 'klik@contoh.id')).toHaveLength(1);
    expect((await ballotCounts(stage.db.conn, it.editionId)).waiting).toBe(1);
  });

  test('is of finalists alone, within the scale, and of something', async () => {
    const it = await planted();
    const [first, , third] = it.entries as [EntryId, EntryId, EntryId];
    expect(await ask(it, { marks: [mark(third, 4)] })).toEqual({ ok: false, why: 'not_found' });
    expect(await ask(it, { marks: [mark(first, 6)] })).toEqual({ ok: false, why: 'not_found' });
    expect(await ask(it, { marks: [] })).toEqual({ ok: false, why: 'nothing' });
    const none = await planted(ratedDocument({ settings: null }));
    expect(await ask(none)).toEqual({ ok: false, why: 'not_found' });
    const secret = await planted(ratedDocument({ announced: '2099-01-01T00:00:00Z' }));
    expect(await ask(secret)).toEqual({ ok: false, why: 'not_found' });
  });

  test('a second too early or too late by the clock of the database is refused, whatever the visit’s clock says', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const past = new Date(Date.now() - 1000).toISOString();
    expect(await ask(await planted(ratedDocument({ opens: soon })))).toEqual({ ok: false, why: 'not_open_yet' });
    expect(await ask(await planted(ratedDocument({ closes: past })))).toEqual({ ok: false, why: 'closed' });
  });

  test('sent in time and confirmed after the closing does not count', async () => {
    const it = await planted();
    must(await ask(it, { email: 'telat@contoh.id' }));
    await rows(
      `with closed as (insert into edition_revision (edition_id, no, kind, document, reason, saved_by, saved_at)
         select edition_id, 2, 'changed', $2::jsonb, '', saved_by, now() from edition_revision where edition_id = $1)
       update edition set revision = 2 where id = $1`,
      it.editionId,
      JSON.stringify(ratedDocument({ closes: new Date(Date.now() - 1000).toISOString() })),
    );
    expect(await confirm(it, 'telat@contoh.id')).toEqual({ ok: false, why: 'closed' });
    expect(await marksNow(stage.db, it)).toEqual(['00000', '00000', '00000']);
  });

  test('by a link that is unknown, of another edition, or expired does not count', async () => {
    const [it, other] = [await planted(), await planted()];
    must(await ask(it, { email: 'lupa@contoh.id' }));
    expect(await confirm(other, 'lupa@contoh.id')).toEqual({ ok: false, why: 'unknown_link' });
    expect(await confirm(it, 'tidak.ada@contoh.id')).toEqual({ ok: false, why: 'unknown_link' });
    await rows("update rating_ballot set expires_at = now() - interval '1 second' where edition_id = $1", it.editionId);
    expect(await confirm(it, 'lupa@contoh.id')).toEqual({ ok: false, why: 'expired' });
  });
});

describe('own people', () => {
  test('cannot rate while they are signed in', async () => {
    const it = await planted();
    expect(await ask(it, { who: stage.who.writer })).toEqual({ ok: false, why: 'own' });
    expect(await ask(it, { who: stage.who.admin })).toEqual({ ok: false, why: 'own' });
    expect(await ask(it, { who: stage.who.toba })).toEqual({ ok: true, value: null });
  });

  test('are known by the address of their account once its mail was read, and by nothing before', async () => {
    const it = await planted();
    const email = stage.who.writer.person?.email.replace('@', '+lomba@') ?? '';
    expect(await ask(it, { email })).toEqual({ ok: true, value: null });
    expect(await confirm(it, email)).toEqual({ ok: true, value: { counted: 0, refused: 1 } });
    expect(await marksNow(stage.db, it)).toEqual(['00000', '00000', '00000']);
  });

  test('and by being signed in when they confirm', async () => {
    const it = await planted();
    must(await ask(it, { email: 'pribadi@contoh.id' }));
    const outcome = await confirm(it, 'pribadi@contoh.id', stage.who.writer);
    expect(outcome).toEqual({ ok: true, value: { counted: 0, refused: 1 } });
  });
});

describe('limits', () => {
  test('so many from one network, however many addresses', async () => {
    const it = await planted();
    const caller = { config: testConfig, ip: '203.0.113.9' };
    const outcomes = [];
    for (let n = 0; n <= ASKS_A_NETWORK.max; n += 1)
      outcomes.push(await ask(it, { email: `n${n}@contoh.id`, caller: { ...caller } }));
    expect(outcomes.slice(0, -1).every((one) => one.ok)).toBe(true);
    expect(outcomes.at(-1)).toEqual({ ok: false, why: { seconds: 900 } });
  });

  test('so many for one address, whatever stands behind its plus sign, from however many networks', async () => {
    const it = await planted();
    const outcomes = [];
    for (let n = 0; n <= ASKS_AN_ADDRESS.max; n += 1)
      outcomes.push(
        await ask(it, { email: `korban+${n}@contoh.id`, caller: { config: testConfig, ip: `203.0.114.${n}` } }),
      );
    expect(outcomes.at(-1)).toEqual({ ok: false, why: { seconds: 900 } });
  });
});

describe('who rated', () => {
  test('stands in no table, no log and, once confirmed, in no mail', async () => {
    const it = await planted();
    const [first] = it.entries as [EntryId];
    must(await ask(it, { email: 'rahasia@contoh.id', who: stage.who.toba, marks: [mark(first, 3)] }));
    must(await confirm(it, 'rahasia@contoh.id', stage.who.toba));
    const tables = ['rating_ballot', 'rating_mark', 'audit_event', 'mail_message'];
    for (const table of tables) {
      const found = await rows(`select 1 from ${table} t where t::text ilike '%rahasia@%'`);
      expect([table, found]).toEqual([table, []]);
    }
    const history = await historyOf(stage.db.conn, { kind: 'edition', id: it.editionId });
    expect(history.slice(0, 2).map((one) => [one.event, one.personId, one.ip])).toEqual([
      ['competition.rating.confirm', null, ''],
      ['competition.rating.ask', null, ''],
    ]);
  });

  test('is forgotten at the closing, with links that were not followed, and later where it came from', async () => {
    const closes = new Date(Date.now() + 3_600_000);
    const it = await planted(ratedDocument({ closes: closes.toISOString() }));
    const [first] = it.entries as [EntryId];
    await rate(stage.db, { editionId: it.editionId, email: 'ada@contoh.id', marks: [[first, 5]] });
    must(await ask(it, { email: 'diam@contoh.id' }));
    const own = () =>
      rows('select state, voter, domain, network from rating_ballot where edition_id = $1', it.editionId);
    const forget = (now: Date) => stage.db.transact((tx) => forgetRaters(tx, now));
    await forget(new Date());
    expect(await own()).toHaveLength(2);
    await forget(closes);
    const [kept, ...others] = await own();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ state: 'confirmed', voter: null, domain: 'contoh.id' });
    expect(await rows('select 1 from mail_message where recipient = $1', 'diam@contoh.id')).toEqual([]);
    expect(await rows('select 1 from rating_mark where edition_id = $1 and voter is not null', it.editionId)).toEqual(
      [],
    );
    await forget(new Date(closes.getTime() + 14 * 86_400_000));
    expect(await own()).toEqual([{ state: 'confirmed', voter: null, domain: null, network: null }]);
    expect(await marksNow(stage.db, it)).toEqual(['00001', '00000', '00000']);
  });
});
