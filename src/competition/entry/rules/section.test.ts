import { describe, expect, test } from 'vitest';
import { type EvidenceAsked, sectionSchema } from '../../edition/model/sections.ts';
import { type Attached, progressOf, sectionStand, whyNotFit, wordsOf } from './section.ts';

const section = (given: object) => sectionSchema.parse({ code: 'ringkasan', name: 'Ringkasan', ...given });
const pdf = (place: string, size = 1000): Attached => ({ place, mediaType: 'application/pdf', size });
const types: EvidenceAsked['types'] = ['pdf'];
const proof = { code: 'sk', kind: 'start', required: true, types, maxBytes: 2000 };

describe('a section', () => {
  test.each([
    [{ words: 3 }, 'satu dua tiga', [], 'complete'],
    [{ words: 3 }, 'satu dua tiga empat', [], 'over'],
    [{ words: null }, 'satu dua tiga empat', [], 'complete'],
    [{}, '  ', [], 'empty'],
    [{ evidence: [proof] }, 'ada', [], 'partial'],
    [{ evidence: [proof] }, 'ada', [pdf('ringkasan:sk')], 'complete'],
    [{ evidence: [proof] }, 'ada', [pdf('ringkasan:sk', 3000)], 'partial'],
    [{ evidence: [proof] }, 'ada', [pdf('lain:sk')], 'partial'],
    [{ evidence: [proof] }, '', [pdf('ringkasan:sk')], 'partial'],
    [{ kind: 'evidence', evidence: [proof] }, '', [pdf('ringkasan:sk')], 'complete'],
    [{ kind: 'evidence', evidence: [proof] }, '', [], 'empty'],
  ])('%j with «%s» and %j is %s', (given, text, attached, state) => {
    expect(sectionStand(section(given), text, attached as Attached[]).state).toBe(state);
  });

  test('tells what is over and what is lacking', () => {
    expect(sectionStand(section({ words: 2, evidence: [proof] }), 'satu dua – tiga', [])).toEqual({
      code: 'ringkasan',
      required: true,
      counts: true,
      state: 'over',
      words: 3,
      most: 2,
      over: 1,
      lacking: ['sk'],
    });
  });
});

test('words are what has a letter or a digit', () => {
  expect(wordsOf(' Satu — dua,  tiga\n4 % ')).toBe(4);
});

test('evidence fits by kind and size, and a limit that nobody tells is none', () => {
  expect([
    whyNotFit(proof, { mediaType: 'image/png', size: 10 }),
    whyNotFit(proof, { mediaType: 'application/pdf', size: 2001 }),
    whyNotFit(proof, { mediaType: 'application/pdf', size: 2000 }),
    whyNotFit({ types: [], maxBytes: null }, { mediaType: null, size: null }),
    whyNotFit(proof, { mediaType: null, size: null }),
  ]).toEqual(['type', 'size', null, null, 'type']);
});

test('progress counts what is required, and what was begun beside', () => {
  const stand = (required: boolean, state: 'empty' | 'partial' | 'complete') => ({
    ...sectionStand(section({ required }), '', []),
    state,
  });
  const stands = [stand(true, 'complete'), stand(true, 'empty'), stand(false, 'empty'), stand(false, 'partial')];
  expect(progressOf(stands)).toEqual({ done: 1, of: 3 });
});
