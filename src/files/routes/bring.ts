import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';
import { turnsOf } from '#platform/export/turns.ts';
import { NotFound, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { NewEvidence } from '../actions/evidence.ts';
import { type Brought, type KeptFile, keepFile, lookAt } from '../content/keep.ts';
import { dropUpload, stashUpload, uploadedFile, uploadName } from '../content/uploads.ts';
import type { EvidenceId, FileFault, Paper } from '../model.ts';
import { paths } from '../paths.ts';
import { evidenceById } from '../queries/evidence.ts';
import type { Waiting } from '../views/waiting.ts';
import { readAddress, readPaper } from './paper-form.ts';

const address = paths.uploads.to();

/** A form to be shown again, with what is wrong and the file that it need not bring again. */
export type Again = { readonly errors: FieldErrors; readonly waiting: Waiting | null };
type Place = { readonly institutionId: InstitutionId; readonly unitId: UnitId | null };

/** What a form of an evidence brings, ready to be added; or its faults with those found elsewhere in the form. */
export async function bringEvidence(
  visit: Visit<Viewer>,
  place: Place,
  { kind, faults }: { readonly kind: 'file' | 'link'; readonly faults: FieldErrors },
): Promise<Outcome<NewEvidence, Again>> {
  const read = readPaper(visit.form);
  const { paper } = read;
  const errors = { ...read.errors, ...faults };
  const head = { id: newEvidenceId(visit), ...place, paper };
  if (kind === 'file') return bringFile(visit, head, errors);
  const { url, error } = readAddress(visit.form);
  const all = error ? { ...errors, tautan: error } : errors;
  if (Object.keys(all).length > 0) return refused({ errors: all, waiting: null });
  return done({ ...head, kind, url });
}

/** The id that the form was given when it was shown, so that a double click makes one evidence. */
export function newEvidenceId({ form }: Visit<Viewer>): EvidenceId {
  return parseId<'EvidenceId'>(form.get('id')) ?? newId<'EvidenceId'>();
}

type Head = Place & { readonly id: EvidenceId; readonly paper: Paper };

/** A rush of files is taken a few at a time, so that pages go on beside it. */
export const takings = turnsOf({ atOnce: 4, waiting: 400, ofOne: 8 });

async function bringFile(visit: Visit<Viewer>, head: Head, errors: FieldErrors): Promise<Outcome<NewEvidence, Again>> {
  const taken = await takings.run(ownerOf(visit), () => takeFile(visit, head, errors));
  return taken ?? refused({ errors: { ...errors, berkas: faultText(visit, 'busy') }, waiting: await waitingOf(visit) });
}

/** The upload that the form names, to wait on; a file that came with the form has to be chosen again. */
async function waitingOf(visit: Visit<Viewer>): Promise<Waiting | null> {
  const upload = visit.form.get('unggahan');
  if (upload === '' || visit.form.file('berkas')) return null;
  const name = await uploadName(visit.config, ownerOf(visit), { upload, address });
  return name === null ? null : { upload, name };
}

async function takeFile(visit: Visit<Viewer>, head: Head, errors: FieldErrors): Promise<Outcome<NewEvidence, Again>> {
  const owner = ownerOf(visit);
  const brought = await broughtFile(visit, owner);
  const before = brought.ok ? null : await takenBefore(visit, head.id);
  if (before) return done({ ...head, kind: 'file', file: before });
  if (!brought.ok) return refused({ errors: { ...errors, berkas: faultText(visit, brought.why) }, waiting: null });
  // The look at the content comes first, so that a file that is refused is told of together with all else.
  const looked = await lookAt(visit.config, brought.value);
  if (!looked.ok) {
    await forgetUpload(visit);
    return refused({ errors: { ...errors, berkas: faultText(visit, looked.why) }, waiting: null });
  }
  if (Object.keys(errors).length === 0)
    return done({ ...head, kind: 'file', file: await keepFile(visit, looked.value) });
  const upload = visit.form.get('unggahan') || (await stashUpload(visit.config, owner, { ...brought.value, address }));
  return refused({ errors, waiting: { upload, name: looked.value.originalName } });
}

/** The file of an evidence that this very form made already: its answer got lost, and it was sent again. */
async function takenBefore(visit: Visit<Viewer>, id: EvidenceId): Promise<KeptFile | null> {
  const found = await evidenceById(visit.db.conn, id);
  return found?.createdBy === ownerOf(visit) ? found.file : null;
}

/** A photo that a form of a friend brings, at once or ahead of the form; kept, and ready to be named. Else what is wrong, in words. */
export async function bringPhoto(visit: Visit<Viewer>): Promise<Outcome<KeptFile, string>> {
  return (await takings.run(ownerOf(visit), () => takePhoto(visit))) ?? refused(faultText(visit, 'busy'));
}

async function takePhoto(visit: Visit<Viewer>): Promise<Outcome<KeptFile, string>> {
  const brought = await broughtFile(visit, ownerOf(visit));
  if (!brought.ok) return refused(faultText(visit, brought.why));
  const looked = await lookAt(visit.config, brought.value);
  if (!looked.ok || !looked.value.mediaType.startsWith('image/')) {
    await forgetUpload(visit);
    return refused(faultText(visit, looked.ok ? 'type' : looked.why));
  }
  return done(await keepFile(visit, looked.value));
}

function ownerOf({ viewer }: Visit<Viewer>): PersonId {
  if (!viewer.person) throw new NotFound();
  return viewer.person.id;
}

async function broughtFile({ form, config }: Visit<Viewer>, owner: PersonId): Promise<Outcome<Brought, FileFault>> {
  const upload = form.get('unggahan');
  const file = form.file('berkas');
  // A file chosen anew wins over the one that waits.
  if (file) return done({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
  return upload ? uploadedFile(config, owner, { upload, address }) : refused('missing');
}

/** Throws the waiting upload away: what it brought is kept elsewhere by now, or is not wanted. */
export async function forgetUpload({ form, config }: Visit<Viewer>): Promise<void> {
  if (form.get('unggahan')) await dropUpload(config, form.get('unggahan'), address);
}

function faultText({ config }: Visit<Viewer>, why: FileFault): string {
  return why === 'too_large' ? t('files.fault.too_large', { n: config.fileLimitMb }) : t(`files.fault.${why}`);
}
