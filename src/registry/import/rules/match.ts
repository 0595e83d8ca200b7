import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationId, VersionId } from '../../model/ids.ts';
import type { InnovationState, Origin, WorkingState } from '../../model/states.ts';
import type { SaidAward } from '../model.ts';

/** A record that stands, with what an import asks of it. */
export type StandingRecord = {
  readonly id: InnovationId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly state: InnovationState;
  readonly origin: Origin;
  readonly working: WorkingState | null;
  readonly publishedVersionId: VersionId | null;
  readonly workingVersionId: VersionId | null;
  /** Number and revision of the version whose content this is: the published one, else the open one. */
  readonly versionNo: number;
  readonly revision: number;
  readonly content: InnovationContent;
  readonly awards: readonly SaidAward[];
};

/** How a standing record answers to what a row says. */
export type Candidate = {
  readonly id: InnovationId;
  readonly institutionId: InstitutionId;
  readonly startYear: number | null;
  /** Ids in the system of the sheet. */
  readonly externalIds: readonly string[];
  readonly by: 'external_id' | 'title' | 'award_title';
};

export type WantedMatch = {
  /** Null while the institution is not made yet. */
  readonly institutionId: InstitutionId | null;
  readonly startYear: number | null;
  readonly externalId: string | null;
};

export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly id: InnovationId; readonly by: Candidate['by'] }
  | { readonly kind: 'several' }
  | { readonly kind: 'elsewhere' };

/**
 * The standing record that a row tells of: by the other system's id, else by its title in the same institution, else by
 * a title under which it won. Several that answer equally are not chosen from; one of another institution is not taken.
 */
export function matchRecord(wanted: WantedMatch, candidates: readonly Candidate[]): Match {
  const byId = candidates.filter((it) => it.by === 'external_id');
  const known = byId.filter((it) => it.institutionId === wanted.institutionId);
  if (byId.length > 0 && known.length === 0) return { kind: 'elsewhere' };
  for (const found of [known, titled('title'), titled('award_title')]) {
    const [only, ...others] = closest(found, wanted.startYear);
    if (only === undefined) continue;
    return others.length > 0 ? { kind: 'several' } : { kind: 'one', id: only.id, by: only.by };
  }
  return { kind: 'none' };

  function titled(by: Candidate['by']) {
    return candidates.filter((it) => it.by === by && it.institutionId === wanted.institutionId && fits(it, wanted));
  }
}

function fits(candidate: Candidate, wanted: WantedMatch): boolean {
  const { externalId, startYear } = wanted;
  if (externalId !== null && candidate.externalIds.length > 0 && !candidate.externalIds.includes(externalId))
    return false;
  return startYear === null || candidate.startYear === null || candidate.startYear === startYear;
}

/** Of several, those of the very year come first. */
function closest(candidates: readonly Candidate[], startYear: number | null): readonly Candidate[] {
  const distinct = [...new Map(candidates.map((it) => [it.id, it])).values()];
  const exact = distinct.filter((it) => startYear !== null && it.startYear === startYear);
  return exact.length > 0 ? exact : distinct;
}
