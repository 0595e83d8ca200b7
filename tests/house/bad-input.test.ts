import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './sources.ts';

// docs/bad-input.md names a test for every kind of bad input, and each of them is there.

const PROOF = /`([^`]+\.(?:test|spec)\.ts)` «([^»]+)»/g;

type Row = { readonly input: string; readonly proofs: readonly { readonly file: string; readonly title: string }[] };

function rowsOf(text: string): readonly Row[] {
  const lines = text.split('\n').filter((it) => it.startsWith('| ') && !it.startsWith('| input |'));
  return lines.map((line) => ({
    input: line.split(' | ')[0]?.slice(2) ?? '',
    proofs: [...line.matchAll(PROOF)].map(([, file = '', title = '']) => ({ file, title })),
  }));
}

/** Whether the title stands in the file as one of a test, or as the case of one. */
function stands({ file, title }: Row['proofs'][number]): boolean {
  const path = join(ROOT, file);
  return existsSync(path) && [`'${title}'`, `\`${title}\``].some((it) => readFileSync(path, 'utf8').includes(it));
}

const table = readFileSync(join(ROOT, 'docs/bad-input.md'), 'utf8');

test('every kind of bad input has its row', () => {
  const inputs = rowsOf(table)
    .map((it) => it.input)
    .join('\n');
  const wanted =
    'broken import file,cut in the middle,huge cell,formula cell,ZIP bomb,wrong encodings,double click,stale tab,every field,every query string,API body,entry of a conflict,guesses ids,off its scale,two tabs,after the closing,impossible dates,through search,through timing';
  expect(wanted.split(',').filter((it) => !inputs.includes(it))).toEqual([]);
});

test('every row is proven by tests that are there', () => {
  const rows = rowsOf(table);
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((it) => it.proofs.length === 0).map((it) => it.input)).toEqual([]);
  expect(rows.flatMap((it) => it.proofs).filter((it) => !stands(it))).toEqual([]);
});

test('a row without a proof, and a proof that is not there, are told', () => {
  const proof = { file: 'tests/house/bad-input.test.ts', title: 'every kind of bad input has its row' };
  expect(rowsOf('| input | met by | sees | proof |\n|---|---|\n| a | b | c | d |')).toEqual([
    { input: 'a', proofs: [] },
  ]);
  expect([proof, { ...proof, title: 'no' + 'where' }, { ...proof, file: 'no.test.ts' }].map(stands)).toEqual([
    true,
    false,
    false,
  ]);
});
