// What certificates by the thousand cost: `node --import ./tools/tsx.ts bench/certificates.ts [number]`. Gives them out, makes
// their PDFs as the job does, and takes the archive; beside it sets the very same sheets, and bare pages, in Typst alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { runMigrations } from 'graphile-worker';
import { orderFiles } from '../src/competition/certificate/actions/files.ts';
import { issueCertificates } from '../src/competition/certificate/actions/issue.ts';
import { makeFiles } from '../src/competition/certificate/actions/make.ts';
import { makerFor } from '../src/competition/certificate/making.ts';
import {
  type CertificateBatchId,
  type CertificateFileId,
  type FileForm,
  noHolder,
} from '../src/competition/certificate/model.ts';
import { jobOf } from '../src/competition/certificate/print.ts';
import { certificatesToMake, piecesOf, type ToMake } from '../src/competition/certificate/queries/files.ts';
import { beginEdition } from '../src/competition/edition/actions/write.ts';
import { editionPresetOf } from '../src/competition/index.ts';
import type { Viewer } from '../src/identity/index.ts';
import { type Database, openDatabase } from '../src/platform/db.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { must } from '../src/platform/outcome.ts';
import type { PdfJob } from '../src/platform/pdf/index.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { zipStream } from '../src/platform/sheet/index.ts';
import { adminOf } from './admin.ts';
import { cpuOf } from './processes.ts';

/** Looking costs something itself. */
const LOOK_EVERY_MS = 250;
const press = { baseUrl: 'https://tuntas.example', logo: null, signature: null };

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};
const memoryOf = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) / 1024;

/** Processes that this one began, PostgreSQL apart: the one that sets PDFs. */
function setters(): readonly number[] {
  const pids = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return pids.map(Number).filter((it) => it > 0 && !/^Name:\s+postgres/m.test(statusOf(it)));
}

const cpuNow = () => [process.pid, ...setters()].reduce((sum, pid) => sum + cpuOf(pid), 0);

type Cost = { readonly seconds: number; readonly cpu: number };

/** Runs the work and looks from outside at the time, the CPU and the most memory that it took. */
async function measured<T>(what: string, n: number, work: () => Promise<T>): Promise<Cost & { readonly value: T }> {
  let [own, beside] = [0, 0];
  const looking = setInterval(() => {
    own = Math.max(own, memoryOf(process.pid));
    beside = Math.max(beside, ...setters().map(memoryOf));
  }, LOOK_EVERY_MS);
  const [started, cpu] = [performance.now(), cpuNow()];
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  const spent = (cpuNow() - cpu) / 1000;
  clearInterval(looking);
  const shown = [seconds.toFixed(1), ((seconds * 1000) / n).toFixed(1), ((spent * 1000) / n).toFixed(1)];
  console.log(`| ${[what, ...shown, Math.round(own), Math.round(beside)].join(' | ')} |`);
  return { value, seconds, cpu: spent };
}

async function given(db: Database, who: Viewer, n: number): Promise<CertificateBatchId> {
  const preset = editionPresetOf('kipp-2023-umum');
  if (!preset) throw new Error('no preset');
  const edition = { id: newId<'EditionId'>(), document: preset.document };
  const editionId = await db.transact(async (tx) => must(await beginEdition(tx, who, edition, new Date())));
  const signing = {
    lang: 'id',
    place: 'Medan',
    date: '2026-11-29',
    signerName: 'Penanda Tangan',
    signerOffice: 'Sekretaris Daerah',
  } as const;
  const recipients = Array.from({ length: n }, (_none, at) => ({
    subject: `person:${at}`,
    holder: noHolder,
    name: `Dra. Sari Ulina Br. Ginting, M.Pd. ${at + 1}`,
    unit: `UPT SMP Negeri ${at + 1} Lubuk Pakam`,
    institution: 'Pemerintah Kabupaten Deli Serdang',
    award: 'Top 45 Inovasi Pelayanan Publik',
    entryTitle: 'Demi Sepeda Bagus: Sebuah Model Layanan Publik Berkebutuhan Khusus melalui PKBM dan Inklusi Sosial',
  }));
  const issue = { editionId, kind: 'award', recipients, signing, visibleFrom: null } as const;
  const { value } = await measured('given out (numbers, codes, digests)', n, () =>
    db.transact(async (tx) => must(await issueCertificates(tx, who, issue, new Date()))),
  );
  if (!value.batchId) throw new Error('nothing was given');
  return value.batchId;
}

async function made(db: Database, who: Viewer, batchId: CertificateBatchId, form: FileForm, n: number) {
  const order = { id: newId<'CertificateFileId'>(), batchId, form };
  const id = await db.transact(async (tx) => must(await orderFiles(tx, who, order, new Date())));
  const what = form === 'single' ? 'made, a PDF each, kept' : 'made for the printer, 50 sheets a PDF, kept';
  const cost = await measured(what, n, () => makeFiles(db, id, makerFor(press), () => new Date()));
  return { id, ...cost };
}

async function archived(db: Database, id: CertificateFileId, n: number): Promise<number> {
  const parts = async function* () {
    for await (const { name, bytes } of piecesOf(db.conn, id)) yield { name, text: [bytes] };
  };
  const { value } = await measured('archive', n, async () => {
    let size = 0;
    for await (const bytes of zipStream(parts())) size += bytes.length;
    return size;
  });
  return value / 2 ** 20;
}

/** The jobs one after the other in a compiler that does nothing else, in this process. */
async function typstAlone(what: string, jobs: readonly PdfJob[]): Promise<Cost> {
  const typst = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
    readonly NodeCompiler: typeof NodeCompiler;
  };
  const compiler = typst.NodeCompiler.create({ workspace: '/nowhere' });
  return measured(what, jobs.length, async () => {
    for (const { template, data, pictures = [] } of jobs) {
      compiler.resetShadow();
      compiler.mapShadow('/nowhere/main.typ', Buffer.from(template));
      compiler.mapShadow('/nowhere/data.json', Buffer.from(JSON.stringify(data)));
      for (const { name, bytes } of pictures) compiler.mapShadow(`/nowhere/${name}`, Buffer.from(bytes));
      const document = compiler.compile({ mainFilePath: '/nowhere/main.typ', resetRead: true }).result;
      if (!document) throw new Error('not set');
      compiler.pdf(document, { pdfStandard: 'ua-1' });
      compiler.evictCache(8);
    }
  });
}

const barePage = `#let d = json("/data.json")
#set document(title: d.name)
#set text(lang: "id")
#set page(paper: "a4", flipped: true)
#align(center + horizon, text(size: 34pt, d.name))`;

async function bench(db: Database, n: number): Promise<void> {
  await runMigrations({ pgPool: db.pool });
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  const who = await adminOf(db);
  console.log(
    '| what | seconds | ms each | CPU ms each | MB here | MB of the setter |\n|---|---:|---:|---:|---:|---:|',
  );
  const batchId = await given(db, who, n);
  const single = await made(db, who, batchId, 'single', n);
  const print = await made(db, who, batchId, 'print', n);
  const size = await archived(db, single.id, n);
  const sheets: readonly ToMake[] = await certificatesToMake(db.conn, { batchId, lastNo: 0 }, n);
  const same = await typstAlone(
    'the same sheets, Typst alone',
    sheets.map((it) => jobOf([it], press, false)),
  );
  const bare = sheets.map(({ content: { name } }) => ({ template: barePage, data: { name } }));
  const page = await typstAlone('a bare page each, Typst alone', bare);
  const ratio = (a: Cost, b: Cost) =>
    `${(a.seconds / b.seconds).toFixed(2)} in time, ${(a.cpu / b.cpu).toFixed(2)} in CPU`;
  console.log(`\narchive: ${size.toFixed(1)} MB`);
  console.log(`made ÷ the same sheets alone: ${ratio(single, same)}`);
  console.log(`made ÷ bare pages: ${ratio(single, page)}`);
  console.log(`for the printer ÷ a PDF each: ${ratio(print, single)}`);
}

const [number = '1000'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tuntas-bench-certificates-'));
const started = must(await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} }));
const db = openDatabase(started.url, { size: 5, onError: () => {} });
try {
  await bench(db, Number(number));
} finally {
  await db.close();
  await started.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
