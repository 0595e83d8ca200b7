import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { datedPreset, wib } from '../../../../tests/support/editions.ts';
import { governmentOf, personWith, withRegions } from '../../../../tests/support/people.ts';
import type { InstitutionId, Role, Viewer } from '../../../identity/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { EditionDocument } from '../model/document.ts';
import type { EditionId } from '../model/edition.ts';
import { editionById, editionForSubmission } from '../queries/editions.ts';
import { revisionsOf } from '../queries/revisions.ts';
import { closingOf, stageOfKind } from '../rules/calendar.ts';
import { extendDeadline } from './extend.ts';
import { lockEdition } from './lock.ts';
import { moveEdition, publishEdition } from './move.ts';
import { beginEdition, saveEdition } from './write.ts';

let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
const people: Partial<Record<string, Viewer>> = {};
const now = new Date('2026-03-10T03:00:00Z');
const whole = datedPreset('regency-starter');

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  const posts: [string, Role, InstitutionId][] = [
    ['hub', 'hub_admin', province],
    ['secretary', 'secretariat', province],
    ['toba', 'local_admin', toba],
    ['coach', 'coach', toba],
  ];
  for (const [name, role, institutionId] of posts)
    people[name] = await personWith(database.db, `Orang ${name}`, [{ role, institutionId }]);
});
afterAll(() => database.close());

const who = (name: string) => people[name] as Viewer;
const write = <T>(work: (tx: Parameters<Parameters<TestDatabase['db']['transact']>[0]>[0]) => Promise<T>) =>
  database.db.transact(work);
const known = async (id: EditionId) => (await editionById(database.db.conn, id))!;

async function begun(document: EditionDocument = whole, name = 'hub'): Promise<EditionId> {
  const id = newId<'EditionId'>();
  expect(await write((tx) => beginEdition(tx, who(name), { id, document }, now))).toEqual({ ok: true, value: id });
  return id;
}

async function published(document: EditionDocument = whole): Promise<EditionId> {
  const id = await begun(document);
  expect(await write((tx) => publishEdition(tx, who('hub'), { id, revision: 1 }, now))).toMatchObject({ ok: true });
  return id;
}

async function edited(id: EditionId, document: EditionDocument, given: { reason?: string; revision?: number } = {}) {
  const revision = given.revision ?? (await known(id)).revision;
  const input = { id, revision, document, reason: given.reason ?? '' };
  return write((tx) => saveEdition(tx, who('hub'), input, now));
}

async function auditOf(id: EditionId): Promise<string[]> {
  const found = await database.db.pool.query('select event from audit_event where subject_id = $1 order by id', [id]);
  return found.rows.map((row: { event: string }) => row.event);
}

async function factsOf(id: EditionId): Promise<unknown[]> {
  const found = await database.db.pool.query(
    `select name, payload from outbox_fact where payload ->> 'editionId' = $1 order by at, id`,
    [id],
  );
  return found.rows;
}

const refusedBy = (why: string) => ({ ok: false, why });

describe('beginning', () => {
  test('makes a draft of the institution, once', async () => {
    const id = await begun();
    expect(await write((tx) => beginEdition(tx, who('hub'), { id, document: whole }, now))).toEqual({
      ok: true,
      value: id,
    });
    expect(await known(id)).toMatchObject({
      state: 'draft',
      organiserId: province,
      revision: 1,
      document: whole,
      publishedAt: null,
      lockedAt: null,
    });
    expect(await auditOf(id)).toEqual(['competition.edition.begin']);
  });

  test('is for those who organise', async () => {
    const id = newId<'EditionId'>();
    const begin = (name: string) => write((tx) => beginEdition(tx, who(name), { id, document: whole }, now));
    expect(await begin('coach')).toEqual(refusedBy('not_yours'));
    expect(await begin('secretary')).toMatchObject({ ok: true });
    expect(await begin('toba')).toEqual(refusedBy('id_taken'));
  });
});

describe('editing', () => {
  test('writes a revision, and none when nothing changed', async () => {
    const id = await begun();
    expect(await edited(id, { ...whole, theme: 'Tuntas' })).toEqual({ ok: true, value: 2 });
    expect(await edited(id, { ...whole, theme: 'Tuntas' })).toEqual({ ok: true, value: 2 });
    expect((await known(id)).document.theme).toBe('Tuntas');
    expect(
      (await revisionsOf(database.db.conn, id)).map(({ no, kind, savedByName }) => [no, kind, savedByName]),
    ).toEqual([
      [2, 'edited', 'Orang hub'],
      [1, 'begun', 'Orang hub'],
    ]);
  });

  test('of a stale tab is refused', async () => {
    const id = await begun();
    await edited(id, { ...whole, theme: 'A' });
    expect(await edited(id, { ...whole, theme: 'B' }, { revision: 1 })).toEqual(refusedBy('stale'));
  });

  test('may leave a draft wrong, and an open edition not', async () => {
    const wrong = { ...whole, awards: [] };
    expect(await edited(await begun(), wrong)).toEqual({ ok: true, value: 2 });
    expect(await edited(await published(), wrong)).toEqual(refusedBy('has_problems'));
  });

  test('is not known to strangers, and not for those of another institution', async () => {
    const draft = await begun();
    const open = await published();
    const save = (id: EditionId, name: string) =>
      write((tx) => saveEdition(tx, who(name), { id, revision: 1, document: whole, reason: '' }, now));
    expect(await save(draft, 'toba')).toEqual(refusedBy('not_found'));
    expect(await save(open, 'toba')).toEqual(refusedBy('not_yours'));
    expect(await save(newId<'EditionId'>(), 'hub')).toEqual(refusedBy('not_found'));
  });
});

describe('publishing', () => {
  test('opens a whole edition and announces it', async () => {
    const id = await published();
    expect(await known(id)).toMatchObject({ state: 'open', publishedAt: now, revision: 2 });
    expect(await factsOf(id)).toEqual([{ name: 'competition.edition_published', payload: { editionId: id } }]);
    expect(await write((tx) => publishEdition(tx, who('hub'), { id, revision: 2 }, now))).toEqual(
      refusedBy('not_draft'),
    );
  });

  test('is refused with problems, or when somebody changed it since', async () => {
    const wrong = await begun({ ...whole, awards: [] });
    expect(await write((tx) => publishEdition(tx, who('hub'), { id: wrong, revision: 1 }, now))).toEqual(
      refusedBy('has_problems'),
    );
    const id = await begun();
    await edited(id, { ...whole, theme: 'A' });
    expect(await write((tx) => publishEdition(tx, who('hub'), { id, revision: 1 }, now))).toEqual(refusedBy('stale'));
    expect((await known(id)).state).toBe('draft');
  });
});

describe('a locked edition', () => {
  test('asks a public reason for every change, and keeps what entries hang on', async () => {
    const id = await published();
    expect(await edited(id, { ...whole, theme: 'Sebelum ada usulan' })).toMatchObject({ ok: true });
    await write((tx) => lockEdition(tx, who('coach'), id, now));
    await write((tx) => lockEdition(tx, who('coach'), id, new Date('2026-03-11T00:00:00Z')));
    expect((await known(id)).lockedAt).toEqual(now);
    expect((await auditOf(id)).filter((it) => it === 'competition.edition.lock')).toHaveLength(1);
    expect(await edited(id, { ...whole, theme: 'Baru' })).toEqual(refusedBy('reason_missing'));
    expect(await edited(id, { ...whole, theme: 'Baru' }, { reason: 'x'.repeat(2001) })).toEqual(
      refusedBy('reason_long'),
    );
    expect(await edited(id, { ...whole, theme: 'Baru' }, { reason: ' Tema diperjelas. ' })).toMatchObject({ ok: true });
    expect((await revisionsOf(database.db.conn, id))[0]).toMatchObject({ kind: 'changed', reason: 'Tema diperjelas.' });
    const fewer = { ...whole, categories: whole.categories.slice(1) };
    expect(await edited(id, fewer, { reason: 'Kategori digabung.' })).toEqual(refusedBy('code_gone'));
  });

  test('keeps a public rating that has begun, with its scale', async () => {
    const rating = {
      kind: 'public_rating' as const,
      opens: wib('2026-06-04'),
      closes: wib('2026-06-30'),
      note: '',
      note_en: '',
      source: '',
      settings: { marks: 5, publicComments: false, figures: 'after' as const, plenarySees: false },
    };
    const id = await published({ ...whole, stages: [...whole.stages, rating] });
    const scaled = { ...rating, settings: { ...rating.settings, marks: 4 } };
    const document = { ...whole, stages: [...whole.stages, scaled] };
    const save = (at: string) =>
      write((tx) => saveEdition(tx, who('hub'), { id, revision: 2, document, reason: 'Skala.' }, new Date(at)));
    expect(await save(wib('2026-06-04'))).toEqual(refusedBy('rating_begun'));
    expect(await save(wib('2026-06-03', '23:59'))).toMatchObject({ ok: true });
  });

  test('is no draft', async () => {
    const id = await begun();
    await write((tx) => lockEdition(tx, who('hub'), id, now));
    expect((await known(id)).lockedAt).toBeNull();
  });

  test('is locked by many first submissions at once without a deadlock', async () => {
    const id = await published();
    const submit = () =>
      write(async (tx) => {
        const edition = await editionForSubmission(tx, id);
        await lockEdition(tx, who('coach'), id, now);
        return edition?.state;
      });
    expect(await Promise.all([submit(), submit(), submit(), submit()])).toEqual(['open', 'open', 'open', 'open']);
    expect((await auditOf(id)).filter((it) => it === 'competition.edition.lock')).toHaveLength(1);
  });
});

describe('the deadline of a public edition', () => {
  const closing = wib('2026-04-30', '23:59');
  const later = wib('2026-05-03', '12:00');
  const extend = async (id: EditionId, given: object = {}, at = now) => {
    const { revision } = await known(id);
    const input = { id, revision, closes: later, reason: 'Banyak yang belum selesai.', follow: true, ...given };
    return write((tx) => extendDeadline(tx, who('hub'), input, at));
  };
  const movedClosing = (closes: string): EditionDocument => ({
    ...whole,
    stages: whole.stages.map((it) => (it.kind === 'entering' ? { ...it, closes } : it)),
  });

  test('does not move by an edit', async () => {
    const id = await published();
    expect(await edited(id, movedClosing(wib('2026-04-29')), { reason: 'x' })).toEqual(
      refusedBy('closing_by_extension'),
    );
    expect(await edited(id, movedClosing(wib('2026-05-01')), { reason: 'x' })).toEqual(
      refusedBy('closing_by_extension'),
    );
    const sameMoment = movedClosing('2026-04-30T16:59:00+00:00');
    expect(await edited(id, sameMoment)).toMatchObject({ ok: true });
  });

  test('is extended in public, and what follows comes later by as much', async () => {
    const id = await published();
    expect(await extend(id)).toEqual({ ok: true, value: 3 });
    const { document } = await known(id);
    expect(closingOf(document)).toEqual(new Date(later));
    expect(stageOfKind(document, 'desk_scoring')).toMatchObject({
      opens: '2026-05-10T12:01:00+07:00',
      closes: '2026-05-24T12:01:00+07:00',
    });
    expect((await revisionsOf(database.db.conn, id))[0]).toMatchObject({
      kind: 'extended',
      reason: 'Banyak yang belum selesai.',
    });
    expect((await factsOf(id)).at(-1)).toEqual({
      name: 'competition.deadline_extended',
      payload: { editionId: id, revision: 3, before: closing, after: later },
    });
  });

  test.each([
    ['has_problems', { follow: false, closes: wib('2026-06-01') }],
    ['not_later', { closes: closing }],
    ['reason_missing', { reason: ' ' }],
    ['stale', { revision: 1 }],
    ['invalid', { closes: 'besok' }],
  ])('is refused: %s', async (why, given) => {
    const id = await published();
    expect(await extend(id, given)).toEqual(refusedBy(why));
    expect(await factsOf(id)).toHaveLength(1);
  });

  test('may move after it has passed, until the scoring has begun', async () => {
    const id = await published();
    expect(await extend(id, {}, new Date(wib('2026-05-03', '12:00')))).toEqual(refusedBy('in_the_past'));
    expect(await extend(id, {}, new Date(wib('2026-05-02')))).toMatchObject({ ok: true });
    expect(await extend(id, { closes: wib('2026-06-30') }, new Date(wib('2026-05-10', '12:01')))).toEqual(
      refusedBy('scoring_begun'),
    );
  });
});

describe('the states', () => {
  test('go to and fro', async () => {
    const id = await published();
    const move = (to: 'close' | 'reopen' | 'archive' | 'restore', name = 'hub') =>
      write((tx) => moveEdition(tx, who(name), { id, move: to }, now));
    expect(await move('archive')).toEqual(refusedBy('not_closed'));
    expect(await move('close', 'toba')).toEqual(refusedBy('not_yours'));
    for (const [to, state] of [
      ['close', 'closed'],
      ['reopen', 'open'],
      ['close', 'closed'],
      ['archive', 'archived'],
      ['restore', 'closed'],
    ] as const) {
      expect(await move(to)).toMatchObject({ ok: true });
      expect((await known(id)).state).toBe(state);
    }
    expect(await move('restore')).toEqual(refusedBy('not_archived'));
  });

  test('of a draft lead to the archive and back', async () => {
    const id = await begun();
    for (const [to, state] of [
      ['archive', 'archived'],
      ['restore', 'draft'],
    ] as const) {
      await write((tx) => moveEdition(tx, who('hub'), { id, move: to }, now));
      expect((await known(id)).state).toBe(state);
    }
  });
});
