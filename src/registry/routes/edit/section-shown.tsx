import type { FormValues } from '#platform/http/form.ts';
import type { Answer } from '#platform/http/route.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { seenIn, typedForm } from '../../drafts/form.ts';
import type { Draft } from '../../drafts/model.ts';
import { draftOwner, othersAtWork, ownDraft } from '../../drafts/queries/draft.ts';
import { DraftNotice } from '../../drafts/views/draft-notice.tsx';
import { KeepStatus } from '../../drafts/views/keep-status.tsx';
import { partsOf } from '../../part.ts';
import { paths } from '../../paths.ts';
import { notesOf } from '../../queries/innovation.ts';
import { type Save, savesSince } from '../../queries/revisions.ts';
import { changedFields } from '../../rules/changes.ts';
import { isTypedField, rowFields } from '../../rules/fields.ts';
import { Joined, type JoinedSave } from '../../views/edit/joined.tsx';
import { boxLabel, fieldLabel, sectionTitle } from '../../views/edit/labels.ts';
import { SectionPage, type SectionPageProps } from '../../views/edit/section-page.tsx';
import { type RegistryVisit, workPage, workTrail } from '../visit.tsx';
import { draftPlace, type OpenSection } from './open-section.ts';
import { formOf, readSection, retyped, rowNumbers, typedFields } from './section-form.ts';

export type Shown = {
  readonly form: FormValues;
  /** The revision that the form was filled from. */
  readonly revision: number;
  readonly seen: Date | null;
  /** Filled from what is kept or stored, not sent a moment ago. */
  readonly fresh: boolean;
  readonly errors?: FieldErrors;
  readonly notice?: SectionPageProps['notice'];
};

/** The page of a section with a form as it is given. */
export async function sectionPage(visit: RegistryVisit, open: OpenSection, shown: Shown): Promise<Answer> {
  const { record, version, section } = open;
  const { form, errors = {} } = shown;
  const notes = await notesOf(visit.db.conn, version.id);
  const said = await partsOf(open.parts, visit.db.conn, visit.viewer, { id: record.id, section }, visit.now);
  const { title } = version.content;
  const rows = Object.fromEntries(rowFields.map((field) => [field, rowNumbers(form, field)]));
  return workPage(
    {
      title: `${sectionTitle(section)}: ${title}`,
      trail: workTrail({ id: record.id, title }),
      islands: ['keep'],
      body: (
        <SectionPage
          id={record.id}
          title={title}
          section={section}
          fields={typedFields(section)}
          rows={rows as SectionPageProps['rows']}
          form={form}
          errors={errors}
          revision={shown.revision}
          notes={notes.filter((note) => note.section === section)}
          notice={shown.notice}
          beside={said.some((it) => it !== null) ? said : null}
          keep={keepStatus(visit, open, shown)}
        />
      ),
    },
    errors,
  );
}

function keepStatus(visit: RegistryVisit, { record, version, section }: OpenSection, shown: Shown) {
  const owner = draftOwner(visit.viewer);
  if (!owner) return null;
  return (
    <KeepStatus
      url={paths.keepSection.to(record.id, section)}
      owner={owner}
      thing={`${version.id}/${section}`}
      seen={shown.seen?.toISOString() ?? ''}
      fresh={shown.fresh}
    />
  );
}

/** The form as it comes back from what was just sent. */
export function sentAgain(visit: RegistryVisit, form: FormValues): Shown {
  return { form, revision: Number(visit.form.get('revision')), seen: seenIn(visit.form), fresh: false };
}

/** The section as one opens it: with one's own text that is not saved yet, else with what is stored. */
export async function openedSection(visit: RegistryVisit, open: OpenSection): Promise<Answer> {
  const { section, version } = open;
  const place = draftPlace(open);
  const draft = await ownDraft(visit.db.conn, visit.viewer, place);
  const others = await othersAtWork(visit.db.conn, visit.viewer, place, visit.now);
  const form = draft ? retyped(section, typedForm(draft), draft.locale, visit.locale) : null;
  const differing = form ? differingLabels(visit, open, form) : [];
  const since = draft ? await othersSaves(visit, open, draft.baseRevision) : [];
  const notice = (
    <>
      <Joined saves={await joinedSaves(visit, open)} />
      <DraftNotice
        draft={draft && differing.length > 0 ? { ...draft, differing } : null}
        others={others}
        savedSince={[...new Set(since.flatMap(({ by }) => by ?? []))]}
        discard={paths.discardSection.to(open.record.id, section)}
      />
    </>
  );
  const stored = () => formOf(section, version.content, visit.locale);
  return sectionPage(visit, open, { form: form ?? stored(), ...began(open, draft), fresh: true, notice });
}

function began({ version }: OpenSection, draft: Draft | null): Pick<Shown, 'revision' | 'seen'> {
  return draft ? { revision: draft.baseRevision, seen: draft.savedAt } : { revision: version.revision, seen: null };
}

/** Names of the fields in which the form says something else than what is stored. */
function differingLabels(visit: RegistryVisit, { section, version }: OpenSection, form: FormValues): readonly string[] {
  const { content, faults } = readSection(section, form, visit.locale);
  const changed = changedFields(version.content, { ...version.content, ...content });
  const labels = [...changed.filter(isTypedField).map(fieldLabel), ...Object.keys(faults).map(boxLabel)];
  return [...new Set(labels)];
}

/** What others saved in this section since a revision. */
async function othersSaves(visit: RegistryVisit, open: OpenSection, since: number): Promise<readonly Save[]> {
  const own = visit.viewer.person?.name;
  const fields: readonly string[] = typedFields(open.section);
  const saves = await savesSince(visit.db.conn, open.version, since);
  return saves.filter((save) => save.by !== own && save.fields.some((field) => fields.includes(field)));
}

/** After a save that kept others' changes beside one's own (`?digabung=`): whose, and in which fields. */
async function joinedSaves(visit: RegistryVisit, open: OpenSection): Promise<readonly JoinedSave[]> {
  const since = Number(visit.query.get('digabung') ?? Number.NaN);
  if (!Number.isSafeInteger(since)) return [];
  const saves = await othersSaves(visit, open, since);
  return saves.map(({ by, at, fields }) => {
    const labels = typedFields(open.section)
      .filter((field) => fields.includes(field))
      .map(fieldLabel);
    return { by, at, labels };
  });
}
