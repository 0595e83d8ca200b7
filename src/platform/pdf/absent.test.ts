import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A program of its own that asks for two documents and says what came of each. */
const program = `
  import('${import.meta.dirname}/index.ts').then(async ({ compilePdf, PdfAbsent }) => {
    for (const template of ['= Satu', '= Dua'])
      await compilePdf({ template, data: {} }).then(
        () => console.log('set'),
        (error) => console.log(error instanceof PdfAbsent, error.message),
      );
  });
`;
const run = (...given: string[]): string[] =>
  execFileSync(process.execPath, [...given, '--eval', program], { encoding: 'utf8' })
    .trim()
    .split('\n');

test('a machine that cannot load the library says so each time, and the program goes on', { timeout: 60_000 }, () => {
  expect(run()).toEqual(['set', 'set']);
  const absent = 'true Error: Failed to load native binding';
  expect(run('--require', join(import.meta.dirname, '../../../tests/support/no-typst.cjs'))).toEqual([absent, absent]);
});
