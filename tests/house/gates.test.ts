import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from './sources.ts';

// ./test itself: what it says of red gates, how it counts, and where it takes its browser from.

const TOOLS = ['bash', 'sh', 'cat', 'id', 'rm', 'mkdir', 'dirname', 'basename'];
let folder = '';
let bin = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-gates-'));
  bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const tool of TOOLS) {
    const found = (process.env.PATH ?? '')
      .split(delimiter)
      .map((it) => join(it, tool))
      .find(existsSync);
    if (found) symlinkSync(found, join(bin, tool));
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function executable(name: string, text: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(bin, name), 0o755);
}

/** Runs lines of bash with the gates at hand, on a machine that has only the tools above. */
function run(lines: string, env: Readonly<Record<string, string>> = {}) {
  const script = `set -euo pipefail
TUNTAS_ROOT='${ROOT}' TUNTAS_NODE='${process.execPath}' gates='${folder}'
. '${ROOT}/tools/bootstrap.sh'
. '${ROOT}/tests/gates.sh'
${lines}`;
  const { status, stdout, stderr } = spawnSync(join(bin, 'bash'), ['-c', script], {
    env: { PATH: bin, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1) };
}

const vitestReport = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 };
const playwrightReport = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };

describe('gates', () => {
  test('that are green are told in a table, and their tests on the last line', () => {
    writeFileSync(join(folder, 'tests.json'), JSON.stringify(vitestReport));
    const { status, stdout, last } = run('trap report EXIT; gate one true; gate "two more" true');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^one +\d+ {2}passed$/m);
    expect(stdout).toMatch(/^two more +\d+ {2}passed$/m);
    expect(last).toBe('7 passed, 0 failed');
  });

  test('end at the first red one, with what it said', () => {
    const { status, stdout } = run(
      `trap report EXIT; gate one bash -c 'echo "the wall is broken" >&2; exit 3'; gate two true`,
    );
    expect(status).toBe(1);
    expect(stdout).toContain('the wall is broken');
    expect(stdout).toMatch(/^one +\d+ {2}FAILED$/m);
    expect(stdout).not.toContain('two');
  });

  test('run beside each other, all of them, and are red when one is', () => {
    const both = `one() { gate one bash -c 'exit 3'; }; two() { gate two true; }; beside one two; echo on`;
    const { status, stdout } = run(`trap report EXIT; ${both}`);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^one +\d+ {2}FAILED$/m);
    expect(stdout).toMatch(/^two +\d+ {2}passed$/m);
    expect(stdout).not.toContain('on\n');
  });

  test('count a journey that passed only the second time as failed', () => {
    writeFileSync(join(folder, 'tests.json'), JSON.stringify(vitestReport));
    writeFileSync(join(folder, 'journeys.json'), JSON.stringify(playwrightReport));
    const { stdout, last } = run('report');
    expect(stdout).toContain('2 skipped\n');
    expect(last).toBe('10 passed, 2 failed');
  });
});

describe('the browser', () => {
  const told = 'ensure_browser; echo "found $CHROME_PATH"';

  test('is the one that CHROME_PATH names', () => {
    executable('mine', 'exit 0');
    expect(run(told, { CHROME_PATH: join(bin, 'mine') }).last).toBe(`found ${join(bin, 'mine')}`);
    const wrong = run(told, { CHROME_PATH: '/nowhere/chrome' });
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('/nowhere/chrome is no program');
  });

  test('is the one that is there', () => {
    executable('chromium', 'exit 0');
    expect(run(told).last).toBe(`found ${join(bin, 'chromium')}`);
  });

  test('is installed by root on Debian where there is none', () => {
    executable(
      'apt-get',
      `echo "$*" >>'${folder}/apt'; [ "$1" = update ] || printf '#!/bin/sh\\n' >'${bin}/chromium'; chmod 755 '${bin}'/* 2>/dev/null; :`,
    );
    executable('chmod', `exec /bin/chmod "$@"`);
    rmSync(join(bin, 'id'));
    executable('id', 'echo 0');
    const { status, last } = run(`${told}; cat '${folder}/apt'`);
    expect(status).toBe(0);
    expect(last).toBe('install -y -qq --no-install-recommends chromium-headless-shell');
  });

  test('is Chromium whole where the one without windows is not to be had', () => {
    executable(
      'apt-get',
      `echo "$*" >>'${folder}/apt'; case "$*" in *shell) exit 100;; install*) printf '#!/bin/sh\\n' >'${bin}/chromium';; esac; chmod 755 '${bin}'/* 2>/dev/null; :`,
    );
    executable('chmod', `exec /bin/chmod "$@"`);
    rmSync(join(bin, 'id'));
    executable('id', 'echo 0');
    const { status, last } = run(`${told}; cat '${folder}/apt'`);
    expect([status, last]).toEqual([0, 'install -y -qq --no-install-recommends chromium']);
  });

  test('is asked for by name of everybody else', () => {
    const bare = run(told);
    expect(bare.status).toBe(1);
    expect(bare.stderr).toContain('CHROME_PATH=/path/to/chrome ./test');
    executable('apt-get', 'exit 0');
    rmSync(join(bin, 'id'));
    executable('id', 'echo 1000');
    expect(run(told).stderr).toContain('sudo apt-get install -y --no-install-recommends chromium-headless-shell');
  });

  test('that cannot be installed is told with the reason', () => {
    executable('apt-get', 'echo "E: no route to the mirror"; exit 100');
    rmSync(join(bin, 'id'));
    executable('id', 'echo 0');
    const { status, stderr } = run(told);
    expect(status).toBe(1);
    expect(stderr).toContain('E: no route to the mirror');
    expect(stderr).toContain('could not be installed');
  });
});

describe('types', () => {
  test('are red where something is given what it is not', () => {
    const tsc = join(ROOT, 'node_modules/typescript-7/bin/tsc');
    const ask = (text: string) => {
      writeFileSync(join(folder, 'given.ts'), text);
      const asked = [tsc, '--noEmit', '--strict', join(folder, 'given.ts')];
      const { status, stdout } = spawnSync(process.execPath, asked, { cwd: folder, encoding: 'utf8' });
      return { status, told: /error TS\d+/.exec(stdout)?.[0] ?? null };
    };
    expect(ask('export const count: number = 1;')).toEqual({ status: 0, told: null });
    expect(ask("export const count: number = 'one';")).toEqual({ status: 1, told: 'error TS2322' });
  });
});
