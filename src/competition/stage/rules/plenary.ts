import type { EditionDocument } from '../../edition/model/document.ts';
import { awardsFor } from '../../edition/rules/parts.ts';
import type { Choice, Plenary } from '../model/plenary.ts';
import { offRanking, type Ranked } from './ranking.ts';

/** What keeps minutes from being signed; each code has the message `stage.plenary.fault.<code>`. */
export type PlenaryFault =
  | {
      readonly code:
        | 'date_missing'
        | 'place_missing'
        | 'minutes_missing'
        | 'chair_missing'
        | 'too_few_present'
        | 'none_chosen';
    }
  /** Entries whose earlier stage has not decided. */
  | { readonly code: 'earlier_open'; readonly n: number }
  /** Objections of the window before it that are not answered. */
  | { readonly code: 'objections_open'; readonly n: number }
  | { readonly code: 'reason_missing' | 'award_missing' | 'votes_unfit'; readonly entries: readonly string[] }
  | { readonly code: 'slots_exceeded'; readonly award: string; readonly chosen: number; readonly slots: number };

/** A body needs more than two to decide by a majority. */
export const FEWEST_PRESENT = 3;

export type Sitting = {
  readonly plenary: Pick<Plenary, 'stage' | 'heldOn' | 'place' | 'minutes' | 'members' | 'choices'>;
  readonly document: Pick<EditionDocument, 'awards'>;
  readonly field: readonly Ranked[];
  /** Submitted entries that an earlier stage still has to decide. */
  readonly undecided: number;
  /** Objections that are not answered yet. */
  readonly objections: number;
};

/** Everything that keeps these minutes from being signed; none: they can be. */
export function faultsOf(sitting: Sitting): readonly PlenaryFault[] {
  const { plenary, undecided, objections } = sitting;
  return [
    ...(plenary.heldOn === null ? [{ code: 'date_missing' } as const] : []),
    ...(plenary.place === '' ? [{ code: 'place_missing' } as const] : []),
    ...(plenary.minutes === '' ? [{ code: 'minutes_missing' } as const] : []),
    ...faultsOfMembers(plenary.members),
    ...(undecided > 0 ? [{ code: 'earlier_open', n: undecided } as const] : []),
    ...(objections > 0 ? [{ code: 'objections_open', n: objections } as const] : []),
    ...faultsOfChoices(sitting),
  ];
}

function faultsOfMembers(members: Plenary['members']): readonly PlenaryFault[] {
  const present = members.filter((it) => it.present);
  return [
    ...(present.some((it) => it.part === 'chair') ? [] : [{ code: 'chair_missing' } as const]),
    ...(present.length < FEWEST_PRESENT ? [{ code: 'too_few_present' } as const] : []),
  ];
}

function faultsOfChoices({ plenary, document, field }: Sitting): readonly PlenaryFault[] {
  const chosen = chosenOf(plenary.choices);
  const present = plenary.members.filter((it) => it.present).length;
  const choiceOf = (id: string) => plenary.choices.get(id as never);
  const ids = (isFaulty: (choice: Choice | undefined, id: string) => boolean) =>
    field.filter((it) => isFaulty(choiceOf(it.id), it.id)).map((it) => it.id);
  const off = offRanking(field, chosen);
  const unexplained = ids((choice, id) => off.has(id) && (choice?.reason ?? '') === '');
  const wantsAward = plenary.stage === 'tpi_plenary' && document.awards.length > 0;
  const unawarded = wantsAward ? ids((choice) => choice?.chosen === true && choice.award === null) : [];
  const miscounted = ids((choice) => choice?.votes !== null && choice !== undefined && sumOf(choice) > present);
  return [
    ...(chosen.size === 0 ? [{ code: 'none_chosen' } as const] : []),
    ...(unexplained.length > 0 ? [{ code: 'reason_missing', entries: unexplained } as const] : []),
    ...(unawarded.length > 0 ? [{ code: 'award_missing', entries: unawarded } as const] : []),
    ...(miscounted.length > 0 ? [{ code: 'votes_unfit', entries: miscounted } as const] : []),
    ...(plenary.stage === 'tpi_plenary' ? exceededSlots(plenary.choices, { document, field }) : []),
  ];
}

const sumOf = ({ votes }: Choice): number => (votes ? votes.for + votes.against + votes.abstained : 0);

/** Entries that are chosen. */
export function chosenOf(choices: Plenary['choices']): ReadonlySet<string> {
  return new Set([...choices.values()].filter((it) => it.chosen).map((it) => it.entryId as string));
}

/** Award levels given more often than they have slots, over the groups that share them; a level without a number has no bound. */
function exceededSlots(
  choices: Plenary['choices'],
  { document, field }: Pick<Sitting, 'document' | 'field'>,
): readonly PlenaryFault[] {
  const inField = new Set(field.map((it) => it.id));
  const given = [...choices.values()].filter((it) => it.chosen && inField.has(it.entryId));
  return document.awards.flatMap(({ code, slots }) => {
    const chosen = given.filter((it) => it.award === code).length;
    return slots !== null && chosen > slots ? [{ code: 'slots_exceeded', award: code, chosen, slots } as const] : [];
  });
}

/** Whether an entry of this group may get the award. */
export function isAwardFor(document: Pick<EditionDocument, 'awards'>, group: string, award: string): boolean {
  return awardsFor(document, group).some((it) => it.code === award);
}

/** The best so many of a group by score; who ties with the last is in, so that nobody is left out by chance. */
export function bestOf(field: readonly Ranked[], group: string, count: number): readonly string[] {
  const scored = field.filter((it) => it.group === group && it.score !== null);
  const inOrder = scored.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const least = inOrder[Math.min(count, inOrder.length) - 1]?.score ?? null;
  if (count <= 0 || least === null) return [];
  return inOrder.filter((it) => (it.score ?? 0) >= least).map((it) => it.id);
}
