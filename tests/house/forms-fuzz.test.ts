import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { breaches } from '../../src/app/commands/invariants.ts';
import type { Viewer } from '../../src/identity/index.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { Ask } from '../support/server.ts';
import { type Part, parts, raiseStage, type Stage } from '../support/stage.ts';
import { type Written, watchTables } from '../support/written.ts';
import { bodyFor } from './bodies.ts';
import { formFor } from './forms.ts';
import { targetOf } from './targets.ts';

// Whatever is sent to a route that writes, by somebody who may: no fault of ours, and what is refused leaves nothing.

let stage: Stage;
let written: Written;
beforeAll(async () => {
  stage = await raiseStage({ size: 2 });
  // The hub has its key from when it first says who it is.
  await stage.server.ask('/.well-known/tuntas');
  written = await watchTables(stage.database.db);
});
afterAll(() => stage.database.close());

/** Same dice each time: a fault that was found is found again. */
const SEED = 20_260_302;
const BODIES = 2;
/** Looking for whatever is broken in the whole house takes its time: once for so many routes. */
const ROUTES_A_LOOK = 150;

const id = '01981f00-0000-7000-8000-000000000009';
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u202e',
    '-1',
    '1e999',
    'NaN',
    '9'.repeat(40),
    '2026-02-30',
    '31/12/9999',
    "=cmd|' /C calc'!A0",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    'https://a@b',
    '[]',
    '{"a":1}',
    '__proto__',
    'constructor',
    id,
    '👩‍🚀'.repeat(300),
    'panjang '.repeat(5000),
  ),
);
const place = fc.nat(40);
const edit = fc.oneof(
  fc.record({ how: fc.constant('change' as const), place, text }),
  fc.record({ how: fc.constant('drop' as const), place, text }),
  fc.record({ how: fc.constant('twice' as const), place, text }),
  fc.record({ how: fc.constant('add' as const), place, text, name: text }),
);
type Edit = typeof edit extends fc.Arbitrary<infer It> ? It : never;
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

type Field = readonly [name: string, value: string];

function edited(fields: readonly Field[], changes: readonly Edit[]): string {
  const all = [...fields];
  for (const change of changes) {
    const at = all.length === 0 ? 0 : change.place % all.length;
    const [name = 'judul'] = all[at] ?? [];
    if (change.how === 'change') all[at] = [name, change.text];
    if (change.how === 'drop') all.splice(at, 1);
    if (change.how === 'twice') all.push([name, change.text]);
    if (change.how === 'add') all.push([change.name, change.text]);
  }
  return new URLSearchParams(all.map(([name, value]) => [name, value])).toString();
}

type Body = Readonly<Record<string, unknown>>;

/** The same for a program: a value somewhere in the body, or a name beside the others. */
function editedJson(body: Body, changes: readonly Edit[]): string {
  const all: Record<string, unknown> = { ...body };
  for (const change of changes) {
    const names = Object.keys(all);
    const name = names[change.place % Math.max(1, names.length)] ?? 'revision';
    if (change.how === 'drop') delete all[name];
    else if (change.how === 'add') all[change.name] = change.text;
    else all[name] = change.how === 'twice' ? [change.text, change.place] : told(change.text);
  }
  return JSON.stringify(all);
}

/** The text as it stands, or what it says as JSON. */
function told(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}

const table = readFileSync(join(import.meta.dirname, 'expected/routes.txt'), 'utf8').split('\n');

/** Who gets through to the form, by the table of routes; who only gets an answer, where nobody does. */
function whoMay(route: Route<Viewer>): Part {
  const start = `${route.method.toUpperCase()} ${route.path} `;
  const line = table.find((it) => it.startsWith(start)) ?? '';
  const answers = line.replaceAll('sign in', '-').trim().split(/\s+/).slice(-parts.length);
  const by = (pattern: RegExp) => parts[answers.findIndex((it) => pattern.test(it))];
  return by(/^(?:200|201|303)\*$/) ?? by(/^(?:200|303|409|422)$/) ?? 'hub_admin';
}

/** Tables that a refused form may touch: attempts are counted, sessions seen, and a file that came is kept for the next try. */
const MAY_CHANGE = ['auth_rate_limit', 'auth_session', 'auth_verification', 'auth_used_code', 'waiting_bytes'];

async function askingOf(route: Route<Viewer>, part: Part, path: string): Promise<(changes: readonly Edit[]) => Ask> {
  if (route.forPrograms) {
    const body = await bodyFor(stage, route, path);
    const headers = { 'content-type': 'application/json', ...stage.bearerOf(part) };
    return (changes) => ({ form: editedJson(body, changes), headers });
  }
  const fields = Object.entries(await formFor(stage, part, route, path));
  return (changes) => ({ form: edited(fields, changes), cookies: stage.cookiesOf(part) });
}

/** What the house finds broken, without what planted records lack: their completeness is nought, and they were kept before now. */
async function broken(): Promise<readonly string[]> {
  const found = await breaches(stage.database.db.conn);
  return found
    .filter((it) => it.name !== 'registry.keepers_time_runs_forward')
    .filter((it) => it.name !== 'registry.completeness_agrees' || it.detail !== '0')
    .map((it) => JSON.stringify(it));
}

async function afterwards(part: Part, route: Route<Viewer>, answer: Response): Promise<void> {
  if (answer.headers.getSetCookie().some((it) => it.includes('session_token='))) await stage.signInAgain(part);
  const isViewing = route.path.endsWith('/lihat-sebagai') && answer.status === 303;
  if (isViewing) await stage.server.ask('/akhiri-lihat-sebagai', { cookies: stage.cookiesOf(part), form: '' });
}

const writing = capabilities.flatMap((it) => it.routes).filter((it) => it.method !== 'get' && !it.raw);
const samples = fc.sample(edits, { seed: SEED, numRuns: writing.length * BODIES });

const answered: number[] = [];

/** What goes wrong when these bodies are sent to the route one after the other. */
async function faultsAt(route: Route<Viewer>, bodies: readonly (readonly Edit[])[]): Promise<readonly string[]> {
  const part = whoMay(route);
  const path = await targetOf(stage, route);
  const asking = await askingOf(route, part, path);
  const method = route.method === 'patch' ? 'PATCH' : 'POST';
  const odd: string[] = [];
  for (const ask of bodies.map(asking)) {
    // What was planted, and what came after the last answer, is no news.
    await written();
    const answer = await stage.server.ask(path, { ...ask, method });
    answered.push(answer.status);
    const changed = (await written()).filter((it) => !MAY_CHANGE.includes(it));
    if (answer.status >= 500 || (answer.status >= 400 && changed.length > 0))
      odd.push(`${answer.status} to ${String(ask.form).slice(0, 300)} changed ${changed}`);
    await afterwards(part, route, answer);
  }
  return odd.map((it) => `${route.method} ${route.path} as ${part}: ${it}`);
}

test('random forms and bodies are taken or refused, and what is refused writes nothing', {
  timeout: 900_000,
}, async () => {
  const odd: string[] = [];
  for (const [n, route] of writing.entries()) {
    odd.push(...(await faultsAt(route, samples.slice(n * BODIES, (n + 1) * BODIES))));
    const isLook = n % ROUTES_A_LOOK === ROUTES_A_LOOK - 1 || n === writing.length - 1;
    if (isLook) odd.push(...(await broken()).map((it) => `by ${route.path} or up to ${ROUTES_A_LOOK} before: ${it}`));
  }
  // Both happened often enough to say something.
  expect(answered.filter((it) => it < 400).length).toBeGreaterThan(60);
  expect(answered.filter((it) => it === 422).length).toBeGreaterThan(30);
  expect({ odd, faults: stage.server.faults }).toEqual({ odd: [], faults: [] });
});

test('a row that is written is told, and what is taken back is not', async () => {
  const { pool } = stage.database.db;
  await written();
  await pool.query("update region set name = name where code = '12'");
  expect(await written()).toEqual(['region']);
  await pool.query('begin; delete from auth_session; truncate search_doc cascade; rollback');
  expect(await written()).toEqual([]);
  await pool.query('delete from auth_session');
  expect(await written()).toEqual(['auth_session']);
});
