import { expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import { whyNotTake } from './access.ts';
import { namesOf } from './names.ts';

const institutionId = newId<'InstitutionId'>();
const owner = { institutionId, unitId: null, keeperIds: [] };
const [own, stranger] = [actingAs('local_admin', institutionId), actingAs('innovator', newId<'InstitutionId'>())];

test('a kit is taken by whom its owner lets', () => {
  const why = (access: 'public' | 'signed_in' | 'agreed', hasAgreed = false) =>
    [nobody, stranger, own].map((viewer) => whyNotTake({ access, owner, hasAgreed }, viewer));
  expect(why('public')).toEqual([null, null, null]);
  expect(why('signed_in')).toEqual(['sign_in', null, null]);
  expect(why('agreed')).toEqual(['sign_in', 'not_agreed', null]);
  expect(why('agreed', true)).toEqual(['sign_in', null, null]);
});

test('names of papers are safe on every system and stand in the owner’s order', () => {
  expect(namesOf(['SK.pdf', 'SK.pdf', '../../etc/passwd', 'nul', `${'x'.repeat(200)}.pdf`, ''])).toEqual([
    '01 SK.pdf',
    '02 SK.pdf',
    '03 etcpasswd',
    '04 _nul',
    `05 ${'x'.repeat(96)}.pdf`,
    '06 berkas',
  ]);
});
