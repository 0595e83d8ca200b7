import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

// A product of a few lines with the real ./start and tools/bootstrap.sh, and a machine whose npm and Node are ours.

const ROOT = join(import.meta.dirname, '..');
const PLATFORM = `${process.platform}-${process.arch}`;
const TOOLS = 'sh cat find cksum sha256sum shasum uname dirname mkdir ln readlink rm mv head flock grep'.split(' ');

type Machine = { readonly root: string; readonly bin: string; readonly folder: string };
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function executable(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

function newMachine(has: { node?: 'new' | 'old'; npm?: boolean; carries?: boolean } = {}): Machine {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tuntas-start-')));
  folders.push(folder);
  const machine = { folder, root: join(folder, 'the product'), bin: join(folder, 'bin') };
  mkdirSync(machine.bin);
  for (const tool of TOOLS) {
    const path = (process.env.PATH ?? '')
      .split(delimiter)
      .map((dir) => join(dir, tool))
      .find(existsSync);
    if (path !== undefined) symlinkSync(path, join(machine.bin, tool));
  }
  if (has.node === 'new') symlinkSync(process.execPath, join(machine.bin, 'node'));
  if (has.node === 'old') {
    executable(join(machine.bin, 'node'), '#!/bin/sh\n[ "$1" = --version ] && echo v20.20.2 && exit 0\nexit 1\n');
  }
  if (has.npm) writeNpm(machine, has.carries ?? false);
  writeProduct(machine.root);
  return machine;
}

/** An npm that notes what it was asked; `ci` installs, `ping` answers, and each fails when its file says so. */
function writeNpm(machine: Machine, carries: boolean): void {
  const carried = `node_modules/node-${PLATFORM}/bin`;
  const install = carries
    ? `mkdir -p ${carried} && ln -s '${process.execPath}' ${carried}/node`
    : 'mkdir -p node_modules';
  executable(
    join(machine.bin, 'npm'),
    `#!/bin/sh
echo "$*" >>'${machine.folder}/npm.log'
[ -e '${machine.folder}/npm-fails-at-'"$1" ] && echo "npm error" >&2 && exit 1
[ "$1" = ci ] && { rm -rf node_modules && ${install}; }
exit 0
`,
  );
}

function writeProduct(root: string): void {
  mkdirSync(join(root, 'src'), { recursive: true });
  mkdirSync(join(root, 'tools'));
  cpSync(join(ROOT, 'start'), join(root, 'start'));
  cpSync(join(ROOT, 'tools/bootstrap.sh'), join(root, 'tools/bootstrap.sh'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'src/one.ts'), 'export const one: number = 1;\n');
  writeFileSync(
    join(root, 'tools/build.ts'),
    `import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
const root: string = import.meta.dirname + '/..';
appendFileSync(root + '/builds.log', 'built ');
mkdirSync(root + '/dist', { recursive: true });
cpSync(root + '/program.js', root + '/dist/cli.js');
`,
  );
  writeFileSync(
    join(root, 'program.js'),
    `const { argv, pid, env, versions } = process;
if (argv.includes('--stay')) {
  setInterval(() => {}, 60000);
  process.once('SIGTERM', () => process.exit(7));
}
console.log(JSON.stringify({ args: argv.slice(2), pid, data: env.TUNTAS_DATA, node: versions.node }));
`,
  );
}

function run(machine: Machine, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(join(machine.root, 'start'), args, {
    cwd: machine.folder,
    env: { PATH: machine.bin, HOME: machine.folder },
    encoding: 'utf8',
  });
}

const noted = (machine: Machine, name: string): string[] => {
  const path = join(machine.folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
};
const installs = (machine: Machine): number => noted(machine, 'npm.log').filter((line) => line.startsWith('ci')).length;
const builds = (machine: Machine): number =>
  noted(machine, 'the product/builds.log').join('').split('built').length - 1;

function touchLater(path: string): void {
  const later = Date.now() / 1000 + 10;
  utimesSync(path, later, later);
}

describe('./start', () => {
  test('installs and builds the first time, neither the second, and hands its arguments on', () => {
    const machine = newMachine({ node: 'new', npm: true });
    const first = run(machine, '--port', '0', '--no-demo');
    expect(first.stderr).toContain('Membangun');
    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      args: ['start', '--port', '0', '--no-demo'],
      data: join(machine.root, 'data'),
      node: process.versions.node,
    });
    expect(noted(machine, 'npm.log')[0]).toMatch(/^ci --ignore-scripts .*--no-audit --no-fund/);
    const second = run(machine);
    expect({ status: second.status, stderr: second.stderr }).toEqual({ status: 0, stderr: '' });
    expect({ installs: installs(machine), builds: builds(machine) }).toEqual({ installs: 1, builds: 1 });
  });

  test('builds again when a source is changed, added or removed, and not for a test', () => {
    const machine = newMachine({ node: 'new', npm: true });
    const file = (name: string): string => join(machine.root, 'src', name);
    const buildsAfter = (change: () => void): number => {
      change();
      expect(run(machine).status).toBe(0);
      return builds(machine);
    };
    expect(buildsAfter(() => {})).toBe(1);
    expect(buildsAfter(() => touchLater(file('one.ts')))).toBe(2);
    utimesSync(file('one.ts'), 1, 1);
    expect(buildsAfter(() => {})).toBe(2);
    writeFileSync(file('two.ts'), '');
    utimesSync(file('two.ts'), 1, 1);
    expect(buildsAfter(() => {})).toBe(3);
    expect(buildsAfter(() => rmSync(file('two.ts')))).toBe(4);
    writeFileSync(file('one.test.ts'), '');
    expect(buildsAfter(() => touchLater(file('one.test.ts')))).toBe(4);
  });

  test('runs nothing after a failed build, and builds again the next time', () => {
    const machine = newMachine({ node: 'new', npm: true });
    const good = readFileSync(join(machine.root, 'tools/build.ts'), 'utf8');
    writeFileSync(join(machine.root, 'tools/build.ts'), 'throw new Error("a broken source");');
    const failed = run(machine);
    expect({ status: failed.status, stdout: failed.stdout }).toEqual({ status: 1, stdout: '' });
    expect(failed.stderr).toContain('a broken source');
    expect(failed.stderr).toContain('The build failed');
    writeFileSync(join(machine.root, 'tools/build.ts'), good);
    expect(run(machine).status).toBe(0);
  });

  test('becomes the program, so that a signal reaches it', async () => {
    const machine = newMachine({ node: 'new', npm: true });
    const child = spawn(join(machine.root, 'start'), ['--stay'], {
      cwd: machine.folder,
      env: { PATH: machine.bin },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(child.stdout, 'data');
    expect(JSON.parse(String(line)).pid).toBe(child.pid);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });
});

describe('the locked packages', () => {
  test('are installed again when the lock changes, and after an installation that was cut short', () => {
    const machine = newMachine({ node: 'new', npm: true });
    run(machine);
    appendFileSync(join(machine.root, 'package-lock.json'), '\n');
    writeFileSync(join(machine.folder, 'npm-fails-at-ci'), '');
    expect(run(machine).status).toBe(1);
    rmSync(join(machine.folder, 'npm-fails-at-ci'));
    expect(run(machine).status).toBe(0);
    expect(run(machine).status).toBe(0);
    expect(installs(machine)).toBe(3);
  });

  test('that cannot be fetched are told apart from those that fail otherwise', () => {
    const machine = newMachine({ node: 'new', npm: true });
    writeFileSync(join(machine.folder, 'npm-fails-at-ci'), '');
    expect(run(machine).stderr).toContain('Installation failed for the reason above');
    writeFileSync(join(machine.folder, 'npm-fails-at-ping'), '');
    const offline = run(machine);
    expect(offline.status).toBe(1);
    expect(offline.stderr).toContain('Tidak dapat menjangkau registri npm');
    expect(existsSync(join(machine.root, 'dist'))).toBe(false);
  });
});

describe('Node', () => {
  test('that is too old gives way to the one among the packages', () => {
    const machine = newMachine({ node: 'old', npm: true, carries: true });
    const first = run(machine);
    expect(JSON.parse(first.stdout)).toMatchObject({ node: process.versions.node });
    expect(run(machine).status).toBe(0);
    expect(installs(machine)).toBe(1);
  });

  test('that is too old, with none among the packages for this machine, is named', () => {
    const old = run(newMachine({ node: 'old', npm: true }));
    expect(old.status).toBe(1);
    expect(old.stderr).toContain('v20.20.2');
    expect(old.stderr).toContain(`none is carried for ${PLATFORM}`);
  });

  test('or npm that is missing is asked for by name', () => {
    expect(run(newMachine()).stderr).toContain('Node.js belum terpasang');
    const machine = newMachine({ node: 'new' });
    expect(run(machine).stderr).toContain('npm belum terpasang');
    expect(run(machine).status).toBe(1);
  });
});
