import type { Viewer } from '#identity/index.ts';
import type { FactSource } from '#instrument/index.ts';
import type { Figure } from '#platform/figure.ts';

/** What those beside and above count, handed in by the app. */
export type Figures = readonly Figure<Viewer>[];

/** What the hub knows of itself, for the instruments that ask it. */
export type HubDoors = { readonly figures: Figures; readonly facts: readonly FactSource[] };
