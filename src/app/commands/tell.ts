import { type MessageArguments, type MessageKey, t } from '#platform/i18n/i18n.ts';
import type { PostgresRefusal, PostgresStep, StepDetail } from '#platform/postgres/index.ts';

/** Writes one line to the person at the terminal. */
export function tell<K extends MessageKey>(key: K, ...values: MessageArguments<K>): void {
  process.stdout.write(`${t(key, ...values)}\n`);
}

export function tellError<K extends MessageKey>(key: K, ...values: MessageArguments<K>): void {
  process.stderr.write(`${t(key, ...values)}\n`);
}

const quiet: readonly PostgresStep[] = ['postgres.engine', 'postgres.owning', 'postgres.ready', 'postgres.stopped'];

/** Tells what the embedded server is doing, as far as a person wants to know. */
export function tellStep(step: PostgresStep, detail: StepDetail = {}): void {
  if (quiet.includes(step)) return;
  const code = step.slice('postgres.'.length) as 'init';
  tell(`app.postgres.${code}`);
  if (step === 'postgres.moved' && detail.to) process.stdout.write(`  ${detail.to}\n`);
}

/** Tells why there is no database, with what to do about it. */
export function tellRefusal(why: PostgresRefusal): void {
  if (why.code === 'already_running') {
    tellError('app.refused.already_running', { pid: why.pid ?? '?', address: why.address ?? '?' });
    return;
  }
  const facts = Object.entries(why)
    .filter(([name]) => name !== 'code')
    .map(([name, value]) => `  ${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}\n`);
  tellError(`app.refused.${why.code}`);
  process.stderr.write(facts.join(''));
}
