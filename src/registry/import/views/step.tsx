import { t } from '#platform/i18n/i18n.ts';

/** An import is handed in, mapped and agreed to. */
const STEPS = 3;
export const UPLOAD_STEP = 1;
export const COLUMNS_STEP = 2;
export const PREVIEW_STEP = 3;

export function Step({ n }: { readonly n: number }) {
  return <>{t('import.step', { n, of: STEPS })}</>;
}
