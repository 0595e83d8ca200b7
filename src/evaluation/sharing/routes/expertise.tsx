import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { SubjectDoor } from '../../door.ts';
import type { Juror, Round } from '../../model/round.ts';
import { paths as roundPaths } from '../../paths.ts';
import { jurorIn } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import {
  type EvaluationVisit,
  evaluationPage,
  organisers,
  refusal,
  runRound,
  seatedRound,
  trailOf,
} from '../../routes/visit.tsx';
import { whyNotArrange } from '../../rules/round.ts';
import { declareExpertise } from '../actions/expertise.ts';
import { paths } from '../paths.ts';
import { traitsIn } from '../queries/brief.ts';
import { expertiseIn, unwishedIn } from '../queries/expertise.ts';
import { labelsIn } from '../rules/settings.ts';
import { ExpertisePage } from '../views/expertise-page.tsx';

type Seated = { readonly round: Round; readonly juror: Juror; readonly isOwn: boolean };
type Finding = (visit: EvaluationVisit) => Promise<Seated>;

export function expertiseRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  const [own, ofJuror] = [paths.ownExpertise.pattern, paths.expertise.pattern];
  const read = (find: Finding) => async (visit: EvaluationVisit) => page(visit, doors, await find(visit), {});
  const write = (find: Finding) => async (visit: EvaluationVisit) => save(visit, doors, await find(visit));
  return [
    { method: 'get', path: own, guard: signedIn, event: 'evaluation.own_expertise', handle: read(ownSeat) },
    { method: 'post', path: own, guard: signedIn, event: 'evaluation.expertise.save', handle: write(ownSeat) },
    { method: 'get', path: ofJuror, guard: organisers, event: 'evaluation.expertise', handle: read(seatIn) },
    { method: 'post', path: ofJuror, guard: organisers, event: 'evaluation.expertise.save', handle: write(seatIn) },
  ];
}

async function ownSeat(visit: EvaluationVisit): Promise<Seated> {
  const { round, seat } = await seatedRound(visit);
  if (seat.state !== 'accepted') throw new NotFound();
  return { round, juror: seat, isOwn: true };
}

async function seatIn(visit: EvaluationVisit): Promise<Seated> {
  const round = await runRound(visit);
  const id = parseId<'JurorId'>(visit.params.juri);
  const juror = id ? await jurorIn(visit.db.conn, round.id, id) : null;
  if (juror?.state !== 'accepted') throw new NotFound();
  return { round, juror, isOwn: false };
}

const addressOf = ({ round, juror, isOwn }: Seated): string =>
  isOwn ? paths.ownExpertise.to(round.id) : paths.expertise.to(round.id, juror.id);

async function roundTraits(visit: EvaluationVisit, doors: readonly SubjectDoor[], round: Round) {
  const subjects = await subjectsOf(visit.db.conn, round.id);
  const ids = subjects.map((it) => it.subjectId);
  return { subjects, traits: await traitsIn(visit.db.conn, doors, { kind: round.subjectKind, ids }) };
}

type Typed = { readonly keys: readonly string[]; readonly unwished: string };

async function page(
  visit: EvaluationVisit,
  doors: readonly SubjectDoor[],
  seated: Seated,
  errors: FieldErrors,
  typed?: Typed,
): Promise<Answer> {
  const { round, juror, isOwn } = seated;
  const { conn } = visit.db;
  const { subjects, traits } = await roundTraits(visit, doors, round);
  const labels = new Map(subjects.map((it) => [it.row, it.label]));
  const unwished = (await unwishedIn(conn, round.id)).filter((it) => it.jurorId === juror.id);
  const body = (
    <ExpertisePage
      {...{ round, juror, isOwn, traits, errors }}
      keys={typed?.keys ?? (await expertiseIn(conn, round.id)).get(juror.id) ?? []}
      unwished={typed?.unwished ?? unwished.flatMap((it) => labels.get(it.row) ?? []).join(', ')}
      whyNot={isOwn ? (round.state === 'open' ? null : 'closed') : whyNotArrange(round, visit.viewer)}
      action={addressOf(seated)}
      back={isOwn ? roundPaths.seat.to(round.id) : paths.sharing.to(round.id)}
    />
  );
  const title = isOwn ? t('sharing.expertise.own') : t('sharing.expertise.of', { name: juror.name });
  const ownTrail = [
    { text: t('evaluation.seats.title'), href: roundPaths.seats.to() },
    { text: round.name, href: roundPaths.seat.to(round.id) },
  ];
  return evaluationPage({ title, width: 'reading', trail: isOwn ? ownTrail : trailOf(round), body }, errors);
}

async function save(visit: EvaluationVisit, doors: readonly SubjectDoor[], seated: Seated): Promise<Answer> {
  const { round, juror } = seated;
  const { form, db, viewer, now } = visit;
  const typed = { keys: form.all('bidang'), unwished: form.get('tidak') };
  const unwished = labelsIn(typed.unwished);
  const wrong = { tidak: t('sharing.fault.labels') };
  if (!unwished) return page(visit, doors, seated, wrong, typed);
  const known = (await roundTraits(visit, doors, round)).traits.map((it) => it.key);
  const declared = { roundId: round.id, jurorId: juror.id, keys: typed.keys, known, unwished };
  const outcome = await db.transact((tx) => declareExpertise(tx, viewer, declared, now));
  if (outcome.ok) return redirect(addressOf(seated), 'sharing.done.expertise');
  if (outcome.why === 'unknown_subject') return page(visit, doors, seated, wrong, typed);
  return refusal(outcome.why, addressOf(seated));
}
