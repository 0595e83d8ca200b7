import { randomBytes } from 'node:crypto';
import {
  type EditionDocument,
  editionDocumentOf,
  editionPresetOf,
  type RehearsalStep,
  type Report,
  rehearse,
} from '#competition/index.ts';
import { type Database, openDatabase } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { type House, migrateHouse, seedHouse } from './house.ts';
import { breaches } from './invariants.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

const USUAL = { entries: 30, jurors: 6 };
const CONNECTIONS = 8;

/** `tuntas rehearse EDITION`: a whole competition in a fresh database beside the hub's. */
export function rehearseEdition(command: Command): Promise<number> {
  return withHouse(command, async (house) => {
    const document = await documentOf(house, command.words[1] ?? '');
    const entries = command.flags.entries ?? USUAL.entries;
    const jurors = command.flags.jurors ?? USUAL.jurors;
    if (!document) {
      tellError('app.cli.rehearse.unknown', { edition: command.words[1] ?? '–' });
      return 2;
    }
    const name = `tuntas_latihan_${randomBytes(4).toString('hex')}`;
    await house.db.pool.query(`create database ${name}`);
    const address = addressOf(house.db.url, name);
    try {
      return await inHall({ ...house, db: hallAt(address) }, document, { entries, jurors });
    } finally {
      if (command.flags.keep) tell('app.cli.rehearse.kept', { address });
      else await house.db.pool.query(`drop database ${name} with (force)`);
    }
  });
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

const hallAt = (address: string): Database => openDatabase(address, { size: CONNECTIONS, onError: () => {} });

async function inHall(
  house: House,
  document: EditionDocument,
  sizes: { entries: number; jurors: number },
): Promise<number> {
  const baseUrl = house.config.baseUrl ?? `http://localhost:${house.config.port}`;
  const hall = { ...house, config: { ...house.config, demo: false } };
  try {
    await migrateHouse(hall);
    await seedHouse(hall, baseUrl);
    const clock = stopwatch();
    const report = await rehearse({ db: hall.db, config: hall.config, baseUrl, progress: clock.lap }, document, sizes);
    tellReport(report, clock.seconds());
    const found = await breaches(hall.db.conn);
    for (const breach of found) tellError('app.cli.invariants.breach', breach);
    if (found.length === 0) tell('app.cli.invariants.ok');
    return found.length === 0 ? 0 : 1;
  } finally {
    await hall.db.close();
  }
}

function stopwatch() {
  const started = performance.now();
  let last = started;
  const since = (from: number) => formatNumber((performance.now() - from) / 1000, { maximumFractionDigits: 1 });
  return {
    lap: (step: RehearsalStep) => {
      tell('app.cli.rehearse.step', { step: t(`app.cli.rehearse.step.${step}`), seconds: since(last) });
      last = performance.now();
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
    seconds,
  });
  for (const { stage, chosen, sha256 } of report.minutes)
    tell('app.cli.rehearse.minutes', { stage: t(`edition.stage.${stage}`), chosen: n(chosen), digest: sha256 });
}
