import { expect, test } from 'vitest';
import { editionDocument } from './document.ts';
import { editionPresetOf } from './presets.ts';

const { document } = editionPresetOf('regency-starter')!;
const [entering, ...others] = document.stages;

test.each(['2026-02-30T00:00:00+07:00', '2026-05-01', '2026-05-01T00:00:00', '2026-05-01T00:00+07:00', 'besok'])(
  'takes %s for no moment',
  (opens) => {
    const stages = [{ ...entering, opens }, ...others];
    expect(() => editionDocument.parse({ ...document, stages })).toThrow('Invalid ISO datetime');
  },
);

test('takes moments of any offset, to the second', () => {
  const stages = [{ ...entering, opens: '2026-05-01T00:00:00+07:00', closes: '2026-05-01T23:59:00Z' }];
  expect(editionDocument.parse({ ...document, stages }).stages[0]).toMatchObject({
    opens: '2026-05-01T00:00:00+07:00',
  });
});

test('knows no field beside its own', () => {
  expect(() => editionDocument.parse({ ...document, secret: true })).toThrow('Unrecognized key');
  expect(() => editionDocument.parse({ ...document, privacy: { secret: true } })).toThrow('Unrecognized key');
});

test('begins with a title and a year, and usual settings', () => {
  const begun = editionDocument.parse({ format: 1, title: 'Kompetisi', year: 2026 });
  expect(begun.reminders).toEqual([336, 168, 72, 24, 6]);
  expect(begun.privacy).toEqual({
    blind: { institution: false, names: false, leaders: false },
    scores: 'none',
    bands: [],
    comments: false,
    announcement: 'alphabetical',
    embargo: true,
  });
  expect(begun.entrants).toEqual({ kinds: [], regions: 'all', ownInstitutionOnly: false });
});

test.each([2, undefined])('refuses the format %s', (format) => {
  expect(editionDocument.safeParse({ ...document, format }).success).toBe(false);
});
