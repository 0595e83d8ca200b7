import { type KeptFile, keepFile, lookAt } from '#files/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { addPhoto } from '../visit/actions/photo.ts';
import { planVisit } from '../visit/actions/plan.ts';
import { finishVisit, saveVisit } from '../visit/actions/write.ts';
import type { PhotoId, VisitId } from '../visit/model/visit.ts';
import { submittedContent, teamCandidates, visitById } from '../visit/queries/visits.ts';
import { claimsOf } from '../visit/rules/claims.ts';
import type { Cast, Course } from './finalists.ts';
import { courseTexts } from './texts.ts';

const DAY_MS = 86_400_000;
/** Lubuk Pakam, the seat of Deli Serdang, to a kilometre. */
const PLACE = { latitude: 3.56, longitude: 98.88, accuracy: null };

type Ground = Pick<SeedContext, 'db' | 'config' | 'now'>;
const dayIn = (days: number, now: Date) => dayOf(new Date(now.getTime() + days * DAY_MS));

/** A visit that is over, with what was seen and a photo, and one that is planned. */
export async function seedVisits(
  tx: Tx,
  { secretariat }: Cast,
  { edition, finalists }: Course,
  { now, photo }: { readonly now: Date; readonly photo: KeptFile | null },
): Promise<void> {
  const [seen, planned] = finalists;
  if (!seen || !planned) return;
  const team = await teamCandidates(tx, edition.organiserId);
  const plan = async (entryId: EntryId, days: number): Promise<VisitId> => {
    const id = newId<'VisitId'>() as VisitId;
    const visit = { id, editionId: edition.id, entryId: entryId as never, visitDate: dayIn(days, now), team };
    must(await planVisit(tx, secretariat, visit, now));
    return id;
  };
  const done = await plan(seen, -1);
  await plan(planned, 2);
  const visit = await visitById(tx, done);
  if (!visit) throw new Error('a visit that was planned is there');
  const { peopleMet, conclusion, note, caption } = courseTexts.visit;
  const claims = claimsOf(await submittedContent(tx, visit.snapshotId));
  const checks = claims.map((it, at) => ({
    claim: it.key,
    seen: at === 1 ? ('partly' as const) : ('yes' as const),
    note: at < 2 ? note : '',
  }));
  const form = { visitDate: visit.visitDate, peopleMet, conclusion, place: PLACE, checks };
  const saved = must(await saveVisit(tx, secretariat, { id: done, revision: visit.revision, form }, now));
  const shown = { id: newId<'VisitPhotoId'>() as PhotoId, visitId: done, caption };
  if (photo) must(await addPhoto(tx, secretariat, { ...shown, file: photo }, now));
  must(await finishVisit(tx, secretariat, { id: done, revision: saved.revision }, now));
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><rect width="640" height="420" fill="#dfe8ea"/>
<rect y="300" width="640" height="120" fill="#b9c4c6"/><rect x="120" y="90" width="400" height="210" fill="#fff" stroke="#0b4f54" stroke-width="8"/>
<rect x="120" y="90" width="400" height="46" fill="#0b4f54"/><rect x="150" y="165" width="220" height="16" fill="#9aa5b1"/>
<rect x="150" y="200" width="300" height="16" fill="#9aa5b1"/><rect x="150" y="235" width="180" height="16" fill="#9aa5b1"/></svg>`;

/** A drawn photo, kept as one from a telephone would be; null where it cannot be kept yet. */
export async function keepPhoto(ground: Ground): Promise<KeptFile | null> {
  const { default: sharp } = await import('sharp');
  const bytes = new Uint8Array(await sharp(Buffer.from(SVG)).jpeg().toBuffer());
  const looked = await lookAt(ground.config, { bytes, name: 'papan-layanan.jpg' });
  return looked.ok ? keepFile(ground, looked.value) : null;
}
