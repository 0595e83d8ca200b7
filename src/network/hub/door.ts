import type { Viewer } from '#identity/index.ts';
import type { Figure } from '#platform/figure.ts';

/** What those beside and above count, handed in by the app. */
export type Figures = readonly Figure<Viewer>[];
