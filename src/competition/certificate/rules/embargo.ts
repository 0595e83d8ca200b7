import type { EditionDocument } from '../../edition/model/document.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { PlenaryStage } from '../../stage/model/plenary.ts';
import { announcedAt } from '../../stage/rules/reveal.ts';
import type { CertificateKind } from '../model.ts';

/** The plenary whose outcome a certificate tells by being there; others tell of none. */
const tells: Readonly<Partial<Record<CertificateKind, PlenaryStage>>> = {
  award: 'tpi_plenary',
  finalist: 'finalists_plenary',
};

type Told = Pick<EditionDocument, 'stages' | 'privacy'>;

/** The hour of the announcement that a certificate of the kind must not come before; null: none is waited for. */
export function earliestFor(document: Told, kind: CertificateKind): Date | null {
  const stage = tells[kind];
  if (!stage || !document.privacy.embargo || !stageOfKind(document, stage)) return null;
  return announcedAt(document, stage);
}

type Shown = { readonly kind: CertificateKind; readonly visibleFrom: Date | null };

/** Why certificates may not be there for others from this moment on: their outcome is announced later. */
export function whyNotShown(document: Told, { kind, visibleFrom }: Shown, now: Date): 'under_embargo' | null {
  const earliest = earliestFor(document, kind);
  return earliest !== null && earliest > (visibleFrom ?? now) ? 'under_embargo' : null;
}
