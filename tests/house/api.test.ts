import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import type { Viewer } from '../../src/identity/index.ts';
import { problemsOf } from '../../src/platform/http/api/openapi.ts';
import type { ApiOperation, Example } from '../../src/platform/http/api/operation.ts';
import { type Part, raiseStage, type Stage } from '../support/stage.ts';
import { ROOT } from './sources.ts';

// The interface for programs is what its description says: the document is sound, every operation was really carried
// out, every answer has the declared shape, and the examples on the page are answers that were really given.

const operations: readonly ApiOperation<Viewer>[] = capabilities.flatMap((it) => it.api ?? []);
const EXAMPLES = join(ROOT, 'src/registry/api/examples.json');

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly tags: readonly { readonly name: string }[];
};

async function description(language: string): Promise<Document> {
  const answer = await stage.server.ask('/api/v1/openapi.json', { headers: { 'accept-language': language } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Document;
}

describe('the description', () => {
  test.each(['id', 'en'])('is OpenAPI 3.1 without a fault, in %s', async (language) => {
    const found = await new Validator().validate((await description(language)) as never);
    expect({ valid: found.valid, errors: found.errors }).toEqual({ valid: true, errors: undefined });
  });

  test('speaks the language that was asked for', async () => {
    expect((await description('en-GB,en;q=0.8')).tags.map((it) => it.name)).toContain('Problems');
    expect((await description('fr')).tags.map((it) => it.name)).toContain('Masalah');
  });

  test('tells every operation, each has its route, and no route for programs is untold', async () => {
    const { paths } = await description('en');
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, it]) => `${it.operationId} ${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(told.sort()).toEqual(operations.map((it) => `${it.name} ${it.method} ${it.path}`).sort());
    const routes = capabilities
      .flatMap((it) => it.routes)
      .filter((it) => it.forPrograms && !it.path.endsWith('openapi.json'));
    expect(routes.map((it) => `${it.method} ${it.path}`).sort()).toEqual(
      operations.map((it) => `${it.method} ${it.path}`).sort(),
    );
  });

  test('says in both languages what each is refused with', () => {
    expect(operations.flatMap((it) => problemsOf(it)).filter((it) => it.status < 400)).toEqual([]);
    expect(operations.filter((it) => it.body && !problemsOf(it).some((kind) => kind.code === 'wrong_body'))).toEqual(
      [],
    );
  });
});

/** What is asked in the run, in order; `kept` gathers what later steps need. */
type Asked = Omit<Example, 'answer'> & { readonly part: Part };
type Kept = { id: string; problem: string; made: string; revision: number; versionId: string };
type Step = readonly [name: string, asked: (kept: Kept) => Asked];

const said = {
  title: 'Antar Obat ke Rumah Pasien',
  stage: 'implementation',
  digital: true,
  startDate: '2024-03-01',
  summary: 'Obat pasien lanjut usia diantar ke rumah oleh kader desa.',
  background: 'Pasien lanjut usia menunggu obat rata-rata tiga jam.',
  mainAffair: 'kesehatan',
  sdgs: [3],
  impact: [
    {
      indicator: 'Waktu tunggu obat',
      unit: 'menit',
      before: 180,
      after: 20,
      better: 'lower',
      source: 'Buku antrean',
      date: null,
    },
  ],
} as const;

const steps: readonly Step[] = [
  ['listInnovations', () => ({ part: 'anonymous', query: 'affair=kesehatan&pageSize=1' })],
  ['readInnovation', ({ id }) => ({ part: 'anonymous', params: { id } })],
  ['listProblems', () => ({ part: 'anonymous', query: 'state=solved' })],
  ['readProblem', ({ problem }) => ({ part: 'anonymous', params: { id: problem } })],
  ['listRegions', () => ({ part: 'anonymous', query: 'province=31' })],
  ['listInstitutions', () => ({ part: 'anonymous' })],
  ['createInnovation', ({ made }) => ({ part: 'innovator', body: { id: made, content: { title: said.title } } })],
  [
    'changeInnovation',
    ({ made, revision }) => {
      const { title: _title, ...content } = said;
      return { part: 'innovator', params: { id: made }, body: { revision, content } };
    },
  ],
  ['submitInnovation', ({ made, revision }) => ({ part: 'innovator', params: { id: made }, body: { revision } })],
  ['withdrawInnovation', ({ made }) => ({ part: 'innovator', params: { id: made } })],
  ['submitInnovation', ({ made, revision }) => ({ part: 'innovator', params: { id: made }, body: { revision } })],
  [
    'returnInnovation',
    ({ made, versionId }) => ({
      part: 'local_admin',
      params: { id: made },
      body: { versionId, notes: [{ section: 'impact', body: 'Sebutkan sumber angkanya.' }] },
    }),
  ],
  ['submitInnovation', ({ made, revision }) => ({ part: 'innovator', params: { id: made }, body: { revision } })],
  ['publishInnovation', ({ made, versionId }) => ({ part: 'local_admin', params: { id: made }, body: { versionId } })],
  ['startVersion', ({ made }) => ({ part: 'innovator', params: { id: made } })],
  [
    'archiveInnovation',
    ({ made }) => ({ part: 'local_admin', params: { id: made }, body: { reason: 'Sudah berhenti.' } }),
  ],
  ['restoreInnovation', ({ made }) => ({ part: 'local_admin', params: { id: made } })],
];

async function planted(): Promise<Kept> {
  const id = await stage.record({
    state: 'published',
    content: { ...said, title: 'Obat Sampai di Rumah', impact: [...said.impact], sdgs: [...said.sdgs] } as never,
    awards: [{ year: 2025, source_url: 'https://contoh.example/top45' }],
  });
  const problem = await stage.problem('solved');
  await stage.database.db.pool.query(
    'insert into problem_innovation (problem_id, innovation_id, linked_at) values ($1, $2, $3)',
    [problem, id, '2026-11-24T05:00:00Z'],
  );
  return { id, problem, made: '01981f00-0000-7000-8000-000000000001', revision: 1, versionId: '' };
}

async function carriedOut(it: ApiOperation<Viewer>, { part, ...asked }: Asked): Promise<Response> {
  const path = it.path.replaceAll(/:(\w+)/g, (_whole, name: string) => asked.params?.[name] ?? '');
  const headers = { 'content-type': 'application/json', 'accept-language': 'id', ...stage.bearerOf(part) };
  const form = it.method === 'get' ? undefined : JSON.stringify(asked.body ?? {});
  const method = it.method.toUpperCase() as 'GET' | 'POST' | 'PATCH';
  return stage.server.ask(`${path}${asked.query ? `?${asked.query}` : ''}`, { method, headers, form });
}

/** Ids and places of a walk differ from run to run. */
const masked = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');

test('every operation answers in a real run as declared, and the examples are these answers', async () => {
  const kept = await planted();
  const examples: Record<string, Example> = {};
  for (const [name, askedOf] of steps) {
    const it = operations.find((one) => one.name === name) as ApiOperation<Viewer>;
    const asked = askedOf(kept);
    const response = await carriedOut(it, asked);
    const answer = (await response.json()) as { work?: { revision: number; versionId: string } | null };
    expect({ name, status: response.status, answer }).toMatchObject({ name, status: it.status });
    const read = it.answer.safeParse(answer);
    expect({ name, error: read.error?.issues }).toEqual({ name, error: undefined });
    // What a schema does not declare it drops: nothing may be dropped.
    expect({ name, answer: read.data }).toEqual({ name, answer });
    const { part: _part, ...request } = asked;
    examples[name] = { ...request, answer };
    if (answer.work) Object.assign(kept, { revision: answer.work.revision, versionId: answer.work.versionId });
  }
  expect(Object.keys(examples).sort()).toEqual(operations.map((it) => it.name).sort());
  if (process.env.TUNTAS_EXPECTED === 'write') writeFileSync(EXAMPLES, `${JSON.stringify(examples, null, 2)}\n`);
  expect(masked(examples)).toEqual(masked(JSON.parse(readFileSync(EXAMPLES, 'utf8'))));
  expect(stage.server.faults).toEqual([]);
});
