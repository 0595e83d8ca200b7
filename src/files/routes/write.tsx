import { signedIn, type Viewer } from '#identity/index.ts';
import { emptyForm, type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { addEvidence, editEvidence } from '../actions/evidence.ts';
import { limitBytes } from '../content/keep.ts';
import type { Evidence, EvidenceKind } from '../model.ts';
import { paths } from '../paths.ts';
import type { SubjectDoor } from '../queries/reading.ts';
import { whyNotChange } from '../rules/evidence.ts';
import { EvidenceFormPage } from '../views/form-page.tsx';
import { type Again, bringEvidence, forgetUpload, newEvidenceId } from './bring.ts';
import { formOf, readAddress, readPaper } from './paper-form.ts';
import { bringers, evidenceOf, type FilesVisit, lockerPage, refusal } from './visit.tsx';

/** The form around the file. */
const FORM_BYTES = 128 * 1024;
export const formLimit: NonNullable<Route<Viewer>['bodyLimit']> = (config) => limitBytes(config) + FORM_BYTES;

/** Adding a file or a link, and changing what is said about one. */
export function writeRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  const add = (kind: EvidenceKind): readonly Route<Viewer>[] => {
    const { pattern } = kind === 'file' ? paths.newFile : paths.newLink;
    const post = { event: 'files.evidence.add', bodyLimit: formLimit, guard: bringers } as const;
    return [
      {
        method: 'get',
        path: pattern,
        guard: bringers,
        event: 'files.evidence.add_form',
        handle: (it) => newPage(it, kind),
      },
      { method: 'post', path: pattern, ...post, handle: (visit) => save(visit, kind) },
    ];
  };
  return [
    ...add('file'),
    ...add('link'),
    {
      method: 'get',
      path: paths.edit.pattern,
      guard: signedIn,
      event: 'files.evidence.edit_form',
      handle: (visit) => editForm(visit, doors),
    },
    {
      method: 'post',
      path: paths.edit.pattern,
      guard: signedIn,
      event: 'files.evidence.edit',
      handle: (visit) => saveEdit(visit, doors),
    },
  ];
}

function newPage(visit: FilesVisit, kind: EvidenceKind, again?: Again): Answer {
  const id = again ? newEvidenceId(visit) : newId<'EvidenceId'>();
  return lockerPage(
    {
      title: t(`files.new.${kind}`),
      body: (
        <EvidenceFormPage
          title={t(`files.new.${kind}`)}
          lead={t(`files.new.${kind}.lead`)}
          action={kind === 'file' ? paths.newFile.to() : paths.newLink.to()}
          kind={kind}
          form={again ? visit.form : emptyForm}
          hidden={{ id }}
          brings={{ waiting: again?.waiting ?? null, megabytes: visit.config.fileLimitMb }}
          errors={again?.errors ?? {}}
          cancel={paths.locker.to()}
        />
      ),
    },
    again?.errors,
  );
}

async function save(visit: FilesVisit, kind: EvidenceKind): Promise<Answer> {
  const { viewer, now, db } = visit;
  if (!viewer.acting) throw new NotFound();
  const place = { institutionId: viewer.acting.institutionId, unitId: viewer.acting.unitId };
  const brought = await bringEvidence(visit, place, { kind, faults: {} });
  if (!brought.ok) return newPage(visit, kind, brought.why);
  const outcome = await db.transact((tx) => addEvidence(tx, viewer, brought.value, now));
  if (!outcome.ok) return refusal(outcome.why, paths.locker.to());
  await forgetUpload(visit);
  return redirect(paths.evidence.to(outcome.value), 'files.done.add');
}

type Edit = { readonly evidence: Evidence; readonly form: FormValues; readonly errors?: FieldErrors };

function editPage({ evidence, form, errors = {} }: Edit): Answer {
  const back = { text: evidence.title, href: paths.evidence.to(evidence.id) };
  return lockerPage(
    {
      title: t('files.edit.title'),
      trail: [{ text: t('files.locker.title'), href: paths.locker.to() }, back],
      body: (
        <EvidenceFormPage
          title={t('files.edit.title')}
          lead={evidence.kind === 'file' ? t('files.edit.file') : null}
          action={paths.edit.to(evidence.id)}
          kind={evidence.kind}
          form={form}
          hidden={{ revisi: form.get('revisi') }}
          brings={null}
          errors={errors}
          cancel={back.href}
        />
      ),
    },
    errors,
  );
}

async function editForm(visit: FilesVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const { evidence } = await evidenceOf(visit, doors);
  const forbidden = whyNotChange(evidence, visit.viewer, 'edit');
  if (forbidden) return refusal(forbidden, paths.evidence.to(evidence.id));
  return editPage({ evidence, form: formOf(evidence) });
}

async function saveEdit(visit: FilesVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const { evidence } = await evidenceOf(visit, doors);
  const { form } = visit;
  const { paper, errors } = readPaper(form);
  const address = evidence.kind === 'link' ? readAddress(form) : null;
  const all = address?.error ? { ...errors, tautan: address.error } : errors;
  if (Object.keys(all).length > 0) return editPage({ evidence, form, errors: all });
  const input = { id: evidence.id, revision: Number(form.get('revisi')), paper, url: address?.url ?? null };
  const outcome = await visit.db.transact((tx) => editEvidence(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.evidence.to(evidence.id), 'files.done.edit');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.evidence.to(evidence.id));
  // What stands there now has the newest revision; whoever saves again has been told.
  const newest = withBox(form, 'revisi', String(evidence.revision));
  return editPage({ evidence, form: newest, errors: { '': t('files.refusal.stale') } });
}

function withBox(form: FormValues, name: string, value: string): FormValues {
  const boxes = new URLSearchParams();
  for (const other of form.names()) for (const text of form.all(other)) if (other !== name) boxes.append(other, text);
  boxes.append(name, value);
  return formValues(boxes);
}
