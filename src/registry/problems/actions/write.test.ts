import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import {
  baseline,
  content,
  db,
  draft,
  drop,
  edit,
  eventsOf,
  factsOf,
  hub,
  id,
  now,
  published,
  raise,
  raiser,
  reopen,
  stands,
  stranger,
  titleFound,
  toba,
  withProblem,
} from '../../../../tests/support/problem-desk.ts';
import { oneRow } from '../../../../tests/support/registry.ts';
import type { InnovationId } from '../../model/ids.ts';
import { innovationsOfProblem, problemFor, problemsOfInnovation } from '../queries/problem.ts';
import { linkInnovation, unlinkInnovation } from './link.ts';

withProblem();

describe('raising', () => {
  test('stands before everyone, is logged, found and announced', async () => {
    expect(await raise()).toEqual(done({ id }));
    const shown = await stands();
    expect(shown).toMatchObject({ ...content, state: 'open', revision: 1, evidence: [], lesson: '' });
    expect(shown?.unitName).toBe('Dinas Pendidikan Kabupaten Deli Serdang');
    expect(await eventsOf()).toEqual(['registry.problem.raise']);
    expect(await titleFound()).toEqual({ title: content.title, is_public: true });
    expect(await factsOf('registry.problem_raised')).toBe(1);
  });

  test('twice with one id is one problem', async () => {
    await raise();
    expect(await raise()).toEqual(done({ id }));
    expect(await eventsOf()).toEqual(['registry.problem.raise']);
    expect(await factsOf('registry.problem_raised')).toBe(1);
    expect(await raise({}, hub)).toEqual(refused('id_taken'));
  });

  test('is refused for a place of others, an unknown place and a broken text', async () => {
    expect(await raise({}, stranger)).toEqual(refused('not_here'));
    expect(await raise({ regionCode: '99.99' })).toEqual(refused('unknown_place'));
    expect(await raise({}, hub, toba.unitId)).toEqual(refused('unknown_place'));
    expect(await raise({ title: 'Antrean' })).toEqual(refused('invalid'));
    expect(await raise({ affair: 'sihir' })).toEqual(refused('invalid'));
    expect(await raise({ baseline: { ...baseline, source: ' ' } })).toEqual(refused('invalid'));
    expect(await raise({ baseline: { ...baseline, date: '2026-11-25' } })).toEqual(refused('in_future'));
    expect(await stands()).toBeNull();
  });
});

describe('editing', () => {
  test('writes the text, counts the revision and tells only what changed', async () => {
    await raise();
    expect(await edit(1, { whatHurts: 'Loket penuh.' })).toEqual(done({ revision: 2, theirs: [] }));
    expect(await stands()).toMatchObject({ whatHurts: 'Loket penuh.', revision: 2 });
    const changes = sql`select changes from audit_event where subject_id = ${id} order by id desc limit 1`;
    expect((await oneRow<{ changes: unknown }>(db, changes)).changes).toEqual([
      { field: 'problem.whatHurts', before: 'Pasien menunggu berjam-jam.', after: 'Loket penuh.' },
    ]);
  });

  test('from a stale tab writes nothing, and the same text twice is saved once', async () => {
    await raise();
    await edit(1, { whatHurts: 'Loket penuh.' }, hub);
    expect(await edit(1, { whatHurts: 'Kursi kurang.' })).toEqual(refused('stale'));
    expect(await edit(1, { whatHurts: 'Loket penuh.' })).toEqual(done({ revision: 2, theirs: [] }));
    expect(await stands()).toMatchObject({ whatHurts: 'Loket penuh.', revision: 2 });
  });

  test('joins what others changed in other fields', async () => {
    await raise();
    await edit(1, { whoIsHurt: 'Lansia dan ibu hamil' }, hub);
    const joined = await edit(1, { whatHurts: 'Loket penuh.' });
    expect(joined).toEqual(done({ revision: 3, theirs: ['siapa'] }));
    expect(await stands()).toMatchObject({ whatHurts: 'Loket penuh.', whoIsHurt: 'Lansia dan ibu hamil' });
  });

  test('is refused to others and once closed', async () => {
    expect(await edit(1, {})).toEqual(refused('not_found'));
    await raise();
    expect(await edit(1, { whatHurts: 'x' }, stranger)).toEqual(refused('not_yours'));
    await drop('Sudah tercatat.');
    expect(await edit(1, { whatHurts: 'x' })).toEqual(refused('closed'));
  });
});

describe('dropping', () => {
  test('keeps the reason and takes the problem out of the public eye', async () => {
    await raise();
    expect(await drop('')).toEqual(refused('reason_missing'));
    expect(await drop('x'.repeat(2001))).toEqual(refused('invalid'));
    expect(await drop('Sudah tercatat di tempat lain.')).toEqual(done(null));
    expect(await drop('Sudah tercatat di tempat lain.')).toEqual(done(null));
    expect(await stands()).toMatchObject({ state: 'dropped', dropReason: 'Sudah tercatat di tempat lain.' });
    expect(await problemFor(db.conn, stranger, id)).toBeNull();
    expect(await titleFound()).toEqual({ title: content.title, is_public: false });
    expect(await eventsOf()).toEqual(['registry.problem.raise', 'registry.problem.drop']);
    await reopen('Ternyata berbeda.');
    expect(await stands()).toMatchObject({ state: 'open', dropReason: null });
  });
});

describe('linking', () => {
  const link = (innovationId: InnovationId, who: Viewer = raiser) =>
    db.transact((tx) => linkInnovation(tx, who, { id, innovationId }, now));
  const unlink = (innovationId: InnovationId) =>
    db.transact((tx) => unlinkInnovation(tx, raiser, { id, innovationId }, now));

  test('shows both on each other’s page, and twice is once', async () => {
    await raise();
    expect(await link(published)).toEqual(done(null));
    expect(await link(published)).toEqual(done(null));
    expect(await innovationsOfProblem(db.conn, id)).toEqual([
      {
        id: published,
        title: 'Sepeda Bagus',
        summary: 'Keliling.',
        institutionName: 'Pemerintah Kabupaten Deli Serdang',
        unitName: null,
        regionCode: '12.07',
      },
    ]);
    expect(await problemsOfInnovation(db.conn, published)).toEqual([
      {
        id,
        title: content.title,
        state: 'open',
        regionCode: '12.07',
        institutionName: 'Pemerintah Kabupaten Deli Serdang',
      },
    ]);
    expect(must(await unlink(published))).toBeNull();
    expect(must(await unlink(published))).toBeNull();
    expect(await innovationsOfProblem(db.conn, id)).toEqual([]);
    expect(await eventsOf()).toEqual(['registry.problem.raise', 'registry.problem.link', 'registry.problem.unlink']);
  });

  test('is refused for drafts, unknown ones, others and dropped problems', async () => {
    await raise();
    expect(await link(draft)).toEqual(refused('unknown_innovation'));
    expect(await link(newId<'InnovationId'>())).toEqual(refused('unknown_innovation'));
    expect(await link(published, stranger)).toEqual(refused('not_yours'));
    await link(published);
    await drop('Salah catat.');
    expect(await link(published)).toEqual(refused('dropped'));
    expect(await problemsOfInnovation(db.conn, published)).toEqual([]);
  });
});
