import {
  governmentName,
  type InstitutionId,
  type InstitutionKind,
  matchRegion,
  nameKey,
  regionByCode,
  splitAgency,
} from '#identity/index.ts';
import type { PlaceChoice, PlaceDoubt, PlaceStanding, SaidPlace } from '../model.ts';
import { isBlank } from './reading.ts';

/** The cells of a row that say where an innovation stands; '' for a column that the sheet does not have. */
export type PlaceCells = {
  readonly institution: string;
  readonly unit: string;
  readonly kind: string;
  readonly province: string;
  readonly region: string;
};

/** Place of the rows that name none and belong to the institution chosen for them. */
export const DEFAULT_PLACE = '=';

export type PlaceReading = { readonly place: SaidPlace | null; readonly unit: string | null };

/** Which institution and unit a row names; null when it names none. */
export function readPlace(cells: PlaceCells): PlaceReading {
  const unit = isBlank(cells.unit) ? null : tidy(cells.unit);
  const agency = isBlank(cells.institution) ? null : tidy(cells.institution);
  const region = matchRegion(cells.region, cells.province);
  const government = region?.kind === 'exact' ? governmentName(region.region) : tidy(cells.region);
  if (agency === null && isBlank(government)) return { place: null, unit };
  const alone = splitAgency(agency ?? government, cells.kind, cells.province);
  // "Dinas Kesehatan" beside a column "Toba" is a unit of the government of Toba.
  const beside = agency !== null && alone.institution === null && region?.kind === 'exact';
  const split = beside ? splitAgency(government, '', '') : alone;
  // A remark such as "tidak disebut" names no institution, not one of that name.
  if (split.institution === null && split.doubts.every((doubt) => doubt === 'not_stated')) return { place: null, unit };
  return { place: placeOf(split, cells.province), unit: unit ?? (beside ? agency : split.unit) };
}

const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

function placeOf(split: ReturnType<typeof splitAgency>, province: string): SaidPlace {
  const { institution, text, doubts } = split;
  const named = institution !== null && !doubts.some(leavesOpen);
  return {
    key: named
      ? `${nameKey(institution.name)}|${institution.regionCode ?? ''}`
      : `?${nameKey(text)}|${split.place ?? ''}`,
    text,
    kind: institution?.kind ?? null,
    name: institution?.name ?? null,
    regionCode: institution?.regionCode ?? (institution === null ? split.place : null),
    doubts,
    candidates: candidatesOf(text, province),
  };
}

function candidatesOf(text: string, province: string): readonly string[] {
  const match = matchRegion(text, province);
  return match?.kind === 'ambiguous' ? match.candidates.map((region) => region.code) : [];
}

/** Doubts that leave open which institution is meant, even where a name could be read; the others only want a look. */
function leavesOpen(doubt: PlaceDoubt): boolean {
  return doubt === 'region_unknown' || doubt === 'region_ambiguous';
}

export type KnownInstitution = {
  readonly id: InstitutionId;
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly regionCode: string | null;
};
export type WantedInstitution = Omit<KnownInstitution, 'id'>;

export type ResolvedPlace = {
  readonly standing: PlaceStanding;
  readonly institutionId: InstitutionId | null;
  /** What is made when the import runs; null when the institution stands or its rows stay out. */
  readonly toMake: WantedInstitution | null;
};

/** Finds an institution as identity does: governments by their region, others by name and region. */
export function findIn(known: readonly KnownInstitution[]): (wanted: WantedInstitution) => InstitutionId | null {
  const governments = new Map<string, InstitutionId>();
  const names = new Map<string, InstitutionId[]>();
  const add = (key: string, id: InstitutionId) => names.set(key, [...(names.get(key) ?? []), id]);
  for (const it of known) {
    if (isGovernment(it.kind) && it.regionCode !== null) governments.set(it.regionCode, it.id);
    add(`${nameKey(it.name)}|${it.regionCode ?? ''}`, it.id);
    add(nameKey(it.name), it.id);
  }
  return (wanted) => {
    const { regionCode } = wanted;
    const government = isGovernment(wanted.kind) && regionCode !== null ? governments.get(regionCode) : undefined;
    const key = regionCode === null ? nameKey(wanted.name) : `${nameKey(wanted.name)}|${regionCode}`;
    const [only, ...others] = names.get(key) ?? [];
    return government ?? (others.length === 0 ? (only ?? null) : null);
  };
}

const isGovernment = (kind: InstitutionKind) => kind === 'province' || kind === 'regency' || kind === 'city';

export type PlaceScope = {
  readonly find: (wanted: WantedInstitution) => InstitutionId | null;
  /** A local admin's own institution, outside of which nothing is touched; null for the hub. */
  readonly only: InstitutionId | null;
};

/** What becomes of the rows of a place: by what a person chose for it, else by what the cells say. */
export function resolvePlace(place: SaidPlace, choice: PlaceChoice | null, scope: PlaceScope): ResolvedPlace {
  if (choice?.kind === 'leave_out') return { standing: 'missing', institutionId: null, toMake: null };
  if (choice?.kind === 'institution')
    return within({ standing: 'matched', institutionId: choice.institutionId, toMake: null }, scope);
  const wanted = wantedFor(place, choice);
  const institutionId = scope.find(wanted);
  if (institutionId !== null) return within({ standing: 'matched', institutionId, toMake: null }, scope);
  const open = choice === null && (place.name === null || place.doubts.some(leavesOpen));
  return within({ standing: open ? 'unclear' : 'new', institutionId: null, toMake: wanted }, scope);
}

function within(resolved: ResolvedPlace, scope: PlaceScope): ResolvedPlace {
  if (scope.only === null || resolved.institutionId === scope.only) return resolved;
  return { standing: 'foreign', institutionId: null, toMake: null };
}

/** What the cells do not say stays unsaid: an unknown kind is "other", an unknown region none. */
function wantedFor(place: SaidPlace, choice: PlaceChoice | null): WantedInstitution {
  const region = choice?.kind === 'region' ? regionByCode(choice.regionCode) : null;
  if (region) return { kind: region.level, name: governmentName(region), regionCode: region.code };
  return { kind: place.kind ?? 'other', name: place.name ?? place.text, regionCode: place.regionCode };
}
