import affairsPreset from '../../../presets/affairs.json' with { type: 'json' };
import astaCitaPreset from '../../../presets/asta-cita.json' with { type: 'json' };
import sdgsPreset from '../../../presets/sdgs.json' with { type: 'json' };

/** Groups of government affairs (UU 23/2014 art. 11–12), in their order. */
export const affairGroups = ['basic_service', 'mandatory', 'optional', 'support'] as const;
export type AffairGroup = (typeof affairGroups)[number];

export type Affair = {
  readonly code: string;
  readonly group: AffairGroup;
  readonly name: string;
  readonly nameEn: string;
};
export type Goal = { readonly number: number; readonly name: string; readonly nameEn: string };

function isGroup(text: string): text is AffairGroup {
  return (affairGroups as readonly string[]).includes(text);
}

export const affairs: readonly Affair[] = affairsPreset.items.map(({ code, group, name, name_en }) => {
  if (!isGroup(group)) throw new Error(`affair ${code} stands in an unknown group ${group}`);
  return { code, group, name, nameEn: name_en };
});
export const sdgs: readonly Goal[] = sdgsPreset.items.map((it) => ({
  number: it.number,
  name: it.name,
  nameEn: it.name_en,
}));
export const astaCita: readonly Goal[] = astaCitaPreset.items.map((it) => ({
  number: it.number,
  name: it.name,
  nameEn: it.name_en,
}));

const affairsByCode = new Map(affairs.map((affair) => [affair.code, affair]));

/** The affair of a code, or null for one that the preset does not know (any more). */
export function affairOfCode(code: string): Affair | null {
  return affairsByCode.get(code) ?? null;
}

export function sdgOfNumber(number: number): Goal | null {
  return sdgs[number - 1] ?? null;
}

export function astaCitaOfNumber(number: number): Goal | null {
  return astaCita[number - 1] ?? null;
}
