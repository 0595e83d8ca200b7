import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { EvaluationRefusal, Juror, Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import { seatOf } from '../queries/jury.ts';
import { roundFor } from '../queries/round.ts';
import { runnerRoles, runsRound } from '../rules/round.ts';

export type EvaluationVisit = Visit<Viewer>;

/** Who can run rounds at all; whether this one is theirs is asked with the round. */
export const organisers = acting(...runnerRoles);

/** The round of the address, when the viewer runs it; else it is not there. */
export async function runRound({ db, viewer, params }: EvaluationVisit): Promise<Round> {
  const id = parseId<'RoundId'>(params.id);
  const round = id ? await roundFor(db.conn, viewer, id) : null;
  if (!round || !runsRound(round, viewer)) throw new NotFound();
  return round;
}

/** The round of the address with the viewer's seat in its jury; else it is not there. */
export async function seatedRound({ db, viewer, params }: EvaluationVisit): Promise<{ round: Round; seat: Juror }> {
  const id = parseId<'RoundId'>(params.id);
  const round = id ? await roundFor(db.conn, viewer, id) : null;
  const seat = round ? await seatOf(db.conn, round.id, viewer) : null;
  if (!round || !seat || (seat.state !== 'invited' && seat.state !== 'accepted')) throw new NotFound();
  return { round, seat };
}

/** A page of evaluation: never public, titled as wrong when it is shown again with errors. */
export function evaluationPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      ...page,
      noindex: true,
    },
    errors,
  );
}

export function trailOf(round?: Pick<Round, 'id' | 'name'>): NonNullable<Page['trail']> {
  const list = { text: t('evaluation.rounds.title'), href: paths.rounds.to() };
  return round ? [list, { text: round.name, href: paths.round.to(round.id) }] : [list];
}

/** The page that says why nothing was done. What is not there for the viewer stays unknown. */
export function refusal(why: EvaluationRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('evaluation.refused.title');
  return show({
    title,
    status: why === 'not_yours' ? 403 : 409,
    noindex: true,
    width: 'reading',
    body: (
      <>
        <PageHeader title={title} lead={t(`evaluation.refusal.${why}`)} />
        <LinkButton href={back}>{t('evaluation.refused.back')}</LinkButton>
      </>
    ),
  });
}

/** One page of a list: the number asked for, from 1. */
export function pageIn(query: URLSearchParams): number {
  const asked = Number(query.get('hal') ?? '1');
  return Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
}

/** The reason that a button's form carried; what stands in `alasan`. */
export function reasonIn({ form }: EvaluationVisit): string {
  return form.get('alasan');
}
