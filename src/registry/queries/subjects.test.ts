import { afterAll, beforeAll, expect, test } from 'vitest';
import { useEvidence } from '#files/index.ts';
import { must } from '#platform/outcome.ts';
import { countQueries } from '../../../tests/support/database.ts';
import { plantEvidence } from '../../../tests/support/evidence.ts';
import { testNow } from '../../../tests/support/people.ts';
import { raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { wordsOf } from '../rules/words.ts';
import { recordFactSource } from './subject-facts.ts';
import { innovationSubjects } from './subjects.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const design = 'Satu dua — tiga, e-KTP\n\n(empat) 5';

test('a record is told with its newest text, its day, its affair and the words of its design', async () => {
  const { toba, deliSerdang, unit } = stage.places;
  const conn = stage.database.db.conn;
  const id = await stage.record({
    state: 'published',
    content: { title: 'Lama', startDate: '2023-01-01' },
    working: { title: 'Antar Obat', startDate: '2024-05-02', mainAffair: 'kesehatan', design },
  });
  await stage.record({ state: 'archived', content: { title: 'Arsip' } });
  const own = await innovationSubjects.ofInstitution(conn, toba);
  expect(own).toEqual([
    {
      kind: 'innovation',
      id,
      title: 'Antar Obat',
      institutionId: toba,
      unitId: unit,
      keeperIds: [stage.people.innovator.person.id],
      affair: 'kesehatan',
      appliedOn: '2024-05-02',
      appliedYear: null,
      designWords: wordsOf(design),
      href: `/kelola/inovasi/${id}`,
    },
  ]);
  expect(own[0]?.designWords).toBe(6);
  const asked = await countQueries(stage.database.db, () =>
    innovationSubjects.ofInstitutions(conn, [toba, deliSerdang]),
  );
  expect([asked.queries, asked.value.map((it) => it.title)]).toEqual([1, ['Antar Obat']]);
  expect([...(await innovationSubjects.byIds(conn, [id])).keys()]).toEqual([id]);
});

test('those answer who write or decide; planners and leaders only read', async () => {
  const asked = { text: 'obat', limit: 5 };
  const { people } = stage;
  const found = async (part: keyof typeof people) =>
    (await innovationSubjects.answerableBy(stage.database.db.conn, people[part], asked)).length;
  const counts = [];
  for (const part of [
    'innovator',
    'local_admin',
    'hub_admin',
    'elsewhere',
    'other_admin',
    'planner',
    'leader',
    'system_admin',
  ] as const)
    counts.push([part, await found(part)]);
  expect(counts).toEqual([
    ['innovator', 1],
    ['local_admin', 1],
    ['hub_admin', 1],
    ['elsewhere', 0],
    ['other_admin', 0],
    ['planner', 0],
    ['leader', 0],
    ['system_admin', 0],
  ]);
});

test('its facts are the year alone, where nobody doubts it, and the papers filed for an indicator of the index', async () => {
  const { conn } = stage.database.db;
  const sure = await stage.record({ content: { title: 'Hanya tahun', startYear: 2024 } });
  const doubted = await stage.record({ content: { title: 'Diragukan', startYear: 2024, startYearCertain: false } });
  const evidenceId = await plantEvidence(stage, { title: 'SK Bupati', usedBy: sure });
  const use = { evidenceId, subject: { kind: 'innovation', id: sure }, place: 'form:iga-2026:indikator-16' };
  await stage.database.db.transact(async (tx) => must(await useEvidence(tx, stage.people.innovator, use, testNow)));
  const asked = { kind: 'innovation', ids: [sure, doubted] } as const;
  const subjects = await innovationSubjects.byIds(conn, asked.ids);
  expect(asked.ids.map((id) => subjects.get(id)?.appliedYear)).toEqual([2024, null]);
  const { queries, value } = await countQueries(stage.database.db, () => recordFactSource.factsOf(conn, asked));
  expect(queries).toBe(2);
  expect([...value.keys()]).toEqual([sure]);
  expect(Object.fromEntries(value.get(sure) ?? [])).toEqual({
    'record.appliedYear': {
      value: 2024,
      evidenceIds: [],
      says: 'Diterapkan tahun 2024 menurut rekaman',
      href: `/kelola/inovasi/${sure}`,
    },
    'record.evidence16': {
      value: true,
      evidenceIds: [evidenceId],
      says: '1 bukti di loker: SK Bupati',
      href: `/kelola/inovasi/${sure}`,
    },
  });
  expect(recordFactSource.names().map((it) => it.name)).toContain('record.evidence35');
  expect(await recordFactSource.factsOf(conn, { kind: 'government', ids: [sure] })).toEqual(new Map());
});
