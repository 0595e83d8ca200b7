import type { FieldErrors } from '#platform/ui/field.tsx';
import type { HelpRequest, Profile, Step } from '../model.ts';
import type { RequestMove } from '../rules/moves.ts';
import type { Ranked } from '../rules/rank.ts';

export type OnePageProps = {
  readonly request: HelpRequest;
  readonly steps: readonly Step[];
  /** Who fits, the best first; for those who may offer it. */
  readonly ranked: readonly Ranked[];
  readonly coaches: readonly Profile[];
  readonly may: Readonly<Record<RequestMove, boolean>>;
  readonly seesCase: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  readonly now: Date;
};
