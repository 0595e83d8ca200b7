import { describe, expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import { contentSchema } from '../../model/content.ts';
import { needs } from '../../rules/completeness.ts';
import {
  countedSince,
  excerptOf,
  freeAgain,
  gapsOf,
  MAX_BODY,
  MAX_NAME,
  RECORD_LIMIT,
  readContact,
  SENDER_LIMIT,
  slugOf,
  startOf,
  toldOf,
  whyNotReadMessages,
  whyNotReplicate,
} from './rules.ts';

describe('the slug', () => {
  test.each([
    [
      'Demi Sepeda Bagus: Sebuah Model Layanan Publik Berkebutuhan Khusus',
      'demi-sepeda-bagus-sebuah-model-layanan-publik-berkebutuhan',
    ],
    ['KM 0 (Nol) Pro Poor', 'km-0-nol-pro-poor'],
    ['  Énergi — Désa  ', 'energi-desa'],
    ['Replikasi', 'inovasi-replikasi'],
    ['SIPANDU', 'inovasi-sipandu'],
    ['!!!', 'inovasi-ini'],
    ['数字 服务', 'inovasi-ini'],
    ['a'.repeat(300), 'inovasi-ini'],
    ['../../etc <script>', 'etc-script'],
  ])('of %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});

test.each([
  ['Pendek', 20, 'Pendek'],
  ['Satu  baris\nlalu baris lain', 100, 'Satu baris lalu baris lain'],
  ['Antre di loket, lalu pulang', 16, 'Antre di loket…'],
  ['x'.repeat(50), 10, `${'x'.repeat(9)}…`],
])('the beginning of %j up to %i letters', (text, longest, expected) => {
  expect(excerptOf(text, longest)).toBe(expected);
});

describe('what is told and what is missing', () => {
  const bare = contentSchema.parse({ title: 'Antre Sehat' });

  test('of a record with a title alone is nothing and everything', () => {
    expect(toldOf(bare)).toEqual([]);
    const [gap, ...others] = gapsOf(bare);
    expect(others).toEqual([]);
    expect(gap?.reason).toBe('');
    expect(gap?.fields).toContain('startDate');
    expect(gap?.fields).toContain('longitude');
    expect(gap?.fields).not.toContain('title');
    expect(gap?.fields).toHaveLength(needs.length - 2 + 2);
  });

  test('is put together by reason, those without one last', () => {
    const content = contentSchema.parse({
      ...bare,
      summary: 'Ada',
      missing: [
        { field: 'background', reason: 'Sumber diam.' },
        { field: 'novelty', reason: 'Sumber diam.' },
        { field: 'astaCita', reason: 'Lebih tua.' },
        { field: 'summary', reason: 'Sudah diisi sejak itu.' },
        { field: 'sustainabilityReason', reason: 'Ikut keadaan.' },
        { field: 'tidakDikenal', reason: 'Bukan isian.' },
      ],
    });
    const gaps = gapsOf(content);
    expect(gaps.slice(0, -1)).toEqual([
      { fields: ['background', 'novelty'], reason: 'Sumber diam.' },
      { fields: ['astaCita'], reason: 'Lebih tua.' },
    ]);
    expect(gaps.at(-1)?.reason).toBe('');
    expect(gaps.at(-1)?.fields).not.toContain('sustainabilityReason');
  });

  test('follows the order in which one tells it', () => {
    const content = contentSchema.parse({
      ...bare,
      result: 'r',
      background: 'b',
      sustainabilityStatus: 'dormant',
      innovators: [{ name: 'Ani' }],
      impact: [{ indicator: 'waktu', unit: 'hari', date: null }],
    });
    expect(toldOf(content)).toEqual(['background', 'impact', 'result', 'sustainability', 'innovators']);
  });

  test('of the start is as exact as the record says', () => {
    const unknown = { startDate: null, startYear: null, startYearCertain: true };
    expect(startOf(unknown)).toBeNull();
    expect(startOf({ ...unknown, startYear: 2017, startYearCertain: false })).toEqual({
      kind: 'year',
      year: 2017,
      certain: false,
    });
    expect(startOf({ ...unknown, startDate: '2021-03-01', startYear: 2021 })).toEqual({
      kind: 'date',
      date: '2021-03-01',
    });
  });
});

describe('a message', () => {
  const typed = {
    purpose: 'ask',
    name: ' Rina\n Contoh ',
    email: ' Rina@Contoh.go.id ',
    institution: '',
    body: ' Halo.\n\nApa kabar? ',
  };

  test('is kept without spaces around it, its address in small letters', () => {
    expect(readContact(typed)).toEqual({
      ok: true,
      contact: {
        purpose: 'ask',
        name: 'Rina Contoh',
        email: 'rina@contoh.go.id',
        institution: '',
        body: 'Halo.\n\nApa kabar?',
      },
    });
  });

  test.each([
    [{ purpose: 'beli' }, { purpose: 'required' }],
    [{ name: ' ' }, { name: 'required' }],
    [{ name: 'x'.repeat(MAX_NAME + 1) }, { name: 'too_long' }],
    [{ email: '' }, { email: 'required' }],
    [{ email: 'rina@contoh' }, { email: 'not_email' }],
    [{ email: 'a@b.go.id\r\nBcc: c@d.go.id' }, { email: 'not_email' }],
    [{ email: 'a@b.go.id, c@d.go.id' }, { email: 'not_email' }],
    [{ institution: 'x'.repeat(201) }, { institution: 'too_long' }],
    [{ body: '\n \n' }, { body: 'required' }],
    [{ body: 'x'.repeat(MAX_BODY + 1) }, { body: 'too_long' }],
    [
      { purpose: '', email: 'x', body: '' },
      { purpose: 'required', email: 'not_email', body: 'required' },
    ],
  ])('with %j is refused', (change, faults) => {
    expect(readContact({ ...typed, ...change })).toEqual({ ok: false, faults });
  });

  test('of the longest length is taken', () => {
    expect(readContact({ ...typed, body: 'x'.repeat(MAX_BODY) }).ok).toBe(true);
  });

  test('counts for an hour of its sender and a day of its record', () => {
    const now = new Date('2026-11-24T05:00:00Z');
    expect(countedSince(SENDER_LIMIT, now)).toEqual(new Date('2026-11-24T04:00:00Z'));
    expect(freeAgain(SENDER_LIMIT, new Date('2026-11-24T04:10:00Z'))).toEqual(new Date('2026-11-24T05:10:00Z'));
    expect(countedSince(RECORD_LIMIT, now)).toEqual(new Date('2026-11-23T05:00:00Z'));
  });
});

describe('who', () => {
  const institutionId = newId<'InstitutionId'>();
  const other = newId<'InstitutionId'>();
  const record = { state: 'published' as const, institutionId, unitId: null, keeperIds: [] };
  const keeper = actingAs('innovator', other);

  test.each([
    ['nobody', nobody, 'not_visible'],
    ['an admin of the institution', actingAs('local_admin', institutionId), null],
    ['an admin of another', actingAs('local_admin', other), 'not_visible'],
    ['a leader of the institution', actingAs('leader', institutionId), 'not_visible'],
    ['the hub', actingAs('hub_admin', other), null],
    ['the technical admin', actingAs('system_admin', other), 'not_visible'],
    ['an innovator of the institution', actingAs('innovator', institutionId), 'not_visible'],
  ])('may read messages: %s', (_name, viewer, answer) => {
    expect(whyNotReadMessages(record, viewer)).toBe(answer);
  });

  test('keeps the record reads its messages', () => {
    expect(whyNotReadMessages({ ...record, keeperIds: [keeper.person.id] }, keeper)).toBeNull();
  });

  test('may replicate: whoever may write, and nobody after signing in', () => {
    expect(
      ['innovator', 'local_admin', 'hub_admin'].map((role) => whyNotReplicate(actingAs(role as 'innovator', other))),
    ).toEqual([null, null, null]);
    expect([whyNotReplicate(nobody), whyNotReplicate(actingAs('leader', other))]).toEqual([null, 'writer_only']);
  });
});
