import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { workPage } from '../../casework/routes/visit.tsx';
import { changeIdea, ideaFaults, proposeIdea } from '../actions/idea.ts';
import { ideaStates, type Lab, type LabRefusal, longest } from '../model.ts';
import { paths } from '../paths.ts';
import { ideasOf, linkable } from '../queries/parts.ts';
import { IdeasPage } from '../views/ideas-page.tsx';
import { type LabVisit, labIn, labTrail, refusal, refusalText } from './visit.tsx';

async function page(visit: LabVisit, lab: Lab, errors: FieldErrors): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const body = (
    <IdeasPage
      lab={lab}
      viewer={viewer}
      ideas={await ideasOf(db.conn, lab.id)}
      linkable={await linkable(db.conn, lab.institutionId)}
      form={form}
      newId={parseId<'LabIdeaId'>(form.get('id')) ?? newId<'LabIdeaId'>(now.getTime())}
      errors={errors}
    />
  );
  const title = `${t('labinov.ideas.title')}: ${lab.title}`;
  return workPage({ title, trail: labTrail(lab), width: 'wide', body }, errors);
}

export async function showIdeas(visit: LabVisit): Promise<Answer> {
  return page(visit, await labIn(visit), {});
}

const boxes = { title: 'judul', text: 'uraian' } as const;

export async function propose(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const { db, form, viewer, now } = visit;
  const typed = { title: form.get('judul').trim(), text: form.get('uraian').trim() };
  const faults = Object.entries(ideaFaults(typed)) as [keyof typeof boxes, LabRefusal][];
  const told = ([field, why]: [keyof typeof boxes, LabRefusal]) => [
    boxes[field],
    refusalText(why, field === 'title' ? longest.ideaTitle : longest.idea),
  ];
  if (faults.length > 0) return page(visit, lab, Object.fromEntries(faults.map(told)));
  const given = {
    ...{ id: lab.id, ideaId: parseId<'LabIdeaId'>(form.get('id')) ?? newId<'LabIdeaId'>(now.getTime()), ...typed },
    ...{ unitId: parseId<'UnitId'>(form.get('unit')), problemId: parseId<'ProblemId'>(form.get('masalah')) },
  };
  const outcome = await db.transact((tx) => proposeIdea(tx, viewer, given, now));
  const back = paths.ideas.to(lab.id);
  return outcome.ok ? redirect(back, 'labinov.done.proposed') : refusal(outcome.why, back);
}

export async function change(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const { db, form, viewer, params, now } = visit;
  const ideaId = parseId<'LabIdeaId'>(params.gagasan);
  const held = (await ideasOf(db.conn, lab.id)).find((it) => it.id === ideaId);
  if (!held) throw new NotFound();
  const given = {
    ...{ id: lab.id, ideaId: held.id },
    state: ideaStates.find((it) => it === form.get('keadaan')) ?? held.state,
    problemId: form.has('masalah') ? parseId<'ProblemId'>(form.get('masalah')) : held.problemId,
    innovationId: form.has('inovasi') ? parseId<'InnovationId'>(form.get('inovasi')) : held.innovationId,
  };
  const outcome = await db.transact((tx) => changeIdea(tx, viewer, given, now));
  const back = paths.ideas.to(lab.id);
  return outcome.ok ? redirect(back, 'labinov.done.idea') : refusal(outcome.why, back);
}
