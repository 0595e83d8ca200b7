import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type EditionOffice,
  editionDeeds,
  editionOffice,
  editionTraces,
  now,
  refusedBy,
  whole,
} from '../../../../tests/support/edition-office.ts';
import { wib } from '../../../../tests/support/editions.ts';
import { newId } from '../../../platform/ids.ts';
import type { EditionDocument } from '../model/document.ts';
import type { EditionId } from '../model/edition.ts';
import { editionForSubmission } from '../queries/editions.ts';
import { revisionsOf } from '../queries/revisions.ts';
import { closingOf, stageOfKind } from '../rules/calendar.ts';
import { extendDeadline } from './extend.ts';
import { lockEdition } from './lock.ts';
import { beginEdition, saveEdition } from './write.ts';

let office: EditionOffice;
beforeAll(async () => {
  office = await editionOffice();
});
afterAll(() => office.close());

const { begun, edited, known, published, who, write } = editionDeeds(() => office);
const { auditOf, factsOf } = editionTraces(() => office);

describe('beginning', () => {
  test('makes a draft of the institution, once', async () => {
    const id = await begun();
    expect(await write((tx) => beginEdition(tx, who('hub'), { id, document: whole }, now))).toEqual({
      ok: true,
      value: id,
    });
    expect(await known(id)).toMatchObject({
      state: 'draft',
      organiserId: office.province,
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
    expect((await revisionsOf(office.db.conn, id)).map(({ no, kind, savedByName }) => [no, kind, savedByName])).toEqual(
      [
        [2, 'edited', 'Orang hub'],
        [1, 'begun', 'Orang hub'],
      ],
    );
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
    expect((await revisionsOf(office.db.conn, id))[0]).toMatchObject({ kind: 'changed', reason: 'Tema diperjelas.' });
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
    expect((await revisionsOf(office.db.conn, id))[0]).toMatchObject({
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
