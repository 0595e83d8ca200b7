import type { InstitutionKind } from '#identity/index.ts';
import type { AwardLevel, EditionCategory, EditionDocument, EditionGroup } from '../model/document.ts';
import type { EligibilityKind, RuleOf } from '../model/eligibility.ts';
import type { Criterion, Rubric } from '../model/rubrics.ts';
import type { EditionSection } from '../model/sections.ts';
import type { ScoringKind } from '../model/stages.ts';

/** Whether a part is for the group: it names it, or names none. */
export function isForGroup(part: { readonly groups: readonly string[] }, group: string): boolean {
  return part.groups.length === 0 || part.groups.includes(group);
}

export function groupOf(document: Pick<EditionDocument, 'groups'>, code: string): EditionGroup | null {
  return document.groups.find((it) => it.code === code) ?? null;
}

/** The sections that an entry of the group fills in, in their order. */
export function sectionsFor(document: Pick<EditionDocument, 'sections'>, group: string): readonly EditionSection[] {
  return document.sections.filter((it) => isForGroup(it, group));
}

export function categoriesFor(
  document: Pick<EditionDocument, 'categories'>,
  group: string,
): readonly EditionCategory[] {
  return document.categories.filter((it) => isForGroup(it, group));
}

export function awardsFor(document: Pick<EditionDocument, 'awards'>, group: string): readonly AwardLevel[] {
  return document.awards.filter((it) => isForGroup(it, group));
}

/** The rules of one kind that an entry of the group is held against. */
export function rulesFor<Kind extends EligibilityKind>(
  document: Pick<EditionDocument, 'eligibility'>,
  kind: Kind,
  group: string,
): readonly RuleOf<Kind>[] {
  return document.eligibility.filter((it): it is RuleOf<Kind> => it.kind === kind && isForGroup(it, group));
}

/** The quotas that bind an institution of this kind in the group; each counts the entries of all its groups together. */
export function quotasFor(
  document: Pick<EditionDocument, 'eligibility'>,
  group: string,
  kind: InstitutionKind,
): readonly RuleOf<'quota'>[] {
  return rulesFor(document, 'quota', group).filter((it) => it.kinds.length === 0 || it.kinds.includes(kind));
}

/** The rubric by which entries of the group are scored in the stage; one that names the group goes before one for all. */
export function rubricFor(
  document: Pick<EditionDocument, 'rubrics'>,
  stage: ScoringKind,
  group: string,
): Rubric | null {
  const fitting = document.rubrics.filter((it) => it.stage === stage && isForGroup(it, group));
  return fitting.find((it) => it.groups.length > 0) ?? fitting[0] ?? null;
}

/** Each criterion's share of the score, together 1; criteria whose weights nobody knows count the same. */
export function sharesOf(criteria: readonly Pick<Criterion, 'code' | 'weight'>[]): ReadonlyMap<string, number> {
  const isKnown = criteria.every((it) => it.weight !== null);
  const weights = criteria.map((it) => (isKnown ? (it.weight ?? 0) : 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  return new Map(criteria.map((it, index) => [it.code, sum === 0 ? 0 : (weights[index] ?? 0) / sum]));
}

export type Applicant = {
  readonly kind: InstitutionKind;
  readonly regionCode: string | null;
  /** It belongs to the institution that organises the edition. */
  readonly isOrganiser: boolean;
};

/** Why an institution may not enter; each reason is a message `edition.entrant.<why>`. */
export function whyNotEntrant(
  { entrants }: Pick<EditionDocument, 'entrants'>,
  applicant: Applicant,
): 'not_own' | 'kind' | 'region' | null {
  if (entrants.ownInstitutionOnly && !applicant.isOrganiser) return 'not_own';
  if (!entrants.kinds.includes(applicant.kind)) return 'kind';
  if (entrants.regions === 'all') return null;
  const lies = (region: string) => applicant.regionCode === region || applicant.regionCode?.startsWith(`${region}.`);
  return entrants.regions.some(lies) ? null : 'region';
}
