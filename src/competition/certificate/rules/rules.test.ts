import { describe, expect, test } from 'vitest';
import { actingAs } from '../../../../tests/support/people.ts';
import { nobody } from '../../../identity/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { PublicCode } from '../../../platform/public-code.ts';
import { batchStates, type CertificateContent, certificateStates, contentSchema, fileStates } from '../model.ts';
import { digestedFields, digestOf } from './digest.ts';
import { pdfName, printName } from './file-name.ts';
import { whyNotCancel, whyNotGive, whyNotMove } from './moves.ts';
import { numberOf, shortNameOf, USUAL_FORMAT, whyNotFormat } from './number.ts';
import { isOut, whyNotManage, whyNotRead } from './reading.ts';
import { namedSubject } from './subject.ts';

describe('a number', () => {
  const numbered = { no: 7, edition: 'KIPP-SUMUT', date: '2026-11-29' };

  test.each([
    [USUAL_FORMAT, '007/SERT/KIPP-SUMUT/XI/2026'],
    ['{no}/SERT/{edisi}/{tahun}', '7/SERT/KIPP-SUMUT/2026'],
    ['{tahun}-{no:6}', '2026-000007'],
    ['000.{no}/{bulan}', '000.7/XI'],
    ['{no:3}', '007'],
  ])('in the form %s is %s', (format, number) => {
    expect(whyNotFormat(format)).toBeNull();
    expect(numberOf(format, numbered)).toBe(number);
  });

  test('longer than its zeros is not cut', () => {
    expect(numberOf('{no:3}', { ...numbered, no: 12_345 })).toBe('12345');
  });

  test.each([
    ['SERT/{tahun}', 'no_running'],
    ['', 'no_running'],
    ['{no}/{no}', 'no_running'],
    ['{no}/{kota}', 'unknown'],
    ['{no:9}', 'unknown'],
    ['{}', 'unknown'],
    ['{no}{tahun}', 'joined'],
    ['{tahun}{no:3}', 'joined'],
    ['9{no}', 'joined'],
    ['{no}0', 'joined'],
    ['{no}/{', 'stray'],
    ['{no}/x}', 'stray'],
    [`{no}/${'x'.repeat(80)}`, 'too_long'],
  ])('cannot be made in the form %j: %s', (format, fault) => {
    expect(whyNotFormat(format)).toBe(fault);
  });

  test('of no two certificates of an edition is the same', () => {
    for (const format of [USUAL_FORMAT, '{no}', '1/{no:2}/{tahun}']) {
      const all = Array.from({ length: 2000 }, (_none, at) => numberOf(format, { ...numbered, no: at + 1 }));
      expect(new Set(all).size).toBe(2000);
    }
  });

  test('names the edition by its initials until somebody says otherwise', () => {
    expect(shortNameOf('Kompetisi Inovasi Pelayanan Publik 2026')).toBe('KIPP');
    expect(shortNameOf('Coaching clinic')).toBe('EDISI');
    expect(shortNameOf('')).toBe('EDISI');
  });
});

const content: CertificateContent = {
  kind: 'award',
  lang: 'id',
  name: 'Sari Ginting',
  unit: 'SMP 2',
  institution: 'Deli Serdang',
  award: 'Top 10',
  entryTitle: 'Sepeda Bagus',
  edition: 'KIPP 2026',
  organiser: 'Sumatera Utara',
  place: 'Medan',
  date: '2026-11-29',
  signerName: 'Arief',
  signerOffice: 'Sekda',
};

describe('a digest', () => {
  const told = {
    id: newId<'CertificateId'>(),
    no: 1,
    number: '1/X',
    code: '2222222222222222' as PublicCode,
    content,
  };

  test('changes with every field of what stands on the paper', () => {
    const first = digestOf(told);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    const others = Object.keys(content).map((field) => digestOf({ ...told, content: { ...content, [field]: 'lain' } }));
    others.push(digestOf({ ...told, number: '2/X' }), digestOf({ ...told, no: 2 }), digestOf({ ...told, id: newId() }));
    others.push(digestOf({ ...told, code: '3333333333333333' as PublicCode }));
    expect(new Set([first, ...others]).size).toBe(others.length + 1);
  });

  test('covers all that the content may hold', () => {
    expect([...digestedFields].sort()).toEqual(Object.keys(contentSchema.shape).sort());
  });
});

describe('a move', () => {
  test('starts from certain states alone', () => {
    const answers = certificateStates.map((state) => [
      state,
      whyNotMove('revoke', state),
      whyNotMove('reissue', state),
    ]);
    expect(answers).toEqual([
      ['issued', null, null],
      ['revoked', 'not_issued', null],
      ['superseded', 'not_issued', 'not_issued'],
    ]);
    expect(batchStates.map(whyNotGive)).toEqual([null, 'already_given']);
    expect(fileStates.filter((state) => whyNotCancel(state) === null)).toEqual(['waiting', 'running']);
  });
});

describe('who may read a certificate', () => {
  const [here, elsewhere] = [newId<'InstitutionId'>(), newId<'InstitutionId'>()];
  const now = new Date('2026-11-29T03:00:00Z');
  const later = new Date(now.getTime() + 1);
  const owner = actingAs('innovator', elsewhere);
  const certificate = {
    organiserId: here,
    personId: owner.person.id,
    unitId: null,
    institutionId: elsewhere,
    visibleFrom: now,
  };

  test('is the organiser at any time, others from the very moment on', () => {
    const hidden = { ...certificate, visibleFrom: later };
    expect([isOut(null, now), isOut(now, now), isOut(later, now)]).toEqual([true, true, false]);
    for (const role of ['secretariat', 'hub_admin', 'local_admin', 'national'] as const)
      expect(whyNotRead(hidden, actingAs(role, here), now)).toBeNull();
    expect(whyNotRead(certificate, owner, now)).toBeNull();
    expect(whyNotRead(hidden, owner, now)).toBe('not_visible');
    expect(whyNotRead(certificate, actingAs('local_admin', elsewhere), now)).toBeNull();
    expect(whyNotRead(hidden, actingAs('local_admin', elsewhere), now)).toBe('not_visible');
    expect(whyNotRead(certificate, actingAs('innovator', elsewhere), now)).toBe('not_visible');
    expect(whyNotRead(certificate, actingAs('hub_admin', elsewhere), now)).toBe('not_visible');
    expect(whyNotRead(certificate, nobody, now)).toBe('not_visible');
  });

  test('and who may give them is told apart from everybody else', () => {
    expect(whyNotManage(here, actingAs('secretariat', here))).toBeNull();
    expect(whyNotManage(here, actingAs('secretariat', elsewhere))).toBe('not_found');
    expect(whyNotManage(here, actingAs('evaluator', here))).toBe('not_found');
    expect(whyNotManage(here, nobody)).toBe('not_found');
  });
});

test('a recipient is the same however the words are spaced', () => {
  const words = { name: 'Sari  GINTING ', unit: '', institution: 'Deli Serdang', award: '', entryTitle: '' };
  const same = { ...words, name: 'sari ginting' };
  expect(namedSubject(words)).toBe(namedSubject(same));
  expect(namedSubject(words)).toMatch(/^named:[0-9a-f]{32}$/);
  expect(namedSubject({ ...words, award: 'Top 10' })).not.toBe(namedSubject(words));
});

test('a file is named after the number and the name, in letters of any computer', () => {
  expect(pdfName(7, 'Dra. Sari Ulina Br. Ginting, M.Pd.')).toBe('0007-Dra-Sari-Ulina-Br-Ginting-M-Pd.pdf');
  expect(pdfName(12_345, 'Élodie / ../../etc')).toBe('12345-Elodie-etc.pdf');
  expect(pdfName(8, 'محمد')).toBe('0008.pdf');
  expect(pdfName(9, 'x'.repeat(200))).toBe(`0009-${'x'.repeat(60)}.pdf`);
  expect(printName(1, 50)).toBe('cetak-0001-0050.pdf');
});
