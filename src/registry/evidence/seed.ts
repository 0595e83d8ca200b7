import { type KeptFile, keepFile, lookAt, type NewEvidence } from '#files/index.ts';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf, formatDate } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { compilePdf, PdfAbsent, templateText } from '#platform/pdf/index.ts';
import type { InnovationId } from '../model/ids.ts';
import { attachEvidence, attachNewEvidence } from './actions.ts';
import { type DemoItem, demoEvidence } from './demo.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The kept files of the demonstration's evidence by their names. */
export type DemoFiles = ReadonlyMap<string, KeptFile>;
type Ground = Pick<SeedContext, 'db' | 'config' | 'now'>;

/** Makes the demonstration's papers and pictures and keeps them; what cannot be made on this machine is left out. */
export async function makeDemoFiles(ground: Ground): Promise<DemoFiles> {
  const made = new Map<string, KeptFile>();
  for (const item of demoEvidence.items) {
    if (item.kind === 'link') continue;
    const bytes = item.kind === 'paper' ? await paperOf(item, ground.now) : await pictureOf(item.bars);
    const looked = bytes && (await lookAt(ground.config, { bytes, name: item.file }));
    // A scanner that does not answer yet keeps no hub from starting.
    if (looked?.ok) made.set(item.file, await keepFile(ground, looked.value));
  }
  return made;
}

type PaperItem = Extract<DemoItem, { kind: 'paper' }>;

async function paperOf(item: PaperItem, now: Date): Promise<Uint8Array | null> {
  const day = dayOfItem(item, now);
  const { title, issuer, number, lines } = item;
  const { mark, notice } = demoEvidence;
  const data = { title, issuer, number, lines, mark, notice, day, date: formatDate(day) };
  try {
    return await compilePdf({ template: templateText(import.meta.dirname, 'example.typ'), data });
  } catch (error) {
    if (error instanceof PdfAbsent) return null;
    throw error;
  }
}

const dayOfItem = ({ daysAgo }: DemoItem, now: Date): string => dayOf(new Date(now.getTime() - daysAgo * DAY_MS));

const [WIDE, HIGH, BAR] = [640, 420, 120];
/** The mark of the demonstration as lines: a machine may have no letters to draw with. */
const MARK =
  'M38 8H8V52H38M60 8H90V52H60ZM112 52V8L142 52V8M160 8H198M179 8V52M216 8H246V52H216ZM268 8V52M298 8V52M268 30H298';

/** A picture of bars under the mark of the demonstration. */
async function pictureOf(bars: readonly number[]): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const most = Math.max(...bars);
  const drawn = bars.map((value, at) => {
    const [x, height] = [80 + at * (BAR + 100), (value / most) * (HIGH - 120)];
    return `<rect x="${x}" y="${HIGH - 50 - height}" width="${BAR}" height="${height}" fill="${at === 0 ? '#9aa5b1' : '#0b4f54'}"/>`;
  });
  const ground = `<rect width="${WIDE}" height="${HIGH}" fill="#fff"/><rect x="40" y="${HIGH - 50}" width="${WIDE - 80}" height="4" fill="#333"/>`;
  const mark = `<path d="${MARK}" transform="translate(300 16)" fill="none" stroke="#b42318" stroke-width="6"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${HIGH}">${ground}${drawn.join('')}${mark}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

type Shown = {
  readonly key: string;
  readonly id: InnovationId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
};

/** Proves one of the demonstration's records with what is said for it, as its writer would. */
export async function proveExample(
  tx: Tx,
  who: Viewer,
  { record, files }: { readonly record: Shown; readonly files: DemoFiles },
  now: Date,
): Promise<void> {
  for (const item of demoEvidence.items.filter((it) => it.record === record.key)) {
    const evidence = evidenceOf(item, { record, files }, now);
    if (!evidence) continue;
    const { id } = record;
    const [first = '', ...others] = item.places;
    must(await attachNewEvidence(tx, who, { id, evidence, place: first }, now));
    for (const place of others) must(await attachEvidence(tx, who, { id, evidenceId: evidence.id, place }, now));
  }
}

function evidenceOf(
  item: DemoItem,
  { record, files }: { readonly record: Shown; readonly files: DemoFiles },
  now: Date,
): NewEvidence | null {
  const { title, number, issuer, page, validYears } = item;
  const year = Number(dayOf(now).slice(0, 4));
  const said = {
    ...{ id: newId<'EvidenceId'>(now.getTime()), institutionId: record.institutionId, unitId: record.unitId },
    paper: {
      ...{ title, number, issuer, page, documentDate: dayOfItem(item, now) },
      validityYear: validYears === null ? null : year + validYears,
      note: demoEvidence.notice,
      isPublic: false,
    },
  };
  if (item.kind === 'link') return { ...said, kind: 'link', url: item.url };
  const file = files.get(item.file);
  return file ? { ...said, kind: 'file', file } : null;
}
