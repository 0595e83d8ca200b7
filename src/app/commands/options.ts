import { parseArgs } from 'node:util';
import { type Config, readConfig } from '#platform/config.ts';

export type Command = { readonly words: readonly string[]; readonly config: Config; readonly flags: Flags };
export type Flags = {
  readonly email: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly out: string | null;
  readonly publish: boolean;
  readonly withoutFiles: boolean;
  /** Sizes of a rehearsal; null where nothing was said. */
  readonly entries: number | null;
  readonly jurors: number | null;
  /** In how many days the next key begins to sign; null where nothing was said. */
  readonly days: number | null;
  /** Leaves the database of a rehearsal to be looked at. */
  readonly keep: boolean;
  /** Rehearses in the hub itself, which must have nobody yet. */
  readonly here: boolean;
  readonly help: boolean;
};

/** Words, settings and flags of one command line; flags win over the environment. */
export function readCommand(args: readonly string[], env: Record<string, string | undefined>): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      'no-demo': { type: 'boolean' },
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      out: { type: 'string' },
      publish: { type: 'boolean' },
      'without-files': { type: 'boolean' },
      entries: { type: 'string' },
      jurors: { type: 'string' },
      days: { type: 'string' },
      keep: { type: 'boolean' },
      here: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const config = readConfig({
    ...env,
    ...(values.port ? { TUNTAS_PORT: values.port } : {}),
    ...(values.data ? { TUNTAS_DATA: values.data } : {}),
    ...(values['no-demo'] ? { TUNTAS_DEMO: 'false' } : {}),
  });
  const flags = {
    email: values.email ?? null,
    name: values.name ?? null,
    role: values.role ?? null,
    out: values.out ?? null,
    publish: values.publish ?? false,
    withoutFiles: values['without-files'] ?? false,
    entries: countIn(values.entries),
    jurors: countIn(values.jurors),
    days: countIn(values.days),
    keep: values.keep ?? false,
    here: values.here ?? false,
    help: values.help ?? false,
  };
  return { words: positionals, config, flags };
}

const MOST_REHEARSED = 20_000;

/** A whole number from 1; null when nothing was said. */
function countIn(text: string | undefined): number | null {
  if (text === undefined) return null;
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MOST_REHEARSED) throw new Error(`not a number from 1 to ${MOST_REHEARSED}: ${text}`);
  return count;
}
