import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isTest, nodesOf, parse, placeOf, type Source, sourcesOf } from './sources.ts';

const LONGEST = 300;
const lines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

function tooLong(sources: readonly Source[]): string[] {
  return sources.filter((it) => lines(it.text) > LONGEST).map((it) => `${it.path}: ${lines(it.text)} lines`);
}

test('no file is longer than 300 lines, and a long one is told', () => {
  expect(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(301) }])).toEqual(['a.ts: 301 lines']);
  expect(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(300) }])).toEqual([]);
  const all = sourcesOf('src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'tools/**/*.ts', 'bench/**/*.ts', '*.{ts,cjs}');
  expect(all.length).toBeGreaterThan(200);
  expect(tooLong(all)).toEqual([]);
});

const vague = /(?:^|\/|-)(?:utils?|helpers?|common|services?|managers?|handlers?)(?:\/|-|\.tsx?$)/;

test('no file is named after nothing, and one that is, is told', () => {
  expect(vague.test('src/registry/utils/dates.ts')).toBe(true);
  expect(vague.test('src/registry/queue-manager.ts')).toBe(true);
  expect(vague.test('src/registry/commons.ts')).toBe(false);
  expect(sourcesOf('{src,tests,tools,bench}/**/*.{ts,tsx}').filter((it) => vague.test(it.path))).toEqual([]);
});

/** What a pure rule may not do: ask the clock, the dice, the machine; or wait. */
function impurities(source: Source): string[] {
  const file = parse(source);
  const faults: string[] = [];
  for (const node of nodesOf(file)) {
    const fault = impurityOf(node);
    if (fault) faults.push(`${placeOf(file, node)} ${fault}`);
  }
  return faults;
}

const impureCalls =
  /^(?:Date\.now|performance\.now|Math\.random|random\w*|crypto\.\w*[rR]andom\w*|newId|fetch|set\w*(?:Timeout|Interval))$/;

function impurityOf(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && impureCalls.test(node.expression.getText())) return node.expression.getText();
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process') return node.getText();
  if (ts.isAwaitExpression(node)) return 'await';
  return null;
}

const pureFile = /^src\/.+\/(?:rules|model)(?:\/|\.ts$)/;

describe('rules and models', () => {
  test('ask no clock, no dice, no machine, and wait for nothing', () => {
    const pure = sourcesOf('src/**/*.ts').filter((it) => pureFile.test(it.path) && !isTest(it.path));
    expect(pure.length).toBeGreaterThan(20);
    expect(pure.flatMap(impurities)).toEqual([]);
  });

  test.each([
    ['const a = new Date();', ['r.ts:1 new Date()']],
    ['const a = Date.now();', ['r.ts:1 Date.now']],
    ['const a = 1;\nconst b = Math.random();', ['r.ts:2 Math.random']],
    ['const a = process.env.HOME;', ['r.ts:1 process.env']],
    ['async function a() { await b; }', ['r.ts:1 await']],
    ['const a = randomBytes(3);', ['r.ts:1 randomBytes']],
    ['const a = new Date(1);', []],
  ])('%s', (text, faults) => {
    expect(impurities({ path: 'r.ts', text })).toEqual(faults);
  });
});

const notes = /\b(?:TODO|FIXME|XXX|HACK)\b/;

test('nothing is left to be done in a comment', () => {
  expect(notes.test('// TO' + 'DO: later')).toBe(true);
  const all = sourcesOf('{src,tests,tools,bench}/**/*.{ts,tsx,css}', 'migrations/*.sql');
  const found = all.filter((it) => !it.path.endsWith('house/files.test.ts') && notes.test(it.text));
  expect(found.map((it) => it.path)).toEqual([]);
});
