import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** A program of its own, so that no other test's process is met: it sets documents, and looks at who sets them. */
const program = `
  const { readdirSync, readFileSync } = require('node:fs');
  const isSetter = (pid) => {
    try {
      return readFileSync('/proc/' + pid + '/status', 'utf8').includes('\\nPPid:\\t' + process.pid + '\\n');
    } catch {
      return false;
    }
  };
  const setters = () => readdirSync('/proc').filter((it) => /^\\d+$/.test(it) && isSetter(it)).map(Number);
  import('${import.meta.dirname}/index.ts').then(async ({ compilePdf }) => {
    const set = (template) =>
      compilePdf({ template, data: {} }).then((bytes) => Buffer.from(bytes.slice(0, 5)).toString(), (error) => error.message);
    const said = [await set('= Satu')];
    const first = setters();
    said.push(await set('= Dua'), String(setters()) === String(first) ? 'the same' : 'another');
    const third = set('#for n in range(20000) [ #n, ]');
    await new Promise((go) => setImmediate(go));
    process.kill(first[0], 'SIGKILL');
    said.push(await third, await set('= Empat'));
    said.push(await set('#for n in range(3000) [ #table(columns: 3, [#n], [Isi yang panjang], [#(n * 7)]) ]'));
    while (setters().length > 0) await new Promise((go) => setImmediate(go));
    console.log(JSON.stringify([...said, 'gone']));
  });
`;

test.skipIf(process.platform !== 'linux')('one process sets all, is begun anew, and ends', { timeout: 60_000 }, () => {
  const said = execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8', timeout: 60_000 });
  expect(JSON.parse(said)).toEqual([
    '%PDF-',
    '%PDF-',
    'the same',
    // Brought down in the middle of a document, it is told, and the next document has a new one.
    'the process for PDF ended with SIGKILL',
    '%PDF-',
    // A long document takes much memory, which comes back with the end of its process.
    '%PDF-',
    'gone',
  ]);
});
