import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { forOthers, reactions } from '../../src/app/wiring.ts';
import { allJobs } from '../../src/app/worker.ts';
import type { Viewer } from '../../src/identity/index.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { inLocale, isMessageKey } from '../../src/platform/i18n/i18n.ts';
import { allAddresses, expressionOf, pathOf } from './addresses.ts';
import { isTest, nodesOf, parse, placeOf, type Source, sourcesOf } from './sources.ts';

type Owned = { readonly owner: string; readonly route: Route<Viewer> };
const owned: readonly Owned[] = capabilities.flatMap((it) => it.routes.map((route) => ({ owner: it.name, route })));
const nameOf = ({ route }: Owned): string => `${route.method.toUpperCase()} ${route.path}`;
const addresses = await allAddresses();

/** A reader's own look is kept in the browser: nothing for the log to tell. */
const ownLook = ['app.language', 'app.theme'];

/** What a route lacks of what every route must have. */
function lacks({ owner, route }: Owned, events: readonly string[]): string[] {
  const faults: string[] = [];
  if (typeof route.guard?.admits !== 'function' || !route.guard.name) faults.push('guard');
  if (!events.includes(route.event)) faults.push(`event ${route.event} in the manifest`);
  if (
    route.method === 'post' &&
    !ownLook.includes(route.event) &&
    !isMessageKey(`${owner}.event.${route.event.slice(owner.length + 1)}`)
  )
    faults.push(`text of the event ${route.event}`);
  return faults;
}

describe('routes', () => {
  const listed = new Map(capabilities.map((it) => [it.name, it.auditEvents]));

  test('have a guard, and an audit event that the manifest lists and a reader understands', () => {
    expect(owned.length).toBeGreaterThan(60);
    const faults = owned.map((it) => ({ route: nameOf(it), lacks: lacks(it, listed.get(it.owner) ?? []) }));
    expect(faults.filter((it) => it.lacks.length > 0)).toEqual([]);
  });

  test('without either are told', () => {
    const bare = { method: 'post', path: '/x', event: 'registry.made_up', handle: () => new Response() };
    const route = bare as unknown as Route<Viewer>;
    expect(lacks({ owner: 'registry', route }, ['registry.other'])).toEqual([
      'guard',
      'event registry.made_up in the manifest',
      'text of the event registry.made_up',
    ]);
  });

  test('are one a method and path', () => {
    const names = owned.map(nameOf);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('are not hidden by one before them', () => {
    expect(hidden(owned)).toEqual([]);
  });

  test('that are hidden are told', () => {
    const [first] = owned;
    const at = (path: string) => ({ owner: 'x', route: { ...(first as Owned).route, method: 'get' as const, path } });
    expect(hidden([at('/a/:id'), at('/a/baru')])).toEqual(['GET /a/baru by GET /a/:id']);
    expect(hidden([at('/a/baru'), at('/a/:id')])).toEqual([]);
  });
});

/** Routes that no visit reaches, because an earlier pattern takes their path. */
function hidden(all: readonly Owned[]): string[] {
  return all.flatMap((it, index) => {
    const path = pathOf(it.route.path);
    const takes = (other: Owned) => other.route.method === it.route.method && expressionOf(other.route.path).test(path);
    const taker = all.slice(0, index).find(takes);
    return taker ? [`${nameOf(it)} by ${nameOf(taker)}`] : [];
  });
}

describe('addresses', () => {
  const patterns = new Set(owned.map((it) => it.route.path));

  test('lead to a route each', () => {
    expect(addresses.length).toBeGreaterThan(80);
    expect(addresses.filter((it) => !patterns.has(it.pattern)).map((it) => `${it.file} ${it.name}`)).toEqual([]);
  });

  test('are where every route has its path from', () => {
    const known = new Set(addresses.map((it) => it.pattern));
    expect(owned.filter((it) => !known.has(it.route.path)).map(nameOf)).toEqual([]);
  });

  test.each(addresses.map((it) => [`${it.file} ${it.name}`, it] as const))('%s fills its own pattern', (_name, it) => {
    const given = [...it.pattern.matchAll(/:\w+/g)].map(() => pathOf(':id'));
    const filled = new URL(it.to(...given), 'http://tuntas.example').pathname;
    expect(filled).toMatch(expressionOf(it.pattern));
  });
});

const product = sourcesOf('src/**/*.{ts,tsx}').filter((it) => !isTest(it.path));

/** The text of the n-th argument of every call of the function, with its place. */
function argumentsOf(source: Source, callee: string, position: number): { place: string; text: string }[] {
  const file = parse(source);
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== callee) return [];
    const given = node.arguments[position];
    return given && ts.isStringLiteralLike(given) ? [{ place: placeOf(file, node), text: given.text }] : [];
  });
}

describe('jobs', () => {
  const names = allJobs().map((it) => it.name);

  test('have one name each', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('that are queued are known to the worker', () => {
    const queued = product.flatMap((it) => argumentsOf(it, 'enqueue', 1));
    expect(queued.length).toBeGreaterThan(0);
    expect(queued.filter((it) => !names.includes(it.text))).toEqual([]);
  });

  test('that are written down are run by the worker', () => {
    const written = product.flatMap(jobsWrittenIn);
    expect(written.length).toBeGreaterThan(1);
    expect(written.filter((it) => !names.includes(it.text))).toEqual([]);
  });

  test('that the worker does not know are told', () => {
    const source = { path: 'a.ts', text: "enqueue(tx, 'a.lost', {}); const j = { name: 'a.idle', run: f };" };
    expect(argumentsOf(source, 'enqueue', 1)).toEqual([{ place: 'a.ts:1', text: 'a.lost' }]);
    expect(jobsWrittenIn(source)).toEqual([{ place: 'a.ts:1', text: 'a.idle' }]);
  });
});

/** Objects with a name and `run`, which is the shape of a job. */
function jobsWrittenIn(source: Source): { place: string; text: string }[] {
  const file = parse(source);
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isObjectLiteralExpression(node)) return [];
    const property = (name: string) => node.properties.find((it) => it.name?.getText() === name);
    const named = property('name');
    if (!property('run') || !named || !ts.isPropertyAssignment(named)) return [];
    if (!ts.isStringLiteral(named.initializer)) return [];
    return [{ place: placeOf(file, node), text: named.initializer.text }];
  });
}

describe('facts', () => {
  const facts = capabilities.flatMap((it) => it.facts);

  test('that are declared are listed in a manifest', () => {
    const declared = product.flatMap((it) => argumentsOf(it, 'eventKind', 0));
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter((it) => !facts.includes(it.text))).toEqual([]);
  });

  test('that are listed are announced by somebody', () => {
    const kinds = new Map(product.flatMap(kindsDeclaredIn).map((it) => [it.fact, it.constant]));
    const emitted = product.map((it) => it.text).join('\n');
    const silent = facts.filter((fact) => !new RegExp(`emit\\(\\s*\\w+,\\s*${kinds.get(fact)}\\b`).test(emitted));
    expect(silent).toEqual([]);
  });

  test('have a reaction or are marked for others, and no other fact is', () => {
    const reacted = [...new Set(reactions.map((it) => it.event))];
    expect([...reacted, ...forOthers].sort()).toEqual([...facts].sort());
  });
});

function kindsDeclaredIn({ text }: Source): { constant: string; fact: string }[] {
  const declared = text.matchAll(/const (\w+) = eventKind<[^;]*?>\(\s*'([\w.]+)'/g);
  return [...declared].map((it) => ({ constant: it[1] ?? '', fact: it[2] ?? '' }));
}

describe('notices', () => {
  const kinds = capabilities.flatMap((it) => it.notices.map((kind) => ({ owner: it.name, kind })));

  test('are named after who sends them, and have their sentence and their line among the settings', () => {
    const lacking = kinds.filter(
      ({ owner, kind }) =>
        !kind.startsWith(`${owner}.notice.`) || !isMessageKey(kind) || !isMessageKey(`${kind}.setting`),
    );
    expect(kinds.length).toBeGreaterThan(0);
    expect(lacking).toEqual([]);
  });

  test('that a source names are listed', () => {
    const named = product.flatMap((it) => [...it.text.matchAll(/'((\w+)\.notice\.\w+)'/g)].map((found) => found[1]));
    const listed = kinds.map((it) => it.kind);
    expect([...new Set(named)].filter((kind) => !listed.includes(kind ?? ''))).toEqual([]);
  });
});

test('every menu entry leads to a page', () => {
  const pages = owned.filter((it) => it.route.method === 'get').map((it) => expressionOf(it.route.path));
  const entries = capabilities.flatMap((it) => it.menu ?? []);
  const lost = entries.filter((entry) => !pages.some((page) => page.test(entry.href.split('?')[0] ?? '')));
  expect(lost.map((it) => it.href)).toEqual([]);
  for (const locale of ['id', 'en'] as const)
    expect(entries.filter((it) => inLocale(locale, it.text).trim() === '')).toEqual([]);
});
