import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { logTo } from './log.ts';

test('secrets are cut out, and what is worse than information does not wait', () => {
  const lines: string[] = [];
  let urgent = 0;
  const log = logTo({ write: (line) => lines.push(line) }, 'info', () => {
    urgent += 1;
  });
  log.debug({}, 'left out by the level');
  log.info({ person: { password: 'rahasia', name: 'Sari' } }, 'answered a request');
  expect(urgent).toBe(0);
  log.warn({}, 'slow');
  log.error({}, 'broken');
  expect(urgent).toBe(2);
  expect(lines.map((it) => JSON.parse(it) as { msg: string }).map((it) => it.msg)).toEqual([
    'answered a request',
    'slow',
    'broken',
  ]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ person: { password: '[Redacted]', name: 'Sari' } });
});

test('lines that still wait are written when the program ends', async () => {
  const program = `const { openLog } = await import(${JSON.stringify(`${import.meta.dirname}/log.ts`)});
    const log = openLog('info'); log.info({ n: 1 }, 'first'); log.info({ n: 2 }, 'second'); process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [written] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(
    written
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg),
  ).toEqual(['first', 'second']);
});
