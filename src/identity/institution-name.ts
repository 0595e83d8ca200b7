import type { InstitutionKind } from './model.ts';
import type { Region, RegionLevel } from './regions/list.ts';
import { matchRegion, provinceFrom, statesLevel } from './regions/match.ts';

/** Why a person should look at a split before it is trusted. */
export type AgencyDoubt =
  | 'not_stated'
  | 'kind_unknown'
  | 'kind_differs'
  | 'region_unknown'
  | 'region_ambiguous'
  | 'village_named';

export type NamedInstitution = {
  readonly kind: InstitutionKind;
  /** The name under which it is kept: "Pemerintah Kabupaten Deli Serdang". */
  readonly name: string;
  /** Region that it governs or serves; null for national institutions and where it is not known. */
  readonly regionCode: string | null;
  readonly certain: boolean;
};

export type AgencySplit = {
  /** The cell as written, spaces tidied. */
  readonly text: string;
  /** Null when the cell does not say which institution it is. */
  readonly institution: NamedInstitution | null;
  /** Unit within it as written, nothing spelled out; null when none is named. */
  readonly unit: string | null;
  /** Narrowest region known of the row: the institution's, else the province column's. */
  readonly place: string | null;
  readonly doubts: readonly AgencyDoubt[];
};

type Parts = { readonly head: string; readonly tail: string | null };
type Found = {
  readonly institution: NamedInstitution | null;
  readonly unit: string | null;
  readonly doubts: AgencyDoubt[];
};

/** Words of the register's `kind` column. */
const KINDS: ReadonlyMap<string, InstitutionKind> = new Map<string, InstitutionKind>([
  ['kementerian', 'ministry'],
  ['lembaga', 'agency'],
  ['provinsi', 'province'],
  ['kabupaten', 'regency'],
  ['kota', 'city'],
  ['bumn', 'state_enterprise'],
  ['bumd', 'regional_enterprise'],
  ['desa', 'village'],
  ['kalurahan', 'village'],
  ['nagari', 'village'],
]);
/** Special provinces whose governments bear another name than "Pemerintah Provinsi …" (UU 11/2006, UU 13/2012). */
const OWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['11', 'Pemerintah Aceh'],
  ['34', 'Pemerintah Daerah Daerah Istimewa Yogyakarta'],
]);
const GOVERNMENT = /^(pemerintah|pemda|pemprov|pemkab|pemkot)\b/i;
const VILLAGE = /^(desa|kalurahan|nagari|gampong|pekon)\b/i;
const REMARK = /\b(not (in|stated|given|known)|tidak (disebut|diketahui|tercantum)|belum diketahui)|^[\s?.–-]*$/i;

/** The kind that the `kind` column names, or null ("?", empty, a word that we do not know). */
export function parseInstitutionKind(text: string): InstitutionKind | null {
  return KINDS.get(text.trim().toLowerCase()) ?? null;
}

/** The name under which the government of a region is kept. */
export function governmentName(region: Region): string {
  if (region.level !== 'province') return `Pemerintah ${region.name}`;
  return OWN_NAMES.get(region.code) ?? `Pemerintah Provinsi ${region.name}`;
}

/**
 * Splits an agency cell such as "Pemerintah Kabupaten Wajo (BKPSDM)" into institution and unit, helped by the row's kind
 * and province. Nothing is guessed: what cannot be told is null, with the doubt named and the text kept.
 */
export function splitAgency(text: string, kind: string, province: string): AgencySplit {
  const tidy = text.replaceAll(/\s+/g, ' ').trim();
  const { head, tail } = partsOf(tidy);
  const remark = tail !== null && REMARK.test(tail);
  const unit = remark || tail === null || abbreviates(tail, head) ? null : tail;
  const found = institutionIn(head, unit, parseInstitutionKind(kind), province);
  const doubts = [...(remark ? (['not_stated'] as const) : []), ...found.doubts];
  const institution = found.institution && { ...found.institution, certain: doubts.length === 0 };
  return {
    text: tidy,
    institution,
    unit: found.unit,
    place: institution?.regionCode ?? provinceFrom(province),
    doubts,
  };
}

/** "A (B)" → A and B; a legal form in brackets ("PT PLN (Persero)") belongs to the name. */
function partsOf(text: string): Parts {
  const [, head, tail] =
    /^((?:[^(]|\((?:Persero|Perseroda|Tbk)\))+?) ?\((?!(?:Persero|Perseroda|Tbk)\))((?:[^()]|\([^()]*\))*)\)$/.exec(
      text,
    ) ?? [];
  return head === undefined || tail === undefined ? { head: text, tail: null } : { head, tail: tail.trim() };
}

/** Whether the text in brackets is only the short form of the name before it: "Badan … Pembangunan (BPKP)". */
function abbreviates(short: string, name: string): boolean {
  const initials = name.split(' ').filter((word) => /^\p{Lu}/u.test(word));
  return /^\p{Lu}{2,}$/u.test(short) && initials.map((word) => word.charAt(0)).join('') === short;
}

function institutionIn(head: string, unit: string | null, kind: InstitutionKind | null, province: string): Found {
  if (REMARK.test(head)) return { institution: null, unit, doubts: ['not_stated'] };
  const level = levelOf(kind);
  if (level !== null || GOVERNMENT.test(head) || isRegion(head, province))
    return governmentIn(head, unit, level, province);
  const told = kind ?? (/^kementerian\b/i.test(head) ? 'ministry' : null);
  if (told === null) return { institution: null, unit, doubts: ['kind_unknown'] };
  if (told === 'village') return { institution: village(head, province), unit, doubts: [] };
  const regionCode = told === 'regional_enterprise' ? provinceFrom(province) : null;
  return { institution: { kind: told, name: nationalName(head, told), regionCode, certain: true }, unit, doubts: [] };
}

/** "Kabupaten Toba", and nothing else: offices mean its government. A name without its level may be anything. */
function isRegion(head: string, province: string): boolean {
  return statesLevel(head) && matchRegion(head, province)?.kind === 'exact';
}

function levelOf(kind: InstitutionKind | null): RegionLevel | null {
  return kind === 'province' || kind === 'regency' || kind === 'city' ? kind : null;
}

/** "Kepolisian Negara RI" is written out, a ministry's "RI" is left off, so that both spellings meet. */
function nationalName(head: string, kind: InstitutionKind): string {
  if (kind === 'ministry') return head.replace(/ (RI|Republik Indonesia)$/, '');
  return head.replace(/ RI$/, ' Republik Indonesia');
}

/** A regional government, alone or beside its unit: "Pemkab X", "Dinas Y, Kabupaten X", "Dinas Y Kabupaten X". */
function governmentIn(head: string, unit: string | null, level: RegionLevel | null, province: string): Found {
  for (const { name, beside } of cutsOf(head)) {
    const match = matchRegion(name, province, level ?? undefined);
    if (match?.kind === 'ambiguous') return unmatched(head, unit, level, 'region_ambiguous');
    if (match === null) continue;
    const doubts: AgencyDoubt[] = beside !== null && VILLAGE.test(beside) ? ['village_named'] : [];
    if (level !== null && match.region.level !== level) doubts.push('kind_differs');
    return { institution: government(match.region), unit: unitOf(head, beside, unit), doubts };
  }
  return unmatched(head, unit, level, 'region_unknown');
}

/** A unit of one word ("RSUD Kota Bandung") keeps the whole as its name; a unit within it follows in brackets. */
function unitOf(head: string, beside: string | null, bracketed: string | null): string | null {
  const named = beside === null || beside.includes(' ') ? beside : head;
  return named !== null && bracketed !== null ? `${named} (${bracketed})` : (named ?? bracketed);
}

/** "Kalurahan Kranggan, Kabupaten Kulon Progo": the village's own name, in the regency that is named beside it. */
function village(head: string, province: string): NamedInstitution {
  for (const { name, beside } of cutsOf(head)) {
    const match = beside === null ? null : matchRegion(name, province);
    if (beside !== null && match?.kind === 'exact')
      return { kind: 'village', name: beside, regionCode: match.region.code, certain: true };
  }
  return { kind: 'village', name: head, regionCode: provinceFrom(province), certain: true };
}

function government(region: Region): NamedInstitution {
  return { kind: region.level, name: governmentName(region), regionCode: region.code, certain: true };
}

function unmatched(head: string, unit: string | null, level: RegionLevel | null, doubt: AgencyDoubt): Found {
  if (level === null || !GOVERNMENT.test(head)) return { institution: null, unit, doubts: [doubt] };
  return { institution: { kind: level, name: head, regionCode: null, certain: false }, unit, doubts: [doubt] };
}

/** Where a region's name may stand in the text and what stands beside it: all of it, or from a word that says a level. */
function cutsOf(head: string): readonly { name: string; beside: string | null }[] {
  const cuts: { name: string; beside: string | null }[] = [{ name: head, beside: null }];
  for (const { index } of head.matchAll(
    /(?<=[ ,])(pemerintah|pemda|pemprov|pemkab|pemkot|provinsi|prov|kabupaten|kab|kota)\b/gi,
  )) {
    cuts.push({ name: head.slice(index), beside: head.slice(0, index).replace(/[ ,–—-]+$/, '') });
  }
  const [, first, second] = /^(.+?)(?:,| [–—-]) (.+)$/.exec(head) ?? [];
  if (first && second && statesLevel(first)) cuts.push({ name: first, beside: second });
  return cuts;
}
