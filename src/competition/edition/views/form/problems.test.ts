import { expect, test } from 'vitest';
import type { DocumentPath } from '#platform/document/shape.ts';
import { newId } from '../../../../platform/ids.ts';

import { problemHref } from './problems.tsx';

const id = newId<'EditionId'>();
const base = `/kelola/kompetisi/${id}/ubah`;

test.each<[DocumentPath, string]>([
  [['title'], `${base}/dasar#f-title`],
  [['papers', 0, 'url'], `${base}/dasar#f-papers-0-url`],
  [['groups'], `${base}/kelompok#d-groups`],
  [['categories', 1, 'name'], `${base}/kelompok#f-categories-1-name`],
  [['entrants', 'regions', 1], `${base}/peserta#f-entrants-regions`],
  [['eligibility', 2, 'groups', 1], `${base}/syarat/3#f-eligibility-2-groups`],
  [['eligibility', 3], `${base}/syarat/4`],
  [['sections'], `${base}/formulir`],
  [['sections', 1, 'words'], `${base}/formulir/2#f-sections-1-words`],
  [['rubrics', 0, 'criteria'], `${base}/rubrik/1#d-rubrics-0-criteria`],
  [['stages'], `${base}/jadwal#d-stages`],
  [['stages', 2, 'settings', 'days'], `${base}/jadwal#f-stages-2-settings-days`],
  [['privacy', 'bands'], `${base}/privasi#d-privacy-bands`],
  [['reminders', 2], `${base}/privasi#f-reminders`],
])('a problem at %j leads to %s', (path, expected) => {
  expect(problemHref(id, { path, code: 'text_missing' })).toBe(expected);
});

test('on its own page it leads to the field there', () => {
  const problem = { path: ['sections', 1, 'words'], code: 'words_not_positive' } as const;
  expect(problemHref(id, problem, { part: 'sections', index: 1 })).toBe('#f-sections-1-words');
  expect(problemHref(id, problem, { part: 'sections', index: 0 })).toBe(`${base}/formulir/2#f-sections-1-words`);
});
