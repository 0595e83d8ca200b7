import type { ProfileRowOf } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { livingTokens } from './queries.ts';

/** How many programs may act for the person, on the person's own profile. */
export const tokenRow: ProfileRowOf = async (conn, personId, now) => {
  const count = await livingTokens(conn, personId, now);
  const value = count > 0 ? t('tokens.inUse', { count }) : t('tokens.none.title');
  return { label: t('tokens.title'), value, change: paths.tokens.to() };
};
