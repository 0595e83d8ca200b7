import type { ComponentChildren } from 'preact';
import type { Viewer } from '#identity/index.ts';
import { isActing } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { paths as sheetPaths } from '../../answer/paths.ts';
import { listerRoles } from '../../answer/rules/rights.ts';
import type { InstrumentEdition } from '../model/edition.ts';

/** From an edition to its sheets, for those who have some. */
export function waysTo({ id, state }: InstrumentEdition, viewer: Viewer): ComponentChildren {
  if (state === 'draft' || !isActing(viewer, ...listerRoles)) return null;
  return <LinkButton href={sheetPaths.list.to({ edisi: id })}>{t('instrument.sheets.button')}</LinkButton>;
}
