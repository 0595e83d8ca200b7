import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import type { InterviewId } from '../../src/competition/interview/model/states.ts';
import type { VisitId } from '../../src/competition/visit/model/visit.ts';
import type { JurorId, RoundId, SheetId } from '../../src/evaluation/model/ids.ts';
import type { EvidenceId } from '../../src/files/index.ts';
import type { InstitutionId, Role, UnitId } from '../../src/identity/index.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { governmentOf, personWith } from '../support/people.ts';
import { parts, type Stage } from '../support/stage.ts';
import { plantToken } from '../support/tokens.ts';

/** Who else has to do with a competition; the unit in Toba enters the hub's edition, the one in Deli Serdang that of its own regency. */
const guests = [
  'national',
  'secretariat',
  'clerk',
  'juror',
  'idle_juror',
  'tied_juror',
  'panelist',
  'far_juror',
] as const;
export const visitors = [...parts, ...guests] as const;
export type Visitor = (typeof visitors)[number];
type Guest = (typeof guests)[number];

export type Somebody = Awaited<ReturnType<typeof personWith>>;

/** Everybody who looks around, and who sits in a jury and never comes. */
export type Cast = {
  readonly people: Readonly<Record<Exclude<Visitor, 'anonymous'>, Somebody>>;
  readonly cookiesOf: (who: Visitor) => string;
  readonly bearerOf: (who: Visitor) => Readonly<Record<string, string>>;
};

async function postOf(
  stage: Stage,
  guest: Guest,
): Promise<{ readonly role: Role; readonly institutionId: InstitutionId }> {
  const { province, deliSerdang } = stage.places;
  if (guest === 'national') return { role: 'national', institutionId: await governmentOf(stage.database.db, '12.71') };
  if (guest === 'secretariat') return { role: 'secretariat', institutionId: province };
  if (guest === 'clerk') return { role: 'secretariat', institutionId: deliSerdang };
  if (guest === 'panelist') return { role: 'panelist', institutionId: province };
  return { role: 'evaluator', institutionId: guest === 'far_juror' ? deliSerdang : province };
}

/** Signs the guests in beside those of the stage. */
export async function castOf(stage: Stage): Promise<Cast> {
  const { database, server } = stage;
  const people: Record<string, Somebody> = { ...stage.people };
  const cookies = new Map<Visitor, string>(parts.map((part) => [part, stage.cookiesOf(part)]));
  const bearers = new Map<Visitor, Readonly<Record<string, string>>>(parts.map((it) => [it, stage.bearerOf(it)]));
  for (const guest of guests) {
    const person = await personWith(database.db, `Orang ${guest}`, [await postOf(stage, guest)]);
    people[guest] = person;
    cookies.set(guest, await server.cookiesOf(person.person.email));
    const { secret } = await plantToken(database.db, person, 'read');
    bearers.set(guest, { authorization: `Bearer ${secret}` });
  }
  return {
    people: people as Cast['people'],
    cookiesOf: (who) => cookies.get(who) ?? '',
    bearerOf: (who) => bearers.get(who) ?? {},
  };
}

/** Who takes part in an edition in which capacity; `hidden` is a juror who never looks around. */
export type Sides = {
  readonly name: 'satu' | 'dua';
  readonly organiser: Somebody;
  readonly writer: Somebody;
  readonly admin: Somebody;
  readonly place: { readonly institutionId: InstitutionId; readonly unitId: UnitId };
  readonly hidden: Somebody;
  readonly jurors: readonly Somebody[];
  readonly tied: Somebody | null;
  readonly panelist: Somebody | null;
};

/** An edition in the middle of its course, with the ids by which one could ask for what belongs to it. */
export type Running = {
  readonly sides: Sides;
  readonly editionId: EditionId;
  readonly entries: readonly [winner: EntryId, loser: EntryId, refused: EntryId];
  readonly roundId: RoundId;
  readonly sheets: readonly SheetId[];
  /** Of the juror who never comes. */
  readonly jurorId: JurorId;
  readonly records: readonly InnovationId[];
  readonly evidence: EvidenceId;
  readonly interviews: readonly InterviewId[];
  readonly visitId: VisitId;
  /** Public codes of the receipts. */
  readonly receipts: readonly string[];
};

/** Ids of what was made in advance for the winner. */
export type Decided = {
  readonly batchId: string;
  readonly certificateId: string;
  readonly code: string;
  readonly fileId: string;
};

/** The sides of the hub's edition and of that of Deli Serdang. */
export async function sidesOf(stage: Stage, { people }: Cast): Promise<readonly [Sides, Sides]> {
  const { province, toba, deliSerdang, unit, otherUnit } = stage.places;
  const hidden = (name: string, institutionId: InstitutionId) => {
    const roles = ['evaluator', 'panelist'] as const;
    return personWith(
      stage.database.db,
      name,
      roles.map((role) => ({ role, institutionId })),
    );
  };
  return [
    {
      name: 'satu',
      organiser: people.hub_admin,
      writer: people.innovator,
      admin: people.local_admin,
      place: { institutionId: toba, unitId: unit },
      hidden: await hidden('Juri rahasiajurisatu', province),
      jurors: [people.juror, people.idle_juror],
      tied: people.tied_juror,
      panelist: people.panelist,
    },
    {
      name: 'dua',
      organiser: people.clerk,
      writer: people.elsewhere,
      admin: people.other_admin,
      place: { institutionId: deliSerdang, unitId: otherUnit },
      hidden: await hidden('Juri rahasiajuridua', deliSerdang),
      jurors: [people.far_juror],
      tied: null,
      panelist: null,
    },
  ];
}
