import { type KeptFile, keepFile, lookAt } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf, formatDate } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { compilePdf, PdfAbsent, templateText } from '#platform/pdf/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { addRecord } from './actions/claim.ts';
import { decideRecord } from './actions/decide.ts';
import { attachNewDocument } from './actions/documents.ts';
import { type DemoRecord, demoRecords } from './demo.ts';
import { recordsOf } from './queries/records.ts';
import { headlineOf } from './views/words.ts';

export type Cast = { readonly innovationId: InnovationId; readonly writer: Viewer; readonly admin: Viewer };

/** What makes the model case last, as its writer would claim it and its admin verify it; once. */
export async function seedLasting(context: SeedContext, cast: Cast): Promise<void> {
  const { db, now } = context;
  if ((await recordsOf(db.conn, [cast.innovationId])).length > 0) return;
  const examples = demoRecords(Number(dayOf(now).slice(0, 4)));
  for (const example of examples) {
    const file = example.document === null ? null : await paperOf(context, example);
    await db.transact((tx) => seedOne(tx, cast, { example, file }, now));
  }
}

async function seedOne(
  tx: Tx,
  { innovationId, writer, admin }: Cast,
  { example, file }: { readonly example: DemoRecord; readonly file: KeptFile | null },
  now: Date,
): Promise<void> {
  const id = newId<'LastingRecordId'>(now.getTime());
  must(await addRecord(tx, writer, { id, innovationId, content: example.content }, now));
  if (!file || !writer.acting) return;
  const { institutionId, unitId } = writer.acting;
  const paper = {
    ...{ title: titleOf(example), number: '', documentDate: example.document, issuer: '', page: '' },
    ...{ validityYear: null, note: example.content.note, isPublic: false },
  };
  const place = { id: newId<'EvidenceId'>(now.getTime()), institutionId, unitId };
  must(await attachNewDocument(tx, writer, { id, evidence: { ...place, kind: 'file', file, paper } }, now));
  if (example.verified) must(await decideRecord(tx, admin, { id, revision: 1, verdict: 'verify', note: '' }, now));
}

const titleOf = ({ content }: DemoRecord): string => `Contoh: ${headlineOf(content)}`.slice(0, 200);

/** A paper that says of itself that it is an example; null on machines that make none. */
function paperOf(context: SeedContext, example: DemoRecord): Promise<KeptFile | null> {
  return examplePaper(context, { title: titleOf(example), note: example.content.note, day: example.document ?? '' });
}

type Paper = { readonly title: string; readonly note: string; readonly day: string };

/** The same for any title, note and day (`YYYY-MM-DD`). */
export async function examplePaper(context: SeedContext, { title, note, day }: Paper): Promise<KeptFile | null> {
  const data = {
    ...{ title, issuer: '', number: '', lines: [note], mark: 'CONTOH', notice: note },
    ...{ day, date: formatDate(day) },
  };
  try {
    const bytes = await compilePdf({ template: templateText(import.meta.dirname, 'lasting-example.typ'), data });
    const looked = await lookAt(context.config, { bytes, name: 'contoh.pdf' });
    return looked.ok ? await keepFile(context, looked.value) : null;
  } catch (error) {
    if (error instanceof PdfAbsent) return null;
    throw error;
  }
}
