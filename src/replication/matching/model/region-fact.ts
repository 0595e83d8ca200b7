import * as z from 'zod';

/** What the hub may enter of a region, out of publications: population, area in km², islands, sea coast, mountains, budget (APBD) a head. */
export const regionFactNames = ['population', 'area', 'islands', 'coast', 'mountain', 'budget_per_head'] as const;
export type RegionFactName = (typeof regionFactNames)[number];

export const yesNoFacts = ['coast', 'mountain'] as const satisfies readonly RegionFactName[];
export const isYesNo = (name: RegionFactName): boolean => (yesNoFacts as readonly RegionFactName[]).includes(name);

export const FIRST_YEAR = 1945;
export const LAST_YEAR = 2100;
export const LONGEST_SOURCE = 300;
export const MOST_VALUE = 1e15;

/** Persons, square kilometres, islands, 1 or 0 (yes or no), rupiah a head; without year and source a number is no fact. */
export const regionFactSchema = z.object({
  value: z.number().min(0).max(MOST_VALUE),
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  source: z.string().trim().min(1).max(LONGEST_SOURCE),
});
export type RegionFact = z.infer<typeof regionFactSchema>;

/** What is known of one region; what nobody has entered is not there. */
export type RegionFacts = Readonly<Partial<Record<RegionFactName, RegionFact>>>;
