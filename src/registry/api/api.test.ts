import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Part, Stage } from '../../../tests/support/stage.ts';
import { raiseStage } from '../../../tests/support/stage.ts';
import { plantToken } from '../../../tests/support/tokens.ts';
import type { InnovationId } from '../model/ids.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

type Json = { readonly [name: string]: never } & {
  readonly id: string;
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly work: { readonly revision: number; readonly content: Record<string, unknown> } | null;
  readonly errors: readonly { readonly in: string; readonly pointer: string; readonly message: string }[];
  readonly code: string;
};
type Asking = { readonly body?: unknown; readonly method?: 'POST' | 'PATCH'; readonly language?: string };

async function asks(part: Part, path: string, { body, method, language = 'en' }: Asking = {}) {
  const headers = { 'accept-language': language, 'content-type': 'application/json', ...stage.bearerOf(part) };
  const form = method ? JSON.stringify(body ?? {}) : undefined;
  const answer = await stage.server.ask(`/api/v1${path}`, { method, form, headers });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, data: (text === '' ? null : JSON.parse(text)) as Json };
}

const whole = {
  title: 'Catatan utuh',
  stage: 'initiative',
  digital: false,
  summary: 'Ringkasan.',
  background: 'Latar.',
  mainAffair: 'pendidikan',
} as const;

describe('the catalogue', () => {
  test('is walked to its end by following next, each record once, with an exact total', async () => {
    for (let n = 0; n < 7; n += 1)
      await stage.record({ state: 'published', content: { ...whole, title: `Jalan ${n}` } });
    const seen: string[] = [];
    let next: string | null = '/innovations?pageSize=3';
    let total = 0;
    while (next !== null) {
      const { data, headers } = await asks('anonymous', next);
      seen.push(...data.items.map((it) => it.id));
      total = data.total;
      const [, link] = /<http:\/\/localhost:3000\/api\/v1([^>]+)>; rel="next"/.exec(headers.get('link') ?? '') ?? [];
      next = link ?? null;
    }
    expect({ length: seen.length, different: new Set(seen).size }).toEqual({ length: total, different: total });
    expect(total).toBeGreaterThanOrEqual(7);
  });

  test('answers 304 to who has the same already, and lets pages of other sites read', async () => {
    const first = await asks('anonymous', '/innovations');
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const headers = { 'if-none-match': tag, 'accept-language': 'en' };
    expect((await stage.server.ask('/api/v1/innovations', { headers })).status).toBe(304);
    const own = await asks('innovator', '/innovations');
    expect([own.headers.get('access-control-allow-origin'), own.headers.get('cache-control')]).toEqual([
      null,
      'private, no-cache',
    ]);
  });

  test('says at which name and in which language a question is wrong', async () => {
    const wrong = await asks('anonymous', '/innovations?halaman=2&pageSize=0&stage=selesai&state=draft');
    expect(wrong).toMatchObject({ status: 400, data: { code: 'wrong_query' } });
    expect(wrong.data.errors.map((it) => it.pointer).sort()).toEqual(['#/halaman', '#/pageSize', '#/stage/0']);
    const state = await asks('anonymous', '/innovations?state=draft', { language: 'id' });
    expect(state.data.errors).toEqual([
      { in: 'query', pointer: '#/state', message: 'Hanya berlaku bersama view=mine' },
    ]);
    expect((await asks('anonymous', '/innovations?after=x')).data.errors.map((it) => it.pointer)).toEqual(['#/after']);
    expect((await asks('anonymous', '/innovations?view=mine')).status).toBe(401);
  });

  test('holds drafts for those alone who may work on them', async () => {
    const id = await stage.record({ state: 'draft', content: { ...whole, title: 'Konsep tersembunyi' } });
    const titles = async (part: Part) =>
      (await asks(part, '/innovations?view=mine&state=draft&pageSize=100')).data.items.map((it) => it.title);
    expect(await titles('innovator')).toContain('Konsep tersembunyi');
    expect(await titles('elsewhere')).not.toContain('Konsep tersembunyi');
    expect((await asks('innovator', `/innovations/${id}`)).data.work?.content.title).toBe('Konsep tersembunyi');
    for (const part of ['anonymous', 'elsewhere', 'coach'] as const)
      expect(await asks(part, `/innovations/${id}`)).toMatchObject({ status: 404, data: { code: 'not_found' } });
  });
});

describe('writing', () => {
  const make = async (content: object = whole) =>
    (await asks('innovator', '/innovations', { method: 'POST', body: { content } })).data.id as InnovationId;
  const events = async () =>
    (await stage.database.db.pool.query<{ n: number }>('select count(*) as n from audit_event')).rows[0]?.n;

  test('the same id twice makes one record', async () => {
    const body = { id: '01981f00-0000-7000-8000-0000000000aa', content: whole };
    const first = await asks('innovator', '/innovations', { method: 'POST', body });
    const again = await asks('innovator', '/innovations', { method: 'POST', body });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(first.headers.get('location')).toBe(`http://localhost:3000/api/v1/innovations/${body.id}`);
    const found = await stage.database.db.pool.query('select id from innovation where id = $1', [body.id]);
    expect(found.rows).toHaveLength(1);
    expect((await asks('local_admin', '/innovations', { method: 'POST', body })).data.code).toBe('id_taken');
  });

  test('a change keeps what it does not name; a stale one gets the present state and changes nothing', async () => {
    const id = await make();
    const first = { revision: 1, content: { novelty: 'Baru.', sdgs: [4, 3, 4] } };
    const saved = await asks('innovator', `/innovations/${id}`, { method: 'PATCH', body: first });
    expect(saved.data.work).toMatchObject({ revision: 2, content: { ...whole, novelty: 'Baru.', sdgs: [3, 4] } });
    const before = await events();
    const late = { revision: 1, content: { novelty: 'Lain.' } };
    const stale = await asks('innovator', `/innovations/${id}`, { method: 'PATCH', body: late });
    expect(stale).toMatchObject({ status: 409, data: { code: 'stale' } });
    expect((stale.data as unknown as { current: Json['work'] }).current).toMatchObject({
      revision: 2,
      content: { novelty: 'Baru.' },
    });
    expect(await events()).toBe(before);
  });

  test('an older revision is joined where other fields were changed', async () => {
    const id = await make();
    const path = `/innovations/${id}`;
    await asks('innovator', path, { method: 'PATCH', body: { revision: 1, content: { novelty: 'Baru.' } } });
    const late = { revision: 1, content: { summary: 'Ringkasan lain.' } };
    const joined = await asks('innovator', path, { method: 'PATCH', body: late });
    expect(joined).toMatchObject({ status: 200, data: { work: { revision: 3 } } });
    expect(joined.data.work?.content).toMatchObject({ novelty: 'Baru.', summary: 'Ringkasan lain.' });
  });

  test('what was handed in is taken back by its writer, or returned by the admin with notes', async () => {
    const path = `/innovations/${await make()}`;
    const submit = () => asks('innovator', `${path}/submit`, { method: 'POST', body: { revision: 1 } });
    expect((await submit()).data.state).toBe('with_admin');
    expect((await asks('innovator', `${path}/withdraw`, { method: 'POST' })).data.state).toBe('draft');
    expect(await asks('innovator', `${path}/withdraw`, { method: 'POST' })).toMatchObject({
      status: 409,
      data: { code: 'not_submitted' },
    });
    const { versionId } = (await submit()).data.work as unknown as { versionId: string };
    const give = (part: Part, notes: object[]) =>
      asks(part, `${path}/return`, { method: 'POST', body: { versionId, notes } });
    const notes = [{ section: 'summary', body: 'Sebutkan hasilnya.' }];
    expect(await give('innovator', notes)).toMatchObject({ status: 403, data: { code: 'admin_only' } });
    const empty = await give('local_admin', [{ section: 'summary', body: ' ' }]);
    expect(empty).toMatchObject({ status: 422, data: { code: 'notes_missing', errors: [{ pointer: '#/notes' }] } });
    expect((await give('local_admin', notes)).data.state).toBe('returned');
    const kept = await stage.database.db.pool.query('select body from innovation_note where version_id = $1', [
      versionId,
    ]);
    expect(kept.rows).toEqual([{ body: 'Sebutkan hasilnya.' }]);
  });

  test('says what is missing before a record goes to the admin', async () => {
    const id = await make({ title: 'Hanya judul' });
    const refused = await asks('innovator', `/innovations/${id}/submit`, { method: 'POST', body: { revision: 1 } });
    expect(refused).toMatchObject({ status: 422, data: { code: 'incomplete' } });
    expect(refused.data.errors.map((it) => it.pointer)).toContain('#/work/content/summary');
    expect((await asks('innovator', `/innovations/${id}`)).data.state).toBe('draft');
  });

  test('refuses unknown names and wrong values at their places', async () => {
    const content = {
      title: '',
      judul: 'x',
      mainAffair: 'sihir',
      impact: [{ indicator: 'a', unit: 'b', date: null, naik: 1 }],
    };
    const refused = await asks('innovator', '/innovations', { method: 'POST', body: { content, unit: 1 } });
    expect(refused).toMatchObject({ status: 422, data: { code: 'wrong_body' } });
    expect(refused.data.errors.map((it) => it.pointer).sort()).toEqual([
      '#/content/impact/0/naik',
      '#/content/judul',
      '#/content/mainAffair',
      '#/content/title',
      '#/unit',
    ]);
  });

  test('takes neither cookies nor a token that only reads', async () => {
    const form = JSON.stringify({ content: whole });
    const json = { 'content-type': 'application/json' };
    const cookies = stage.cookiesOf('innovator');
    const byCookie = await stage.server.ask('/api/v1/innovations', { method: 'POST', form, headers: json, cookies });
    expect([byCookie.status, byCookie.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Tuntas"']);
    const mine = await stage.server.ask('/api/v1/innovations?view=mine', { cookies });
    expect(mine.status).toBe(401);
    const { secret } = await plantToken(stage.database.db, stage.people.innovator, 'read');
    const headers = { ...json, authorization: `Bearer ${secret}` };
    const byReader = await stage.server.ask('/api/v1/innovations', { method: 'POST', form, headers });
    expect([byReader.status, ((await byReader.json()) as Json).code]).toEqual([403, 'token_read_only']);
  });

  test('wants JSON that can be read, and not too much of it', async () => {
    const post = async (form: string, type = 'application/json') => {
      const headers = { 'content-type': type, ...stage.bearerOf('innovator') };
      return (await stage.server.ask('/api/v1/innovations', { method: 'POST', form, headers })).status;
    };
    expect(await post('{"content":')).toBe(400);
    expect(await post('['.repeat(100_000))).toBe(400);
    expect(await post(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toBe(400);
    expect(await post('{}', 'text/plain')).toBe(415);
    expect(await post(JSON.stringify({ content: { title: 'x'.repeat(1_100_000) } }))).toBe(413);
  });
});

describe('whatever comes', () => {
  const answered = async (path: string, asking: { method?: 'POST' | 'PATCH'; form?: string }) => {
    const headers = { 'content-type': 'application/json', ...stage.bearerOf('innovator') };
    const answer = await stage.server.ask(`/api/v1${path}`, { ...asking, headers });
    const type = answer.headers.get('content-type') ?? '';
    const told = answer.status < 300 ? 'application/json' : 'application/problem+json';
    return answer.status < 500 && (answer.status === 304 || type.startsWith(told));
  };

  test('in a query is answered or refused', async () => {
    const name = fc.oneof(
      fc.constantFrom(
        'q',
        'region',
        'sdg',
        'stage',
        'award',
        'year',
        'sort',
        'after',
        'page',
        'pageSize',
        'view',
        'state',
      ),
      fc.string({ unit: 'binary' }),
    );
    const value = fc.oneof(
      fc.constantFrom('newest', '1', '-1', '9'.repeat(30), 'mine', 'MTIzLjQ', ''),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 5 }), async (pairs) => {
        expect(await answered(`/innovations?${new URLSearchParams(pairs)}`, {})).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('in a body is answered or refused', async () => {
    const id = await stage.record({ state: 'draft', content: whole });
    const field = fc.constantFrom(
      'title',
      'impact',
      'links',
      'sdgs',
      'latitude',
      'startDate',
      'missing',
      'videoUrl',
      '__proto__',
    );
    const content = fc.dictionary(field, fc.jsonValue({ maxDepth: 3, noUnicodeString: false } as never));
    const body = fc.oneof(
      fc.json(),
      fc.record({ revision: fc.oneof(fc.integer(), fc.jsonValue()), content }).map((it) => JSON.stringify(it)),
    );
    const path = fc.constantFrom(
      '/innovations',
      `/innovations/${id}`,
      `/innovations/${id}/submit`,
      `/innovations/${id}/publish`,
    );
    await fc.assert(
      fc.asyncProperty(path, body, async (to, form) => {
        const method = to.split('/').length === 3 ? 'PATCH' : 'POST';
        expect(await answered(to, { method, form })).toBe(true);
      }),
      { numRuns: 200 },
    );
    const nul = JSON.stringify({ revision: 1, content: { novelty: 'a\u0000b\ud800c' } });
    expect(await answered(`/innovations/${id}`, { method: 'PATCH', form: nul })).toBe(true);
    expect(stage.server.faults).toEqual([]);
  });

  test('at an address that is not there is a problem too', async () => {
    const answer = await stage.server.ask('/api/v1/tidak-ada');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
