import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { historyOf } from '../../src/audit/index.ts';
import { nobody, type Viewer } from '../../src/identity/index.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { Ask } from '../support/server.ts';
import { type Part, parts, raiseStage, type Stage } from '../support/stage.ts';
import { bodyFor } from './bodies.ts';
import { kept } from './expected.ts';
import { formFor } from './forms.ts';
import { targetName, targetOf } from './targets.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage({ size: 2 });
});
afterAll(() => stage.database.close());

const routes = capabilities.flatMap((it) => it.routes);

/** The last event in the log. */
async function lastEvent(): Promise<string> {
  const found = await stage.database.db.pool.query<{ id: string }>(
    'select id::text from audit_event order by audit_event.id desc limit 1',
  );
  return found.rows[0]?.id ?? '';
}

const viewerOf = (part: Part): Viewer => (part === 'anonymous' ? nobody : stage.people[part]);

/** What is planted once for all who change nothing of it, what the log was then, and who was sent away from there in which way. */
type Shared = {
  path?: string | undefined;
  form?: Ask | undefined;
  last?: string | undefined;
  readonly sentAway: Map<string, string>;
};

/** Guards and those whom they sent away over HTTP, each pair once. */
const refused = new Set<string>();

/** What the part gets, with a star when something was recorded; whoever comes after a change finds a target of its own. */
async function answerTo(part: Part, route: Route<Viewer>, shared: Shared): Promise<string> {
  const admission = route.forPrograms ? 'yes' : route.guard.admits(viewerOf(part));
  const isRefused = admission !== 'yes';
  // The guard is asked before anything is read: whom it sends away alike, at this route and at others, gets the same.
  const sentAway = shared.sentAway.get(admission);
  const pair = `${route.guard.name} ${part}`;
  if (isRefused && sentAway && refused.has(pair)) return sentAway;
  if (isRefused) refused.add(pair);
  const answer = await visitOf(part, route, { shared, isRefused });
  if (isRefused) shared.sentAway.set(admission, answer);
  return answer;
}

type Visiting = { readonly shared: Shared; readonly isRefused: boolean };

async function visitOf(part: Part, route: Route<Viewer>, { shared, isRefused }: Visiting): Promise<string> {
  shared.path ??= await targetOf(stage, route);
  const path = shared.path;
  // Whoever the guard sends away may bring the form that somebody else was sent away with.
  if (isRefused) shared.form ??= await askingOf(part, route, path);
  const asked = isRefused ? { ...shared.form, cookies: stage.cookiesOf(part) } : await askingOf(part, route, path);
  // To read leaves no trace, and finds what was planted for those before.
  const before = route.method === 'get' && shared.last !== undefined ? shared.last : await lastEvent();
  const method = route.method === 'patch' ? 'PATCH' : route.method === 'delete' ? 'DELETE' : undefined;
  const answer = await stage.server.ask(path, { ...asked, method });
  shared.last = await lastEvent();
  const star = shared.last === before ? '' : '*';
  if (route.method !== 'get' && (star !== '' || answer.status < 400))
    Object.assign(shared, { path: undefined, form: undefined });
  if (answer.headers.getSetCookie().some((it) => it.includes('session_token='))) await stage.signInAgain(part);
  const to = answer.headers.get('location') ?? '';
  return (to.startsWith('/masuk') && route.path !== '/masuk' ? 'sign in' : String(answer.status)) + star;
}

/** A person comes with cookies and fills in the form, a program with the person's token and says the same as JSON. */
async function askingOf(part: Part, route: Route<Viewer>, path: string): Promise<Ask> {
  if (route.forPrograms) {
    const body = route.method === 'get' ? undefined : JSON.stringify(await bodyFor(stage, route, path));
    return { form: body, headers: { 'content-type': 'application/json', ...stage.bearerOf(part) } };
  }
  const form = route.method === 'post' ? await formFor(stage, part, route, path) : undefined;
  // What every request of the resumable protocol says.
  const type = 'application/offset+octet-stream';
  const headers = route.raw ? { 'tus-resumable': '1.0.0', 'upload-length': '4', 'content-type': type } : undefined;
  return { form, headers, cookies: stage.cookiesOf(part) };
}

const WIDTHS = { route: 70, target: 14, guard: 60, part: 13 };

function line(cells: { route: string; target: string; guard: string }, answers: readonly string[]): string {
  const { route, target, guard, part } = WIDTHS;
  const head = cells.route.padEnd(route) + cells.target.padEnd(target) + cells.guard.padEnd(guard);
  return (head + answers.map((it) => it.padEnd(part)).join('')).trimEnd();
}

const heading = line({ route: 'route', target: 'target', guard: 'guard' }, parts);

test('every route answers every role as the table says', { timeout: 900_000 }, async () => {
  const lines: string[] = [];
  for (const route of routes) {
    const answers: string[] = [];
    const shared: Shared = { sentAway: new Map() };
    for (const part of parts) answers.push(await answerTo(part, route, shared));
    const name = `${route.method.toUpperCase()} ${route.path}`;
    lines.push(line({ route: name, target: targetName(route.path), guard: route.guard.name }, answers));
  }
  // Whoever is refused changes nothing, and reading leaves no trace; taking a copy away does.
  const reads = lines.filter((it) => it.startsWith('GET ') && !/^GET \S*\bunduh\\?\.\S+ /.test(it));
  expect(lines.filter((it) => /(?:sign in|401|403|404|409|410|422)\*/.test(it))).toEqual([]);
  expect(reads.filter((it) => it.includes('*'))).toEqual([]);
  const table = `${heading}\n${lines.join('\n')}\n`;
  expect(stage.server.faults).toEqual([]);
  expect(table).toBe(kept('routes.txt', table));
});

test('everything that was recorded meanwhile is an event of a manifest', async () => {
  const listed = capabilities.flatMap((it) => it.auditEvents);
  const found = await stage.database.db.pool.query<{ event: string }>('select distinct event from audit_event');
  const recorded = found.rows.map((it) => it.event);
  expect(recorded.length).toBeGreaterThan(15);
  expect(recorded.filter((event) => !listed.includes(event))).toEqual([]);
});

test('a form that was taken has left its event', async () => {
  const id = await stage.record({ state: 'with_admin', content: { title: 'Catatan yang ditarik' } });
  const cookies = stage.cookiesOf('innovator');
  const answer = await stage.server.ask(`/kelola/inovasi/${id}/tarik`, { method: 'POST', cookies });
  expect(answer.status).toBe(303);
  const [last] = await historyOf(stage.database.db.conn, { kind: 'innovation', id });
  expect(last).toMatchObject({ event: 'registry.innovation.withdraw', personId: stage.people.innovator.person.id });
});
