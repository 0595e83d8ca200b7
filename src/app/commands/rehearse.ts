import { randomBytes } from 'node:crypto';
import { seal, verifyChain } from '#audit/index.ts';
import {
  type EditionDocument,
  editionDocumentOf,
  editionPresetOf,
  type RehearsalStep,
  type Report,
  rehearsalNames,
  rehearse,
  startBefore,
} from '#competition/index.ts';
import { hasPeople } from '#identity/index.ts';
import { openDatabase } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { type House, migrateHouse, seedHouse } from './house.ts';
import { breaches } from './invariants.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { withClockFrom } from './rehearsal-clock.ts';
import { tell, tellError } from './tell.ts';

const USUAL = { entries: 30, jurors: 6 };

type Sizes = { readonly entries: number; readonly jurors: number };

/** `tuntas rehearse EDITION`: a whole competition in a fresh database beside the hub's, or in a hub that has nobody yet. */
export function rehearseEdition(command: Command): Promise<number> {
  return withHouse(command, async (house) => {
    const document = await documentOf(house, command.words[1] ?? '');
    const { entries, jurors } = command.flags;
    const sizes = { entries: entries ?? USUAL.entries, jurors: jurors ?? USUAL.jurors };
    if (!document) {
      tellError('app.cli.rehearse.unknown', { edition: command.words[1] ?? '–' });
      return 2;
    }
    return command.flags.here ? here(house, document, sizes) : beside(house, document, sizes, command.flags.keep);
  });
}

async function here(house: House, document: EditionDocument, sizes: Sizes): Promise<number> {
  await migrateHouse(house);
  if (await hasPeople(house.db.conn)) {
    tellError('app.cli.rehearse.peopled');
    return 2;
  }
  const code = await inHall(house, document, sizes);
  tell('app.cli.rehearse.here', { emails: rehearsalNames.join(', ') });
  return code;
}

async function beside(house: House, document: EditionDocument, sizes: Sizes, keep: boolean): Promise<number> {
  const name = `tuntas_latihan_${randomBytes(4).toString('hex')}`;
  await house.db.pool.query(`create database ${name}`);
  const address = addressOf(house.db.url, name);
  const db = openDatabase(address, { size: 2, onError: () => {} });
  try {
    return await inHall({ ...house, db }, document, sizes);
  } finally {
    await db.close();
    if (keep) tell('app.cli.rehearse.kept', { address });
    else await house.db.pool.query(`drop database ${name} with (force)`);
  }
}

/** The document of a preset or of an edition of this hub. */
async function documentOf({ db }: House, named: string): Promise<EditionDocument | null> {
  const preset = editionPresetOf(named);
  if (preset) return preset.document;
  const id = parseId<'EditionId'>(named);
  return id ? editionDocumentOf(db.conn, id) : null;
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function inHall(house: House, document: EditionDocument, sizes: Sizes): Promise<number> {
  const baseUrl = house.config.baseUrl ?? `http://localhost:${house.config.port}`;
  const config = { ...house.config, demo: false };
  await migrateHouse({ ...house, config });
  await seedHouse({ ...house, config }, baseUrl);
  const clock = stopwatch();
  const startsAt = startBefore(document, new Date());
  const report = await withClockFrom(house.db.url, startsAt, (db) =>
    rehearse({ db, config, baseUrl, startsAt, progress: clock.lap, along: clock.along }, document, sizes),
  );
  tellReport(report, clock.seconds());
  return proved(house);
}

/** Seals the log of the rehearsal and looks over all that it left behind. */
async function proved({ db }: House): Promise<number> {
  const now = new Date();
  while ((await db.transact((tx) => seal(tx, now))) > 0);
  const verdict = await verifyChain(db.conn);
  if (verdict.ok) tell('app.cli.audit.ok', verdict);
  else tellError('app.cli.audit.broken', verdict);
  const found = await breaches(db.conn);
  for (const breach of found) tellError('app.cli.invariants.breach', breach);
  if (found.length === 0) tell('app.cli.invariants.ok');
  return verdict.ok && found.length === 0 ? 0 : 1;
}

/** How long nobody wants to look at a line that does not move. */
const SILENCE_MS = 3000;

function stopwatch() {
  const started = performance.now();
  let [last, told] = [started, started];
  const since = (from: number) => formatNumber((performance.now() - from) / 1000, { maximumFractionDigits: 1 });
  return {
    lap: (step: RehearsalStep) => {
      tell('app.cli.rehearse.step', { step: t(`app.cli.rehearse.step.${step}`), seconds: since(last) });
      last = performance.now();
      told = last;
    },
    along: (step: RehearsalStep, done: number, of: number) => {
      if (performance.now() - told < SILENCE_MS) return;
      told = performance.now();
      const counted = { done: formatNumber(done), of: formatNumber(of) };
      tell('app.cli.rehearse.along', { step: t(`app.cli.rehearse.step.${step}`), ...counted });
    },
    seconds: () => since(started),
  };
}

function tellReport(report: Report, seconds: string): void {
  const n = (value: number) => formatNumber(value);
  tell('app.cli.rehearse.report', {
    submitted: n(report.submitted),
    passed: n(report.passed),
    refused: n(report.refused),
    sheets: n(report.sheets),
    certificates: n(report.certificates),
    told: n(report.feedback.told),
    scored: n(report.feedback.scored),
    seconds,
  });
  const tau = (value: number) => formatNumber(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  for (const { entries, raw, calibrated } of report.judged)
    tell('app.cli.rehearse.judged', { entries: n(entries), raw: tau(raw), calibrated: tau(calibrated) });
  for (const { stage, chosen, sha256 } of report.minutes)
    tell('app.cli.rehearse.minutes', { stage: t(`edition.stage.${stage}`), chosen: n(chosen), digest: sha256 });
}
