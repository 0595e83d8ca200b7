import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCertificates, plantEdition, recipient } from '../../../tests/support/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { type InstitutionId, nobody, type Role, roles, type UnitId, type Viewer } from '../../identity/index.ts';
import type { CertificateId, Holder } from './model.ts';
import { certificateFor } from './queries/certificate.ts';
import { ownCertificates } from './queries/list.ts';
import { whyNotRead } from './rules/reading.ts';

// The rule of reading is stated twice, as a function and as a condition in SQL: all kinds of people and certificates must agree.

let database: TestDatabase;
const homes: { readonly institutionId: InstitutionId; readonly unitId: UnitId }[] = [];
const viewers: Viewer[] = [nobody];
const moments = [null, new Date(testNow.getTime() - 1), testNow, new Date(testNow.getTime() + 1)];

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  for (const code of ['12', '12.12', '12.07']) {
    const institutionId = await governmentOf(db, code);
    homes.push({ institutionId, unitId: await unitIn(db, institutionId, `Unit ${code}`) });
  }
  for (const [at, home] of homes.entries())
    for (const role of roles) viewers.push(await personWith(db, `Orang ${at} ${role}`, [postOf(role, home)]));
});
afterAll(() => database.close());

function postOf(role: Role, { institutionId, unitId }: (typeof homes)[number]) {
  return { role, institutionId, unitId: role === 'innovator' ? unitId : null };
}

const known = (role: Role) => viewers.find((it) => it.acting?.role === role) as Viewer;

/** How each of the viewers meets each certificate, by both statements: `[rule, condition, listed among one's own]`. */
async function answersOf(
  holders: readonly Holder[],
  visibleFrom: Date | null,
): Promise<readonly (readonly boolean[])[]> {
  const { db } = database;
  const organiser = known('secretariat');
  const organiserId = organiser.acting?.institutionId as InstitutionId;
  const editionId = await plantEdition(db, organiser);
  const recipients = holders.map((holder, at) => recipient(`Penerima ${at}`, { holder }));
  const { ids } = await plantCertificates(db, organiser, { editionId, recipients, visibleFrom });
  const answers: boolean[][] = [];
  for (const viewer of viewers) {
    const own = await ownCertificates(db.conn, viewer, testNow, { size: 1000, offset: 0 });
    for (const [at, holder] of holders.entries()) {
      const id = ids[at] as CertificateId;
      const rule = whyNotRead({ ...holder, organiserId, visibleFrom }, viewer, testNow) === null;
      const found = (await certificateFor(db.conn, viewer, id, testNow)) !== null;
      answers.push([rule, found, own.items.some((it) => it.id === id)]);
    }
  }
  return answers;
}

test('the rule and the condition agree for everybody', { timeout: 60_000 }, async () => {
  const holders: Holder[] = [
    { personId: null, unitId: null, institutionId: null },
    { personId: known('coach').person?.id ?? null, unitId: null, institutionId: null },
    ...homes.map(({ institutionId, unitId }) => ({ personId: null, unitId, institutionId })),
  ];
  const answers: (readonly boolean[])[] = [];
  for (const visibleFrom of moments) answers.push(...(await answersOf(holders, visibleFrom)));
  expect(answers.filter(([rule, found]) => rule !== found)).toEqual([]);
  expect(answers.filter(([rule, _found, own]) => own && !rule)).toEqual([]);
  const count = (wanted: boolean) => answers.filter(([rule]) => rule === wanted).length;
  expect([count(true) > 40, count(false) > 400, answers.some(([, , own]) => own)]).toEqual([true, true, true]);
});
